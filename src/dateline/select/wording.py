"""What the words of a line alone say against it, by `lines.toml` and `charged.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def rules() -> dict[str, dict[str, object]]:
    """The tables of `lines.toml`."""
    return tomllib.loads((resources.files(__package__) / "lines.toml").read_text("utf-8"))


@cache
def _charged() -> frozenset[str]:
    table = tomllib.loads((resources.files(__package__) / "charged.toml").read_text("utf-8"))
    return frozenset(word for row in table["word"] for word in row["charged"])


def opens_back(words: str) -> bool:
    """Whether a line opens with a word that points back out of it."""
    first = re.match(r"\W*(\w+)", words)
    listed, patterns = rules()["opens_back"]["words"], rules()["opens_back"]["patterns"]
    assert isinstance(listed, list)
    assert isinstance(patterns, list)
    return (first is not None and first[1].lower() in listed) or any(
        re.match(pattern, words) for pattern in patterns
    )


def asks(words: str) -> bool:
    """Whether a line asks or promises instead of telling."""
    patterns = rules()["asks"]["patterns"]
    assert isinstance(patterns, list)
    return any(re.search(pattern, words.strip()) for pattern in patterns)


def is_fragment(words: str, headed: bool = False) -> bool:
    """Whether words are no whole sentence by how they begin and end. A heading (`headed`) needs
    no full stop and may begin with a number."""
    patterns = rules()["cut_off"]["patterns"]
    assert isinstance(patterns, list)
    if not headed:
        more = rules()["fragment"]["patterns"]
        assert isinstance(more, list)
        patterns = [*patterns, *more]
    return any(re.search(pattern, words.strip()) for pattern in patterns)


def is_stamp(words: str) -> bool:
    """Whether words only say when a page was published, or its address."""
    patterns = rules()["stamp"]["patterns"]
    assert isinstance(patterns, list)
    return any(re.search(pattern, words.strip()) for pattern in patterns)


def is_caption(words: str, form: str) -> bool:
    """Whether words tell what a picture shows: in the present tense (`Traits.form`), with a full
    date at the end. Of 15 such sentences of two piles all were captions."""
    pattern = rules()["caption"]["pattern"]
    assert isinstance(pattern, str)
    return form == "present" and re.search(pattern, words.strip()) is not None


def is_unopened(words: str) -> bool:
    """Whether words end a quotation that begins before them."""
    patterns = rules()["unopened"]["patterns"]
    assert isinstance(patterns, list)
    return any(re.search(pattern, words.strip()) for pattern in patterns)


def addresses_reader(words: str) -> bool:
    """Whether an outlet speaks to its readers about itself."""
    pattern = rules()["addresses_reader"]["pattern"]
    assert isinstance(pattern, str)
    return re.match(pattern, words.strip()) is not None


def presents(words: str) -> bool:
    """Whether somebody of an outlet is said to present what is told elsewhere on its page."""
    pattern = rules()["presents"]["pattern"]
    assert isinstance(pattern, str)
    return re.match(pattern, words.strip()) is not None


def compares(words: str) -> bool:
    """Whether a sentence tells another thing only to say when its own happened ("the accident
    came two days after …")."""
    pattern = rules()["compares"]["pattern"]
    assert isinstance(pattern, str)
    return re.search(pattern, words.strip(), re.IGNORECASE) is not None


def unconnected(words: str) -> bool:
    """Whether a sentence says that two things have nothing to do with each other."""
    pattern = rules()["unconnected"]["pattern"]
    assert isinstance(pattern, str)
    return re.search(pattern, words, re.IGNORECASE) is not None


def charged(words: str) -> int:
    """How many of its words judge what they tell."""
    return sum(1 for word in re.findall(r"\w+", words.lower()) if word in _charged())


def without_dated_lead(words: str) -> int:
    """How many code points at the start are the day that a heading opens with."""
    pattern = rules()["dated_lead"]["pattern"]
    assert isinstance(pattern, str)
    found = re.match(pattern, words)
    return found.end() if found else 0


def without_dateline(words: str) -> int:
    """How many code points at the start are place, day and agency of a report."""
    pattern = rules()["dateline"]["pattern"]
    assert isinstance(pattern, str)
    found = re.match(pattern, words)
    return found.end() if found else 0


def without_connective(words: str) -> int:
    """How many code points at the start only tie the sentence to the one before it."""
    pattern = rules()["connective"]["pattern"]
    assert isinstance(pattern, str)
    found = re.match(pattern, words)
    return found.end() if found else 0
