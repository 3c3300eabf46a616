"""The words of an article that select can see around a claim: its quote, and the sentence of
direct speech beside it where the quote alone says no more than that somebody spoke."""

from __future__ import annotations

from typing import NamedTuple

from dateline.records import Claim, Quote
from dateline.select.told import Told

LONGEST = 400
"""Code points up to which an utterance and the words said are shown as one line. Not tuned."""


class Stretch(NamedTuple):
    """Words of an article from offset `start` on, with what stands before and after them."""

    start: int
    text: str
    prefix: str
    suffix: str

    @property
    def end(self) -> int:
        """Offset behind the last of the words."""
        return self.start + len(self.text)

    def words(self, span: tuple[int, int]) -> str:
        """The words between two offsets into the article."""
        return self.text[max(0, span[0] - self.start) : max(0, span[1] - self.start)]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The span without white space at its ends."""
        words = self.words((start, end))
        return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def stretch_of(told: Told, claim: Claim) -> Stretch:
    """The claim's quote; of an utterance whose words are all in sentences beside it ("…,"
    the mayor told reporters), the quote and the nearest of those sentences."""
    own = _of_quote(claim.quote)
    contents = told.contents.get(claim.id, ())
    here = told.sentence(claim.id)
    if not contents or any(told.sentence(one.id) == here for one in contents):
        return own
    for step in (-1, 1):
        for one in contents:
            if told.sentence(one.id) == (here[0], here[1] + step):
                both = (one.quote, claim.quote) if step < 0 else (claim.quote, one.quote)
                joined = _joined(*both)
                if joined is not None and len(joined.text) <= LONGEST:
                    return joined
    return own


def _of_quote(quote: Quote) -> Stretch:
    return Stretch(quote.start, quote.text, quote.prefix, quote.suffix)


def _joined(first: Quote, second: Quote) -> Stretch | None:
    """Two quotes of one Block as one stretch, where no words lie between them unseen."""
    gap = second.start - first.end
    if first.block != second.block or second.end <= first.end:
        return None
    if gap > len(second.prefix):
        return None
    between = second.prefix[len(second.prefix) - gap :] if gap > 0 else ""
    return Stretch(
        first.start, first.text + between + second.text[max(0, -gap) :], first.prefix, second.suffix
    )
