"""The reader as a spaCy pipeline component, `dateline_reader`: it fills a Doc with labels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from dateline.reader import artefacts
from dateline.reader.decode import Parse
from dateline.reader.model import Model

NAME = "dateline_reader"
SET = ["POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
"""Token attributes that are written, in the order of the columns."""
BEGINS, INSIDE, OUTSIDE = 3, 1, 2
"""spaCy's numbers for the place of a token in a named span."""

Ints = npt.NDArray[np.int64]

for _name in ("dateline_predicates", "dateline_wording"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@cache
def shipped_model() -> Model:
    """The process's one model: its files are checked and it is loaded once."""
    return Model(artefacts.files())


@Language.factory(
    NAME,
    assigns=[
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.dep",
        "token.head",
        "token.is_sent_start",
        "token.ent_iob",
        "token.ent_type",
        "doc.sents",
        "doc.ents",
        "doc._.dateline_predicates",
        "doc._.dateline_wording",
    ],
)
def make_component(nlp: Language, name: str) -> ReaderComponent:
    """Build the component for a pipeline; it takes no settings."""
    return ReaderComponent(shipped_model())


class ReaderComponent:
    """Reads the words of a Doc. White space is not read: it hangs on the word before it.

    Sentence starts that are set beforehand are kept. Where all are set, they are the
    sentences; where only some are, each begins a new stretch of text, as a Block does, and
    so does the word after an empty line.
    """

    def __init__(self, model: Model) -> None:
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        where = np.flatnonzero(doc.to_array("IS_SPACE") == 0)
        set_annotations(doc, self._predict(doc, where), where)
        return doc

    def _predict(self, doc: Doc, where: Ints) -> Parse:
        words = [doc[token].text for token in where.tolist()]
        preset = doc.to_array("SENT_START").astype(np.int64)[where]
        begins = np.flatnonzero(preset == 1).tolist()
        if (preset[1:] != 0).all():
            return self._model.read(words, starts=begins)
        return self._model.read(words, borders=[*begins, *_after_empty_lines(doc, where)])


def _after_empty_lines(doc: Doc, where: Ints) -> Iterator[int]:
    """Places in `where` of the words that follow an empty line."""
    for word, token in enumerate(where.tolist()):
        if word and token - where[word - 1] > 1:
            between = doc[int(where[word - 1]) + 1 : token].text
            if between.count("\n") > 1:
                yield word


def set_annotations(doc: Doc, parse: Parse, where: Ints) -> None:
    """Write the labels of `parse` to the tokens `where`, and hang white space on its neighbour."""
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    columns = np.zeros((len(doc), len(SET)), dtype=np.uint64)
    columns[:, 0] = strings["SPACE"]
    columns[:, 1] = morphology.add("")
    columns[:, 2] = [strings.add(token.text) for token in doc]
    columns[:, 3] = strings.add("dep")
    columns[:, 5] = OUTSIDE
    heads = _hosts(len(doc), where)
    if len(where):
        columns[where, 0] = [strings[tag] for tag in parse.upos]
        columns[where, 1] = [morphology.add(feats) for feats in parse.feats]
        columns[where, 2] = [strings.add(lemma) for lemma in parse.lemmas]
        columns[where, 3] = [strings.add(rel) for rel in parse.rels]
        heads[where] = where[parse.heads]
    columns[:, 4] = (heads - np.arange(len(doc))).astype(np.uint64)
    for first, last, kind in parse.names:
        begin, end = where[first], where[last - 1] + 1
        columns[begin:end, 5] = INSIDE
        columns[begin, 5] = BEGINS
        columns[begin:end, 6] = strings.add(kind)
    doc.from_array(SET, columns)  # type: ignore[arg-type]
    doc._.dateline_predicates = [
        (int(where[told.word]), told.nominal, [(role, int(where[w])) for role, w in told.roles])
        for told in parse.told
    ]


def _hosts(tokens: int, where: Ints) -> Ints:
    """For each token the word it hangs on if it is white space: the one before, else the first.

    Where there is no word at all, everything hangs on token 0.
    """
    if not len(where):
        return np.zeros(tokens, dtype=np.int64)
    before = np.searchsorted(where, np.arange(tokens), side="right") - 1
    return where[np.maximum(before, 0)]
