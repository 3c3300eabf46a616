"""Words and digits become one letter each, so that rules are small patterns over letters.

Every word that the lexicon or a rule knows has a letter of its own; digits have one by
their shape (`21:30`, `1990s`, `25th`, a year, a day of a month); whatever no rule speaks of
is `UNKNOWN`. A class (`MONTH`) is the set of letters of its words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

UNKNOWN = "\x00"
BREAK = "\x01"
"""Letter of a paragraph's end: nothing is matched across it."""

TOKEN = re.compile(
    r"""
      \d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:])
    | [012]?\dh[0-5]\d(?!\w)
    | \d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?![\d/.-]\d|\d)
    | 9/11(?![\d/])
    | [1-9]/[2-9](?![\d/])
    | ['\u2019]?\d\d(?:\d\d)?['\u2019]?s\b
    | ['\u2019]\d\d\b(?!['\u2019])
    | \d{1,3}(?:st|nd|rd|th)\b
    | \d{1,3}(?:,\d{3}){1,4}(?![\d,]\d)
    | \d+\.\d+
    | \d+
    | [aApP]\.\s?[mM]\b\.?
    | [BA]\.\s?[CD]\.(?:\s?E\.)?
    | [oO]['\u2019]clock
    | [qQ][1-4]\b
    | [hH][12]\b
    | FY(?=['\u2019]?\d)
    | [tT]o-(?:day|morrow|night)\b
    | [^\W\d_]+\d\w*
    | [^\W\d_]+
    | \n\s*\n
    | (--+|[\u2014\u2015]+|(?<=\s)[-\u2013]+(?=\s))
    | ['\u2019]s\b
    | [^\s\w]
    """,
    re.VERBOSE,
)

HOUSE_NUMBER = re.compile(
    r"""
    (?<= \w- ) [0-9]{4} (?= -\w )
    | (?<= [0-9]- ) (?<! [12][0-9]{3}- ) [0-9]{4} (?! [0-9] )
    | (?<! [\w/.-] ) (?<! [Ii]n[ ] ) (?<! [Ss]ince[ ] ) (?<! [Uu]ntil[ ] ) [0-9]{4}
    (?= [ ] (?: block\b
      | (?: [A-Z][\w.'\u2019-]{0,20} [ ] ){1,3}
        (?: Street | Avenue | Road | Boulevard | Drive | Lane | Court | Place | Parkway | Highway
          | (?: St | Ave | Rd | Blvd | Dr | Hwy ) \. ) ) )
    """,
    re.VERBOSE,
)
"""Four digits before a street's name or "block", with no preposition of time before them, are a
house's number, and beside hyphens a part of a longer number: no years."""

SHAPES: dict[str, tuple[str, ...]] = {
    "0": ("DIGITS", "HOUR_NUM"),
    "1-12": ("DIGITS", "HOUR_NUM", "DAY_NUM", "MONTH_NUM"),
    "13-24": ("DIGITS", "HOUR_NUM", "DAY_NUM"),
    "25-31": ("DIGITS", "DAY_NUM"),
    "32-99": ("DIGITS", "TWO_DIGITS"),
    "100-999": ("DIGITS", "THREE_DIGITS"),
    "year": ("DIGITS", "YEAR4", "LATE_YEAR"),
    "old-year": ("DIGITS", "YEAR4"),
    "number": ("DIGITS",),
    "iso": ("ISO",),
    "fraction": ("NUMERIC_FRACTION",),
    "nine-eleven": ("NINE_ELEVEN",),
    "clock": ("CLOCK",),
    "numeric-date": ("NUMERIC_DATE",),
    "decade": ("DECADE",),
    "short-year": ("SHORT_YEAR",),
    "ordinal-day": ("ORDINAL_NUM", "ORDINAL_DAY"),
    "ordinal": ("ORDINAL_NUM",),
    "decimal": ("DECIMAL",),
    "ampm": ("AMPM",),
    "era": ("ERA",),
    "quarter": ("QUARTER_CODE",),
    "half": ("HALF_CODE",),
}
"""Shape of a token with digits or dots -> the classes it belongs to."""


class Lexicon:
    """The words of `lexicon/*.toml` and of the rules, each with its letter."""

    def __init__(self, classes: dict[str, dict[str, str]], literals: Iterable[str]) -> None:
        self.classes = classes
        self._letters: dict[str, str] = {}
        for shape in SHAPES:
            self._give(f"<{shape}>")
        for words in classes.values():
            for word in words:
                self._give(word)
        for word in sorted(literals):
            self._give(word)
        self.letter_of = _Letters(self._letters)

    def _give(self, key: str) -> None:
        self._letters.setdefault(key, chr(0xE000 + len(self._letters)))

    def letters(self, name: str) -> str:
        """All letters of a class, or the one of a literal word, in a fixed order."""
        found = [self._letters[f"<{shape}>"] for shape, names in SHAPES.items() if name in names]
        if name in self.classes:
            found += [self._letters[word] for word in self.classes[name]]
        if not found:
            found = [self._letters[name]]
        return "".join(sorted(set(found)))

    def value(self, name: str, word: str) -> str:
        """What a word means as a member of a class ("december" as MONTH: "12")."""
        words = self.classes.get(name, {})
        for form in (word, word.lower(), word.capitalize(), _today(word)):
            if form in words:
                return words[form]
        return word.lower()

    def has(self, name: str, word: str) -> bool:
        words = self.classes.get(name, {})
        return word in words or word.lower() in words or _today(word) in words


class _Letters(dict[str, str]):
    """Letter of a token; learnt at first sight, up to a bound, so that memory has one too."""

    _MOST = 50_000

    def __init__(self, known: dict[str, str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, token: str) -> str:
        letter = self._find(token)
        if len(self) < self._MOST and len(token) < 32:
            self[token] = letter
        return letter

    def _find(self, token: str) -> str:
        if token[0].isdigit() or token[-1].isdigit() or token[1:2].isdigit() or "." in token[1:]:
            shape = shape_of(token)
            return self._known[f"<{shape}>"] if shape else UNKNOWN
        if token[0] == "\n":
            return BREAK
        plain = token.replace("\u2019", "'").replace("\u2013", "-")
        if plain in self._known:
            return self._known[plain]
        if plain.isupper() and plain.capitalize() in self._known:
            return self._known[plain.capitalize()]
        if plain in ("AM", "PM", "am", "pm"):
            return self._known["<ampm>"]
        if plain in ("BC", "AD", "BCE", "CE"):
            return self._known["<era>"]
        return self._known.get(_today(plain), UNKNOWN)


def _today(word: str) -> str:
    """The word in small letters and today's spelling: old papers write "to-day"."""
    plain = word.lower()
    return plain.replace("-", "", 1) if plain.startswith("to-") else plain


def shape_of(token: str) -> str:
    """The shape of a token with digits or inner dots, a key of SHAPES; "" for none."""
    if token.isdecimal() and token.isascii():
        return _number_shape(token)
    for shape, pattern in _SHAPE_PATTERNS:
        if pattern.fullmatch(token):
            return shape
    return ""


_SHAPE_PATTERNS = [
    (shape, re.compile(pattern))
    for shape, pattern in (
        ("iso", r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*"),
        ("fraction", r"[1-9]/[2-9]"),
        ("nine-eleven", r"9/11"),
        ("clock", r"[0-9]{1,2}[:h][0-9]{2}(:[0-9]{2})?"),
        ("numeric-date", r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}"),
        ("decade", r"['\u2019]?[0-9]0['\u2019]?s|[0-9]{3}0['\u2019]?s"),
        ("short-year", r"['\u2019][0-9]{2}"),
        ("ordinal-day", r"(0?[1-9]|[12][0-9]|3[01])(st|nd|rd|th)"),
        ("ordinal", r"[0-9]+(st|nd|rd|th)"),
        ("number", r"[0-9]{1,3}(,[0-9]{3})+"),
        ("decimal", r"[0-9]{1,9}\.[0-9]{1,9}"),
        ("ampm", r"[aApP]\.\s?[mM]\.?"),
        ("quarter", r"[qQ][1-4]"),
        ("half", r"[hH][12]"),
        ("era", r"[BA]\.\s?[CD]\.(\s?E\.)?"),
    )
]


def _number_shape(digits: str) -> str:
    if len(digits) > 9:
        return ""
    number = int(digits)
    if len(digits) == 4:
        if number < 1000 or number > 2199:
            return "number"
        return "year" if 1500 <= number <= 2100 else "old-year"
    if number > 99:
        return "100-999" if number < 1000 else "number"
    for last, shape in ((0, "0"), (12, "1-12"), (24, "13-24"), (31, "25-31")):
        if number <= last:
            return shape
    return "32-99"


@cache
def read_classes() -> dict[str, dict[str, str]]:
    """All classes of `lexicon/*.toml`; a class may stand in one file only."""
    classes: dict[str, dict[str, str]] = {}
    folder = files(__package__) / "lexicon"
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".toml"):
            for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
                assert name not in classes, f"class {name} stands twice"
                classes[name] = words
    return classes


def cut(
    text: str, lexicon: Lexicon, stretches: Sequence[tuple[int, int]]
) -> tuple[str, list[int], list[int]]:
    """Letters of the tokens in the stretches, and where each token starts and ends.

    A break stands between two stretches. A dash between words is the word `dash`, `-` the
    hyphen that joins two.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    letter_of = lexicon.letter_of
    dash = letter_of["dash"]
    for first, last in stretches:
        for found in TOKEN.finditer(text, first, last):
            if found.lastindex:
                letters.append(dash)
            elif HOUSE_NUMBER.match(text, found.start()):
                letters.append(UNKNOWN)
            else:
                letters.append(letter_of[found.group()])
            starts.append(found.start())
            ends.append(found.end())
        letters.append(BREAK)
        starts.append(last)
        ends.append(last)
    return "".join(letters), starts, ends
