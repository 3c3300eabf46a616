"""How names of places are compared: folded, short forms with their case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SILENT = re.compile("[.'`\u2018\u2019\u02bb\u02bc\u02be\u02bf]")
_APART = re.compile(r"[^\w]+")
_OWNED = re.compile("(?:[\u2019']s|(?<=s)[\u2019'])$")
_LETTERS = str.maketrans(
    {"\u0131": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"}
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower case without accents, dots, apostrophes, hyphens, possessive and a leading "the"."""
    bare = unicodedata.normalize("NFKD", _OWNED.sub("", name.strip()).translate(_LETTERS))
    letters = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    folded = " ".join(_APART.split(_SILENT.sub("", letters))).strip()
    return folded.removeprefix("the ")


def short_key(name: str) -> str:
    """The key of a short form ("US", "Ind."): its case counts, its dots and spaces do not."""
    return "=" + name.replace(".", "").replace(" ", "")
