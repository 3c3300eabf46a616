"""Tag a plain text: find, build, settle, place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dateline.annotate.times.ahead import lengths_ahead, share_sets
from dateline.annotate.times.build import Draft, build
from dateline.annotate.times.context import (
    Genre,
    Settled,
    guess_genre,
    settle,
    settle_order,
    share_zones,
)
from dateline.annotate.times.find import find
from dateline.annotate.times.join import join_notes
from dateline.annotate.times.notes import is_note
from dateline.annotate.times.rules import load_rules
from dateline.annotate.times.tense import Tense, tense_of_words
from dateline.annotate.times.words import cut
from dateline.records import Record, When
from dateline.when import parse, place, resolve


class Timex(Record, frozen=True, kw_only=True):
    """A time expression. `text == whole_text[start:end]`, offsets in code points.

    `type` and `value` are TIMEX3's (`DATE`, `TIME`, `DURATION`, `SET`); `value` is "" where
    it cannot be resolved. `rule` names the rule that found it, `anchor` the value it counts
    from ("" for the anchor given to `tag`). `when` is None for durations and sets.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str = ""
    quant: str = ""
    freq: str = ""
    when: When | None = None
    rule: str = ""
    anchor: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for `json.dumps`."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain


def tag(text: str, anchor: str | When | None = None, genre: Genre | None = None) -> list[Timex]:
    """The time expressions of an English text, in its order.

    `anchor` is the day it was written, as an ISO date, date-time or When; with None nothing
    gets a year that the text does not give. `genre` is `news`, `narrative` or None (found).
    ValueError where `anchor` is no date. Whatever the text is, nothing else is raised.
    """
    written = parse(anchor) if isinstance(anchor, str) else anchor
    settled = read_times(text, [(0, len(text))], written, genre, tense_of_words(text))
    if genre is None and is_note(text):
        settled = join_notes(settled, text)
    else:
        settled = lengths_ahead(settled, text, written, tense_of_words(text))
    return [_timex(text, found, written) for found in settled]


def read_times(
    text: str,
    stretches: Sequence[tuple[int, int]],
    written: When | None,
    genre: Genre | None,
    tense: Tense,
) -> list[Settled]:
    """What both doors share: the settled expressions of the stretches of a text."""
    drafts = list(_drafts(text, stretches))
    told_as = genre or guess_genre(drafts)
    kept = settle_order([draft for draft in drafts if draft.genre in ("", told_as)])
    settled = list(settle(kept, text, written, told_as, tense))
    return share_sets(share_zones(settled, text), text)


def _drafts(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    rules = load_rules()
    letters, starts, ends = cut(text, rules.lexicon, stretches)
    for match in find(letters, rules):
        draft = build(match, text, starts, ends, rules.lexicon)
        if draft is not None and draft.type:
            yield draft


def _timex(text: str, found: Settled, written: When | None) -> Timex:
    draft, expr, _ = found
    when = None if draft.type in ("DURATION", "SET") else place(expr, written)
    return Timex(
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        type=draft.type,
        value=draft.value or resolve(expr, written),
        mod=draft.mod,
        quant=draft.quant,
        freq=draft.freq,
        when=when,
        rule=expr.rule,
        anchor=expr.anchor.edtf if expr.anchor else "",
    )
