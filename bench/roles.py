"""How well the reader finds PropBank predicates and their roles (a folder like propbank_ewt).

Words and sentences come from `PATH/../ud_ewt/en_ewt-ud-SPLIT.conllu.gz`; sentences without
roles in the set are read but not scored, and predicates the treebank tags AUX are left out.
predicate_f1: the predicate's word. role_f1: (predicate, head word of the role, label), with
predicates found too; role_f1_core: ARG0 to ARG4. --out writes JSON lines as in the set.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from bench import _conllu
from bench._conllu import UPOS
from bench._counts import F1
from dateline.reader.component import shipped_model
from dateline.reader.decode import Parse
from dateline.reader.model import Model

NOT_SCORED = re.compile(r"C-.*|R-(?!ARG[01]$).*|ARGM-(CXN|LVB|REC)|ARG5|ARGA|.*-DSP")
CORE = re.compile(r"ARG[0-4]")

Role = tuple[int, int, str]


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--split", default="test", choices=("train", "dev", "test"))


def run(args: argparse.Namespace) -> dict[str, Any]:
    return measure(Path(args.path), args.split, shipped_model(), args.out)


def measure(folder: Path, split: str, model: Model, out_path: str | None = None) -> dict[str, Any]:
    """The figures of a model; what it said is written to `out_path`."""
    gold = {}
    for line in _conllu.open_text(folder / f"propbank_ewt_{split}.jsonl.gz"):
        if line:
            row = json.loads(line)
            gold[row["sent_id"]] = row
    treebank = folder.parent / "ud_ewt" / f"en_ewt-ud-{split}.conllu.gz"
    predicates, roles, core = F1(), F1(), F1()
    out: list[str] = []
    for document in _conllu.read(treebank):
        words, starts = _conllu.words_and_starts(document)
        parse = model.read(words, starts=starts)
        for sentence, start in zip(document, starts, strict=True):
            row = gold[sentence.comment("sent_id")]
            aux = {k for k, columns in enumerate(sentence.rows) if columns[UPOS] == "AUX"}
            said = _said(parse, start, len(sentence.rows), aux)
            out.append(_line(row, sentence, said))
            if not row["annotated"]:
                continue
            so = {p["i"]: p["roles"] for p in row["predicates"] if p["upos"] != "AUX"}
            predicates.add(list(said), list(so))
            said_roles = {(i, head, label) for i, found in said.items() for label, head in found}
            so_roles = {(i, head, label) for i, found in so.items() for label, _, _, head in found}
            said_roles, so_roles = _scored(said_roles), _scored(so_roles)
            roles.add(said_roles, so_roles)
            core.add(_core(said_roles), _core(so_roles))
    if out_path:
        Path(out_path).write_text("".join(out), encoding="utf-8")
    return {
        "predicate_f1": predicates.value,
        "role_f1": roles.value,
        "role_f1_core": core.value,
        "predicates": predicates.so,
        "roles": roles.so,
    }


def _said(parse: Parse, start: int, length: int, aux: set[int]) -> dict[int, list[tuple[str, int]]]:
    """What the reader marks as PropBank predicates of one sentence, with their roles."""
    return {
        told.word - start: [(label, word - start) for label, word in told.roles]
        for told in parse.told
        if told.propbank and start <= told.word < start + length and told.word - start not in aux
    }


def _scored(roles: set[Role]) -> set[Role]:
    return {role for role in roles if not NOT_SCORED.fullmatch(role[2])}


def _core(roles: set[Role]) -> set[Role]:
    return {role for role in roles if CORE.fullmatch(role[2])}


def _line(
    row: dict[str, Any], sentence: _conllu.Sentence, said: dict[int, list[tuple[str, int]]]
) -> str:
    """A sentence as in the set; a role's span is its head word alone."""
    predicates = [
        {
            "i": word,
            "form": sentence.words[word],
            "upos": sentence.rows[word][UPOS],
            "roles": [[label, head, head + 1, head] for label, head in found],
        }
        for word, found in sorted(said.items())
    ]
    kept = {"sent_id": row["sent_id"], "n": row["n"], "annotated": row["annotated"]}
    return json.dumps({**kept, "predicates": predicates}, ensure_ascii=False) + "\n"
