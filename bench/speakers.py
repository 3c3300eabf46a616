"""Who says it, and how: DIR/{polnear_train,meantime,gva,ecbplus}.jsonl.gz, 300 sentences.

The labels, how they were sampled and what they mean: bench/labels/README.md. The program's
answer is the claim whose predicate is the labelled word; where there is none, the claim
nearest to that word in the sentence. `found`: a share of either kind; `at_word`: of the first.
A sentence without a claim is wrong in both. speaker_acc: the last speaker overlaps a labelled
one, or its entity has the antecedent's name; where nobody speaks, there is none. Where the word
is itself a verb of saying, asked is who tells of it: its own speaker and stance do not count.
stance_acc: equal. stance_marked_acc: of those that are not plain assertions. antecedent_acc: of
pronouns and descriptions that the text names, those that the entity names so. `halves` parts
by the hash of the documents: errors were looked at in the first alone. `antecedents`: 103 more
pronouns and descriptions by their own labels; see `bench/_antecedents.py`.
`baseline`: no speaker, asserts. --out writes one JSON line a sentence.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import _antecedents
from bench._counts import rounded
from bench._texts import annotated, rows
from dateline.extract import extract
from dateline.records import Claim, Reading, Speaker

Row = dict[str, Any]
Span = tuple[int, int]
FILES = {
    "polnear": "polnear_train.jsonl.gz", "meantime": "meantime.jsonl.gz", "gva": "gva.jsonl.gz",
    "ecb": "ecbplus.jsonl.gz",
}  # fmt: skip
LABELS = Path(__file__).parent / "labels" / "speakers.tsv"
CLASSES = ("plain", "according_to", "pronoun", "nested", "direct", "none")


@dataclass(frozen=True)
class Label:
    """One labelled sentence; spans are offsets into the document's text."""

    document: tuple[str, str]
    sentence: Span
    content: Span
    speakers: tuple[Span, ...]
    antecedent: Span | None
    stance: str
    kind: str


@dataclass(frozen=True)
class Answer:
    """What the program says of a labelled sentence, and what of it is right."""

    word: str = ""
    said_by: str = ""
    stance: str = ""
    at_word: bool = False
    speaker_right: bool = False
    named_right: bool = False
    stance_right: bool = False


def run(args: argparse.Namespace) -> Row:
    """The figures of the sets in the folder `args.path`."""
    labels = read_labels(LABELS)
    words = _antecedents.read_words()
    wanted = {label.document for label in labels} | {word.document for word in words}
    documents = {key: row for key, row in _documents(Path(args.path)) if key in wanted}
    readings = dict(zip(documents, map(extract, annotated(list(documents.values()))), strict=True))
    answers = [
        answer(label, documents[label.document]["text"], readings[label.document])
        for label in labels
    ]
    if args.out:
        lines = (_line(*pair) for pair in zip(labels, answers, strict=True))
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    pairs = list(zip(labels, answers, strict=True))
    meant = [
        (word, bool(names), _antecedents.is_right(word, documents[word.document]["text"], names))
        for word in words
        for names in (_antecedents.named_for(word, readings[word.document]),)
    ]
    return {
        **score(pairs),
        "sentences": len(pairs),
        "by_class": {
            kind: {**score(own), "sentences": len(own)}
            for kind in CLASSES
            if (own := [pair for pair in pairs if pair[0].kind == kind])
        },
        "halves": [
            score([pair for pair in pairs if _half(pair[0].document) == half]) for half in (0, 1)
        ],
        "antecedents": {
            **_antecedents.score(meant),
            "by_class": {
                kind: _antecedents.score([one for one in meant if one[0].kind == kind])
                for kind in sorted({word.kind for word in words})
            },
            "halves": [
                _antecedents.score([one for one in meant if _half(one[0].document) == half])
                for half in (0, 1)
            ],
        },
        "baseline": {
            "speaker_acc": rounded(sum(not label.speakers for label in labels), len(labels)),
            "stance_acc": rounded(sum(label.stance == "asserts" for label in labels), len(labels)),
        },
    }


def read_labels(path: Path) -> list[Label]:
    """The labels of a file as README.md beside it says."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Label(
                document=(row["set"], row["document"]),
                sentence=_antecedents.span(row["sentence"]),
                content=_antecedents.span(row["content"]),
                speakers=tuple(
                    _antecedents.span(part) for part in row["speaker"].split(";") if part
                ),
                antecedent=_antecedents.span(row["antecedent"]) if row["antecedent"] else None,
                stance=row["stance"],
                kind=row["class"],
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def answer(label: Label, text: str, reading: Reading) -> Answer:
    """What the program says of the labelled word."""
    claim = nearest(label, reading.claims)
    if claim is None:
        return Answer()
    at_word = _overlap(_predicate(claim), label.content)
    speakers, stance = claim.speakers, claim.stance
    outer = next((c for c in reading.claims if c.id == claim.said_in), None)
    if at_word and _speaks(claim, outer):
        speakers, stance = speakers[:-1], outer.stance if outer else "asserts"
    last = speakers[-1] if speakers else None
    named = last is not None and _is_named(last, label, text, reading)
    said = last is not None and any(_overlap(_place(last), span) for span in label.speakers)
    return Answer(
        word=claim.predicate.lemma,
        said_by=last.text if last else "",
        stance=stance,
        at_word=at_word,
        speaker_right=said or named if label.speakers else last is None,
        named_right=named,
        stance_right=stance == label.stance,
    )


def nearest(label: Label, claims: Sequence[Claim]) -> Claim | None:
    """The claim on the labelled word, else the one nearest to it in its sentence."""
    start, end = label.sentence
    near = [
        (not _overlap(_predicate(c), label.content),
         abs(c.predicate.start - label.content[0]), c.predicate.start, n)
        for n, c in enumerate(claims)
        if start <= c.predicate.start < end and c.quote.start <= label.content[0] < c.quote.end
    ]  # fmt: skip
    return claims[min(near)[-1]] if near else None


def score(pairs: Sequence[tuple[Label, Answer]]) -> Row:
    """The figures over some sentences."""
    marked = [a for label, a in pairs if label.stance != "asserts"]
    to_name = [a for label, a in pairs if label.antecedent]
    return {
        "speaker_acc": rounded(sum(a.speaker_right for _, a in pairs), len(pairs)),
        "stance_acc": rounded(sum(a.stance_right for _, a in pairs), len(pairs)),
        "stance_marked_acc": rounded(sum(a.stance_right for a in marked), len(marked)),
        "antecedent_acc": rounded(sum(a.named_right for a in to_name), len(to_name)),
        "found": rounded(sum(bool(a.word) for _, a in pairs), len(pairs)),
        "at_word": rounded(sum(a.at_word for _, a in pairs), len(pairs)),
    }


def _documents(folder: Path) -> Iterable[tuple[tuple[str, str], Row]]:
    for name, file in FILES.items():
        for row in rows(folder / file):
            for document in row.get("articles", [row]):
                yield (name, document["id"]), document


def _speaks(claim: Claim, outer: Claim | None) -> bool:
    """Whether the claim's last speaker is its own and not that of the utterance around it."""
    if not claim.speakers or (outer is not None and outer.speakers == claim.speakers):
        return False
    last = _place(claim.speakers[-1])
    return any(r.role == "who" and _overlap((r.start, r.end), last) for r in claim.roles)


def _is_named(speaker: Speaker, label: Label, text: str, reading: Reading) -> bool:
    """Whether the speaker's words or entity give the antecedent's name."""
    if label.antecedent is None:
        return False
    if _overlap(_place(speaker), label.antecedent):
        return True
    if speaker.entity is None:
        return False
    name = text[slice(*label.antecedent)]
    entity = reading.entities[speaker.entity]
    return any(_antecedents.same_name(name, known) for known in (entity.name, *entity.names))


def _place(speaker: Speaker) -> Span:
    """Where the speaker's words stand; nowhere for "reportedly"."""
    marks = speaker.quote.marks if speaker.quote else ()
    return marks[0] if marks else (0, 0)


def _predicate(claim: Claim) -> Span:
    return claim.predicate.start, claim.predicate.end


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _half(document: tuple[str, str]) -> int:
    return int(hashlib.sha1("/".join(document).encode()).hexdigest(), 16) % 2


def _line(label: Label, said: Answer) -> str:
    row = {"set": label.document[0], "document": label.document[1], "sentence": label.sentence,
           "word": said.word, "speaker": said.said_by, "stance": said.stance,
           "speaker_right": said.speaker_right, "stance_right": said.stance_right}  # fmt: skip
    return json.dumps(row, ensure_ascii=False) + "\n"
