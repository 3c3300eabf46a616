"""The whole stage, on Docs that other pipelines than ours could have left."""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc

from dateline.annotate import annotate
from dateline.records import Annotated
from tests.annotate.docs import article, doc

WORDS = ["The", "blast", "killed", "nine", "miners", "in", "Orrick", ",", "officials", "said", "."]


def parsed(**changes: list[str]) -> Doc:
    """A sentence as spaCy's own English pipelines draw it."""
    given = {
        "heads": [1, 2, 9, 4, 2, 2, 5, 9, 9, 9, 9],
        "deps": ["det", "nsubj", "ccomp", "nummod", "dobj", "prep", "pobj", "punct", "nsubj",
                 "ROOT", "punct"],
        "upos": ["DET", "NOUN", "VERB", "NUM", "NOUN", "ADP", "PROPN", "PUNCT", "NOUN", "VERB",
                 "PUNCT"],
        "lemmas": ["the", "blast", "kill", "nine", "miner", "in", "Orrick", ",", "official",
                   "say", "."],
        "ents": ["O"] * 6 + ["B-GPE"] + ["O"] * 4,
    }  # fmt: skip
    spaces = [True] * 6 + [False, True, True, False, False]
    return doc(WORDS, spaces, **(given | changes))  # type: ignore[arg-type]


def read(made: Doc) -> Annotated:
    return annotate(article(made.text), made)


def test_stage_another_pipeline_may_stand_in() -> None:
    """Names, predicates with roles, and what a number counts, from a tree and nothing more."""
    found = read(parsed())
    assert [(name.first, name.label) for name in found.names] == [(6, "LOC")]
    roles = {found.tokens[p.token].lemma: p.roles for p in found.predicates}
    assert roles["kill"] == (("ARG0", 1), ("ARG1", 4), ("ARGM-ADV", 6))
    assert roles["say"] == (("ARG1", 2), ("ARG0", 8))
    assert [(f.counts, f.best, f.head) for f in found.figures] == [("killed", 9, 4)]


def test_stage_without_tags_and_tree_still_gives_words_and_times() -> None:
    found = read(doc(["Rain", "fell", "on", "5", "March", "2031", "."]))
    assert len(found.tokens) == 7
    assert found.predicates == ()
    assert [time.value for time in found.times] == ["2031-03-05"]


def test_stage_hands_on_a_vector_for_every_sentence() -> None:
    if not Doc.has_extension("dateline_wording"):
        Doc.set_extension("dateline_wording", default=None)
    made = doc(["Rain", "fell", ".", "\n", "Dams", "broke", "."],
               starts=[1, -1, -1, -1, 1, -1, -1])  # fmt: skip
    made._.dateline_wording = [b"\x01", b"\x02"]
    found = read(made)
    assert found.wording == (b"\x01", b"\x02")
    assert len(found.sentences) == 2


def test_stage_gives_records_that_can_be_written_down() -> None:
    """Law: what leaves spaCy's border is data alone, the same when packed and read back."""
    found = read(parsed())
    packed = msgspec.msgpack.encode(found)
    assert msgspec.msgpack.decode(packed, type=Annotated) == found
    assert read(parsed()) == found
