"""Names of newspapers, broadcasters and agencies, told by the words they are made of."""

from __future__ import annotations

from dateline.acquire.patterns import compiled
from dateline.acquire.shape import ends_sentence, words_in

LONGEST_NAME_WORDS = 5
_SMALL = {"of", "the", "and", "for", "&"}


def is_press_name(text: str) -> bool:
    """Whether `text` is such a name and nothing else: capitals, and a word such as Times."""
    if not text or words_in(text) > LONGEST_NAME_WORDS or ends_sentence(text):
        return False
    if not compiled(r"\b<<press-word>>\b").search(text):
        return False
    return all(word[:1].isupper() or word.lower() in _SMALL for word in text.split())
