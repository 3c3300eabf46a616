"""Predicates and participants of claims: DIR/meantime.jsonl.gz, or that file itself; of it
the documents with `claims`.

Scored are sentences 0 and 2 to 5, all that the set annotates. mention: the word that tells a
claim lies in the gold predicate, one to one. arg: over participants of matched predicates, a
span is right when it ends with the gold span's last word or shares half of its characters;
arg_role also wants the role (who = Arg0, whom and what = Arg1, where = Argm-LOC). Gold
participants are named entities only, so precision is understated. day_acc: of the event
mentions whose chain has a full day in `meantime_instances.jsonl.gz` beside it, those whose
claim has that day; one that no claim tells, or that is left open, counts against it. --out
writes JSON lines with `claims` as in the set.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench._counts import F1, rounded
from bench._texts import annotated, rows
from dateline.extract import extract
from dateline.records import Annotated, Claim
from dateline.when import local_day

INSTANCES = "meantime_instances.jsonl.gz"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SCORED = (0, 2, 3, 4, 5)
ROLES = {"who": "Arg0", "whom": "Arg1", "what": "Arg1", "where": "Argm-LOC"}
HALF = 0.5
Span = tuple[int, int]
Argument = tuple[Span, str]


def run(args: argparse.Namespace) -> dict[str, Any]:
    """The figures of the set at `args.path`; `every_predicate`: if all of the reader's told."""
    path = Path(args.path)
    path = path / "meantime.jsonl.gz" if path.is_dir() else path
    documents = [row for row in rows(path) if row.get("claims")]
    mention, plain, with_role, every = F1(), F1(), F1(), F1()
    gold_days = _days(path.parent / INSTANCES)
    days: list[tuple[bool, bool]] = []
    out = []
    for document, found in zip(documents, annotated(documents), strict=True):
        stretches = [document["sents"][n] for n in SCORED if n < len(document["sents"])]
        claims = extract(found).claims
        said = [c for c in claims if any(s <= c.predicate.start < e for s, e in stretches)]
        out.append({"id": document["id"], "claims": [_row(claim) for claim in said]})
        _score(document, said, mention, plain, with_role)
        _score_every(document, found, stretches, every)
        days += _score_days(document, claims, gold_days)
    if args.out:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in out)
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    return {
        "mention_f1": mention.value,
        "mention_recall": mention.recall,
        "mention_precision": mention.precision,
        "arg_f1": plain.value,
        "arg_recall": plain.recall,
        "arg_role_f1": with_role.value,
        "arg_role_recall": with_role.recall,
        "day_acc": rounded(sum(right for _, right in days), len(days)),
        "day_found": rounded(sum(told for told, _ in days), len(days)),
        "day_mentions": len(days),
        "documents": len(documents),
        "predicates": mention.so,
        "claims_a_document": rounded(mention.said, len(documents)),
        "every_predicate": {
            "mention_f1": every.value,
            "mention_recall": every.recall,
            "mention_precision": every.precision,
        },
    }


def _days(path: Path) -> dict[str, str]:
    """The day of each chain that has a full one."""
    found = rows(path) if path.exists() else []
    return {one["id"]: one["time"] for one in found if DAY.fullmatch(one.get("time") or "")}


def _score_days(
    document: dict[str, Any], claims: Sequence[Claim], days: dict[str, str]
) -> list[tuple[bool, bool]]:
    """For each event mention of a known day: whether a claim tells it, and with that day."""
    scored = []
    for start, end, chain, *_ in document["events"]:
        if chain in days:
            here = [c for c in claims if c.predicate.start < end and start < c.predicate.end]
            said = next((c.when for c in here if c.when is not None), None)
            scored.append((bool(here), said is not None and local_day(said) == days[chain]))
    return scored


def _score_every(
    document: dict[str, Any], found: Annotated, stretches: list[list[int]], every: F1
) -> None:
    """Count every predicate of the reader, claim or not."""
    starts = {found.tokens[one.token].start for one in found.predicates}
    told = {start for start in starts if any(s <= start < e for s, e in stretches)}
    gold = {(start, end) for (start, end), _ in document["claims"]}
    every.said += len(told)
    every.so += len(gold)
    every.both += sum(any(s <= start < e for start in told) for s, e in gold)


def _row(claim: Claim) -> list[Any]:
    word = [claim.predicate.start, claim.predicate.end]
    return [word, [[r.start, r.end, ROLES.get(r.role, r.role)] for r in claim.roles]]


def _score(
    document: dict[str, Any], said: list[Claim], mention: F1, plain: F1, with_role: F1
) -> None:
    text = document["text"]
    gold: dict[Span, list[Argument]] = {}
    for (start, end), parts in document["claims"]:
        gold.setdefault((start, end), []).extend(((s, e), role) for s, e, role in parts)
    matched: dict[Span, Claim] = {}
    for span in sorted(gold):
        for claim in said:
            word = claim.predicate
            if span[0] <= word.start < span[1] and claim not in matched.values():
                matched[span] = claim
                break
    for counter, both in ((mention, len(matched)),):
        counter.said += len(said)
        counter.so += len(gold)
        counter.both += both
    for span, claim in matched.items():
        mine = [((r.start, r.end), ROLES.get(r.role, "")) for r in claim.roles]
        pairs = _pairs(mine, gold[span], text)
        for counter, both in (
            (plain, len(pairs)),
            (with_role, sum(a[1] == b[1] for a, b in pairs)),
        ):
            counter.said += len(mine)
            counter.so += len(gold[span])
            counter.both += both


def _pairs(
    mine: list[Argument], gold: list[Argument], text: str
) -> list[tuple[Argument, Argument]]:
    """Participants that are the same, each once; equal roles are paired before others."""
    free = list(gold)
    found: list[tuple[Argument, Argument]] = []
    for same_role in (True, False):
        for one in mine:
            if any(one is a for a, _ in found):
                continue
            for other in free:
                if (one[1] == other[1]) == same_role and _same(one[0], other[0], text):
                    found.append((one, other))
                    free.remove(other)
                    break
    return found


def _same(one: Span, other: Span, text: str) -> bool:
    """Whether two spans end with the same word, or share half of their characters."""
    if _last_word(one, text) == _last_word(other, text):
        return True
    shared = min(one[1], other[1]) - max(one[0], other[0])
    joined = max(one[1], other[1]) - min(one[0], other[0])
    return shared / joined >= HALF


def _last_word(span: Span, text: str) -> int:
    """Where the last word of a span ends."""
    found = list(re.finditer(r"\w+", text[span[0] : span[1]]))
    return span[0] + found[-1].end() if found else span[1]
