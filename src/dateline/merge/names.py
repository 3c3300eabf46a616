"""Likeness of names: foldings, sound skeletons, and whether two names can be one bearer's.

The likeness is rapidfuzz's; what it is evidence of is decided here, with a reason. Being
contained in another name is no likeness: a wing or a branch bears its group's name.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import fuzz

from dateline.records import Reason

ALIKE = 85
"""Hundredths of rapidfuzz's ratio from which two words of six letters or more that begin
alike may be one word misspelt. Not tuned; at 75 "Martin/Martinez" joins."""

SOUNDS_ALIKE = 60
"""The same, where the sound skeletons agree ("Belhadj/Belhaj"). Not tuned."""

ALONE_SOUNDS = 75
"""The same for a bare name. Not tuned."""

SKELETON_LETTERS = 3
"""Consonants that a skeleton needs to be evidence: "Maria" and "Mario" share two."""

OTHER_NAME = frozenset(("a", "e", "le", "ne", "te", "la", "na", "ia", "ina", "ine", "elle", "ette"))
MARKS = {"jr": "junior", "sr": "senior", "ii": "ii", "iii": "iii", "iv": "iv"}
SMALL = frozenset(("of", "the", "and", "for", "in", "de", "la", "s", "a"))
LEGAL_FORMS = frozenset((
    "inc", "incorporated", "corp", "corporation", "ltd", "limited", "plc", "llc", "llp", "nv", "sa",
    "ag", "gmbh", "spa", "co", "company", "bv", "ab", "oyj", "asa", "kk", "pte", "pty",
))  # fmt: skip
"""What firms add to their name, last, and reports leave out."""
PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "di", "du")
)

_APART = re.compile(r"[^\w]+")
_POSSESSIVE = re.compile("[\u2019'](?:s\\b|$)")
_NICKNAME = re.compile(
    "(?:^|\\s)(?:\"[^\"]+\"|\u201c[^\u201d]+\u201d|['\u2018][^'\u2019]+['\u2019])(?=\\s)"
)
_SILENT = re.compile("[.\u2019'\u02bf\u02be`]")
_SOUNDS = (
    (re.compile(r"c(?=[eiy])"), "s"), (re.compile(r"ph"), "f"), (re.compile(r"[cqg]"), "k"),
    (re.compile(r"x"), "ks"), (re.compile(r"z"), "s"), (re.compile(r"v"), "f"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, dots, hyphens, possessive and a leading "the"."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text))
    letters = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    letters = _SILENT.sub("", letters)
    return " ".join(_APART.split(letters)).strip().removeprefix("the ")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word as they sound, doubled ones once: `ksm` for "qassim"."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    first = "a" if word[:1] in "aeiouy" else word[:1]
    rest = re.sub(r"[aeiouywh]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


@lru_cache(maxsize=262144)
def alike(a: str, b: str) -> bool:
    """Whether two folded words can be spellings of one word."""
    if a == b:
        return True
    if min(len(a), len(b)) < 3 or a.isdigit() or b.isdigit():
        return False
    ratio = int(fuzz.ratio(a, b))
    held = skeleton(a)
    if held == skeleton(b) and len(held) >= SKELETON_LETTERS:
        return ratio >= SOUNDS_ALIKE
    return ratio >= ALIKE and a[0] == b[0] and min(len(a), len(b)) >= 6


def alike_alone(a: str, b: str) -> bool:
    """Whether two folded bare names can be spellings of one where only that speaks for it: a
    short word is soon like another ("Sandy", "Sound"), and another ending another name."""
    if a == b:
        return True
    ratio = int(fuzz.ratio(a, b))
    held = skeleton(a)
    if held == skeleton(b) and len(held) >= SKELETON_LETTERS:
        return ratio >= ALONE_SOUNDS and min(len(a), len(b)) >= 5
    return ratio >= ALIKE and (a[0], a[-1]) == (b[0], b[-1]) and min(len(a), len(b)) >= 6


def same_given(a: str, b: str) -> bool:
    """Whether two folded given names can be one person's.

    One that adds an ending of the other sex is another name ("Daniel", "Danielle").
    """
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    short, long = sorted((a, b), key=len)
    if short in _short_forms().get(long, ()) or long in _short_forms().get(short, ()):
        return True
    other = long.startswith(short) and long[len(short) :] in OTHER_NAME
    return alike(a, b) and not other


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    """By whole given names, what they are called for short."""
    text = (files("dateline.merge") / "short_names.toml").read_text(encoding="utf-8")
    return {whole: frozenset(short) for whole, short in tomllib.loads(text)["short"].items()}


def _given_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two rows of given names can be one person's: by the first of each, or by the name
    that follows an initial ("W. Mark Okafor" is called Mark)."""
    if same_given(a[0], b[0]):
        return True
    for one, two in ((a, b), (b, a)):
        if len(one) > 1 and len(one[0]) == 1 < len(one[1]) and len(two[0]) > 1:
            return same_given(one[1], two[0])
    return False


@lru_cache(maxsize=65536)
def person_parts(name: str) -> tuple[tuple[str, ...], str, str]:
    """Given names, surname and generation mark ("" where none) of a name without titles and
    what stands in quotation marks in it."""
    words = fold(_NICKNAME.sub(" ", name)).split()
    mark = MARKS.get(words[-1], "") if words else ""
    words = words[:-1] if mark and len(words) > 1 else words
    if not words:
        return (), "", mark
    given = [word for word in words[:-1] if word not in PARTICLES]
    return tuple(given), words[-1], mark


def same_person(a: str, b: str) -> Reason | None:
    """Why two full names are one person's; None where they are not known to be."""
    (given_a, last_a, mark_a), (given_b, last_b, mark_b) = person_parts(a), person_parts(b)
    if not given_a or not given_b or (mark_a and mark_b and mark_a != mark_b):
        return None
    if not alike(last_a, last_b) or not _given_fit(given_a, given_b):
        return None
    if not same_given(given_a[0], given_b[0]) or not alike(given_a[0], given_b[0]):
        initial = same_given(given_a[0], given_b[0]) and 1 in (len(given_a[0]), len(given_b[0]))
        shared = "initial" if initial else "a given name"
        says = f'"{a}" and "{b}" share surname and {shared}'
        return Reason(name="name", weight=300, says=says)
    if len(given_a[0]) == 1:
        return Reason(name="name", weight=300, says=f'"{a}" and "{b}" share surname and initial')
    if fold(a) == fold(b):
        return Reason(name="name", weight=800, says=f'both are called "{a}"')
    return Reason(name="name", weight=500, says=f'"{a}" and "{b}" sound alike in every part')


@lru_cache(maxsize=65536)
def may_be_one(a: str, b: str) -> bool:
    """Whether two names, bare surnames too, leave it open that they are one person's. Two of
    one full name that were found to be two people are two people."""
    one, two = person_parts(a), person_parts(b)
    if one[0] and fold(a) == fold(b):
        return False
    if one[2] and two[2] and one[2] != two[2]:
        return False
    if not one[0] or not two[0]:
        words = {*one[0], one[1]}, {*two[0], two[1]}
        return words[0] <= words[1] or words[1] <= words[0]
    return same_person(a, b) is not None


@lru_cache(maxsize=65536)
def group_words(name: str) -> tuple[str, ...]:
    """The words of a group's name that tell it apart, sorted, plurals as singulars."""
    words = (word for word in _firm(name) if word not in SMALL)
    return tuple(sorted(_singular(word) for word in words))


def _firm(name: str) -> list[str]:
    """The folded words of a name without the legal forms that it ends with."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    return words


def spells(acronym: str, name: str) -> bool:
    """Whether the first letters of a name's words make an acronym: with or without the small
    words, the legal form it ends with and what is joined on by "and"."""
    letters = acronym.replace(".", "").casefold()
    for words in (fold(name).split(), _firm(name), fold(name).rsplit(" and ", 1)[0].split()):
        kept = [word for word in words if word not in SMALL]
        if letters in ("".join(w[0] for w in words), "".join(w[0] for w in kept)):
            return True
    return False


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def same_group(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two groups' words match one to one; one name inside the other does not."""
    if len(a) != len(b) or not a:
        return False
    left = list(b)
    for word in a:
        found = next((other for other in left if alike(word, other)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return 2 < len(letters) <= 6 and letters.isalpha() and letters.isupper()
