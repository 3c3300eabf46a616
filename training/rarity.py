"""Count how rare words are, for merge: two reports that share a rare word tell of one thing.

    python -m training.rarity ../shared/data/nlp src/dateline/merge/rarity.tsv

Reads the training parts of UD English EWT and GUM (CC BY-SA 4.0; GUM: the genres with
permissive licences). A passage is `PASSAGE` sentences on end; a word weighs what it tells to
find it in one: minus the logarithm of the share of passages that hold it, less what the
commonest content words would say. Words of fewer than `LEAST` passages are left out: they are
as rare as a word can be.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from math import log2
from pathlib import Path

PASSAGE = 15
LEAST = 3
COMMON_BITS = 2
"""A word that every fourth passage holds tells nothing."""
CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"))
CREDIT = (
    "# How rare a word is, in whole hundredths of a bit. Counted by training/rarity.py in the\n"
    "# training parts of Universal Dependencies English EWT and GUM (CC BY-SA 4.0).\n"
    "# The first row is what a word weighs that stands in none.\n"
)


def passages(path: Path) -> Iterator[frozenset[str]]:
    """Content lemmas in small letters, a passage at a time; the last, shorter one is left out."""
    held: set[str] = set()
    sentences = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[3] in CONTENT:
                held.add(cells[2].lower())
            sentences += not line.strip()
            if sentences == PASSAGE:
                yield frozenset(held)
                held, sentences = set(), 0


def bits(count: int, total: int) -> int:
    """Hundredths of a bit of a word in `count` of `total` passages."""
    return max(0, round(100 * (log2(total / (count + 1)) - COMMON_BITS)))


def main(data: Path, out: Path) -> None:
    counts: Counter[str] = Counter()
    total = 0
    for path in sorted(data.glob("ud_*/*-ud-train.conllu.gz")):
        for passage in passages(path):
            counts.update(passage)
            total += 1
    kept = sorted(word for word, count in counts.items() if count >= LEAST and "\t" not in word)
    rows = "".join(f"{word}\t{bits(counts[word], total)}\n" for word in kept)
    out.write_text(f"{CREDIT}\t{bits(0, total)}\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
