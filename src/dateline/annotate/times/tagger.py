"""Tag a plain text: find, build, settle, place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.times.ahead import lengths_ahead, share_sets
from dateline.annotate.times.build import Draft, build
from dateline.annotate.times.context import (
    Genre,
    Settled,
    guess_genre,
    settle,
    settle_order,
)
from dateline.annotate.times.find import find
from dateline.annotate.times.guard import guard
from dateline.annotate.times.join import join_notes
from dateline.annotate.times.notes import as_meant, as_noted, is_note
from dateline.annotate.times.rules import load_rules
from dateline.annotate.times.tense import Tense, tense_of_words
from dateline.annotate.times.timex import Timex
from dateline.annotate.times.words import cut
from dateline.annotate.times.zones import share_zones
from dateline.records import When
from dateline.when import parse, place, resolve


def tag(text: str, anchor: str | When | None = None, genre: Genre | None = None) -> list[Timex]:
    """The time expressions of an English text, in its order.

    `anchor` is the day it was written, as an ISO date, date-time or When; with None nothing
    gets a year that the text does not give. `genre` is `news`, `narrative` or None (found).
    ValueError where `anchor` is no date. Whatever the text is, nothing else is raised.
    """
    written = parse(anchor) if isinstance(anchor, str) else anchor
    if written is not None and written.edtf.startswith("0000"):
        raise ValueError("there is no year 0")
    note = genre is None and is_note(text)
    settled = read_times(text, [(0, len(text))], written, genre, tense_of_words(text), note)
    if note:
        joined = join_notes([as_meant(found, written) for found in settled], text)
        return [as_noted(_timex(text, found, written), found.expr, written) for found in joined]
    settled = lengths_ahead(settled, text, written, tense_of_words(text))
    return [_timex(text, found, written) for found in settled]


def read_times(
    text: str,
    stretches: Sequence[tuple[int, int]],
    written: When | None,
    genre: Genre | None,
    tense: Tense,
    note: bool = False,
) -> list[Settled]:
    """What both doors share: the settled expressions of the stretches of a text."""
    drafts = list(_drafts(text, stretches, "note" if note else ""))
    told_as = genre or guess_genre(drafts)
    kept = settle_order([draft for draft in drafts if draft.genre in ("", "note", told_as)])
    settled = list(settle(kept, text, written, told_as, tense))
    return share_sets(share_zones(settled, text), text)


def _drafts(text: str, stretches: Sequence[tuple[int, int]], only: str) -> Iterator[Draft]:
    rules = load_rules(only)
    letters, starts, ends = cut(text, rules.lexicon, stretches)
    for match in find(letters, rules):
        draft = build(match, text, starts, ends, rules.lexicon)
        if draft is not None and draft.type:
            kept = guard(draft, text)
            if kept is not None:
                yield kept


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
