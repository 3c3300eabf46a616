"""Names as records: persons, organisations, places and groups, whatever the pipeline calls them.

A reader sees one window at a time and may call the same name a place here and a person
there. An article means one thing by it, so the label that most of its mentions have stands.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.annotate.words import Words
from dateline.records import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LABELS = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "GROUP": "GROUP",
    "NORP": "GROUP",
}
"""Labels of ours and of stand-in pipelines (OntoNotes), and what they become. Labels of things,
works, laws, dates and numbers name no one who could act."""
NOUNS = ("NOUN", "PROPN")
DESCRIBING = ("amod", "compound", "nmod:desc")
"""Relations in which a people's name only tells of what kind something is: "Danish troops"."""

Said = tuple[str, ...]
"""A name's words in small letters."""


def read_names(doc: Doc, words: Words) -> tuple[Name, ...]:
    """Named mentions in text order. One that crosses a sentence ends with its first sentence."""
    found: list[tuple[Name, Said]] = []
    text = doc.text  # built anew at every access
    for ent in doc.ents:
        label = LABELS.get(ent.label_)
        first, last = words.at[ent.start], words.at[ent.end]
        if label is None or first == last or (label == "GROUP" and _only_describes(ent)):
            continue
        last = min(last, words.sentences[words.tokens[first].sent].last)
        said = tuple(text[token.start : token.end].lower() for token in words.tokens[first:last])
        found.append((Name(first=first, last=last, label=label), said))
    labels = settle_labels([(said, name.label) for name, said in found])
    return tuple(Name(first=name.first, last=name.last, label=labels[said]) for name, said in found)


def _only_describes(ent: Span) -> bool:
    last = ent[-1]
    return last.pos_ not in NOUNS or last.dep_ in DESCRIBING


def settle_labels(mentions: list[tuple[Said, str]]) -> dict[Said, str]:
    """One label a name: what most mentions say, of equals what the first says.

    A word that begins an organisation's name ("Orrick" of "Orrick Shipping") and ends no
    person's is the organisation, unless it names a place or a people (the "Danish" of
    "Danish Navy").
    """
    votes: dict[Said, Counter[str]] = {}
    for said, label in mentions:
        votes.setdefault(said, Counter())[label] += 1
    # most_common keeps the order of first mention among equals
    labels = {said: counts.most_common(1)[0][0] for said, counts in votes.items()}
    begins = {said[:1] for said, label in labels.items() if label == "ORG" and len(said) > 1}
    surnames = {said[-1:] for said, label in labels.items() if label == "PER" and len(said) > 1}
    for said, label in labels.items():
        if said in begins - surnames and label not in ("LOC", "GROUP"):
            labels[said] = "ORG"
    return labels
