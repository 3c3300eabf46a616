"""Names of newspapers, broadcasters and agencies, told by the words they are made of."""

from __future__ import annotations

import re
from functools import cache

from dateline.acquire.patterns import load
from dateline.acquire.shape import ends_sentence, words_in

LONGEST_NAME_WORDS = 5
_SMALL = {"of", "the", "and", "for", "&"}


@cache
def _press_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('press.toml')['words'])})\b", re.IGNORECASE)


def is_press_name(text: str) -> bool:
    """Whether `text` is such a name and nothing else: capitals, and a word such as Times."""
    if not text or words_in(text) > LONGEST_NAME_WORDS or ends_sentence(text):
        return False
    if not _press_words().search(text):
        return False
    return all(word[:1].isupper() or word.lower() in _SMALL for word in text.split())
