"""How common words are: `src/dateline/select/common.tsv`, from the trees of UD EWT and GUM.

    python -m training.common_words ../shared/data/nlp > src/dateline/select/common.tsv

Lemma and name, and in how many of 1,000 texts it stands, down to `LEAST`. Sources: Universal
Dependencies English EWT (CC BY-SA 4.0) and the permissive part of GUM (CC BY 4.0), training
parts; texts of all sorts, so that no subject of the news is common in them.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"\w+")
LEAST = 20
"""Texts of 1,000. Rarer words are taken to be rare; not tuned."""
HEAD = """# Words and in how many of 1,000 texts they stand, made by training/common_words.py from
# UD English EWT (CC BY-SA 4.0) and the permissive part of UD English GUM (CC BY 4.0)."""
NO_WORDS = ("PUNCT", "SYM")


def texts(folder: Path) -> list[set[str]]:
    """The words of each text of the training parts."""
    found: list[set[str]] = []
    for path in sorted(folder.glob("ud_*/*train*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                cells = line.split("\t")
                if line.startswith("# newdoc"):
                    found.append(set())
                elif line[:1].isdigit() and cells[0].isdigit() and cells[3] not in NO_WORDS:
                    form = f" {cells[1]}" if cells[3] == "PROPN" else ""
                    found[-1].update(WORD.findall((cells[2] + form).lower()))
    return found


def main(folder: str) -> None:
    held = texts(Path(folder))
    counts = Counter(word for text in held for word in text)
    print(HEAD)
    for word in sorted(counts):
        share = counts[word] * 1000 // len(held)
        if share >= LEAST:
            print(f"{word}\t{share}")


if __name__ == "__main__":
    main(sys.argv[1])
