"""Names as records: persons, organisations and places, whatever the pipeline calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotate.words import Words
from dateline.records import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}
"""Labels of ours and of stand-in pipelines (OntoNotes), and what they become. NORP ("the
Danes") is left out: our reader marks no such names, and extract finds groups by their words.
Labels of things, works, laws, dates and numbers name no one who could act."""


def read_names(doc: Doc, words: Words) -> tuple[Name, ...]:
    """Named mentions in text order. One that crosses a sentence ends with its first sentence."""
    names = []
    for ent in doc.ents:
        label = LABELS.get(ent.label_)
        first, last = words.at[ent.start], words.at[ent.end]
        if label is None or first == last:
            continue
        last = min(last, words.sentences[words.tokens[first].sent].last)
        names.append(Name(first=first, last=last, label=label))
    return tuple(names)
