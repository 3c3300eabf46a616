"""Which language a text is in, from its small words and its script. Light on purpose: it parts
English from the rest and says what the rest is, so that a report is not read as something else."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from dateline.acquire.patterns import load

LOOKED_AT = 6_000
"""Code points of the text that are looked at."""

FEWEST = 12
"""Words below which a text says nothing of its language: names and numbers. Not tuned."""

FOREIGN_LETTERS = 0.5
"""Share of letters in another script above which that script decides."""

ENGLISH_AHEAD = 0.8
"""English is taken for granted unless another language's words are this much more frequent:
reports in English quote others, and tables tell little. Not tuned."""

FEWEST_WORDS = 3
"""Different small words of another language that a text must use: "al" and "a" stand in English
sentences about Al-Qaeda too. Not tuned."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, str], dict[str, str]]:
    loaded = load("language.toml")
    words = {code: frozenset(listed) for code, listed in loaded["words"].items()}
    return words, loaded["scripts"], loaded["names"]


def language_of(text: str) -> tuple[str, str]:
    """ISO code and English name of the language; ("", "") where it cannot be told."""
    head = text[:LOOKED_AT]
    words, scripts, names = _tables()
    script = _foreign_script(head, scripts)
    if script:
        return "und", script
    said = [word.lower() for word in _WORD.findall(head)]
    if len(said) < FEWEST:
        return "", ""
    counts = Counter(said)
    hits = {code: sum(counts[word] for word in listed) for code, listed in words.items()}
    best = max(sorted(hits), key=lambda code: hits[code])
    if best == "en" or hits["en"] >= ENGLISH_AHEAD * hits[best]:
        return ("en", "English") if hits["en"] else ("", "")
    is_foreign = hits[best] > 0.05 * len(said) and len(words[best] & counts.keys()) >= FEWEST_WORDS
    return (best, names[best]) if is_foreign else ("", "")


def _foreign_script(text: str, scripts: dict[str, str]) -> str:
    """What the script says where most letters are not Latin; "" for Latin."""
    if text.isascii():
        return ""
    letters = [c for c in text if c.isalpha()]
    other = [c for c in letters if not c.isascii() and c > "\u024f"]
    if len(other) <= FOREIGN_LETTERS * len(letters):
        return ""
    found = Counter(unicodedata.name(c, "?").split()[0] for c in other)
    script = max(sorted(found), key=lambda name: found[name])
    return scripts.get(script, "a language that is not written in Latin letters")
