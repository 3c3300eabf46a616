"""Gives every piece its role: title, heading, paragraph, caption, list.

Formats that say it themselves (HTML, DOCX, Markdown) are believed; lines of text are told
apart by their shape and by `layout.toml`. A heading dates what stands below it and a caption
is read with less trust, so a line is called neither without a reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Literal

import msgspec

from dateline.acquire.draft import Draft, Piece
from dateline.acquire.headline import content_words, find_headline, words_of_report
from dateline.acquire.patterns import compiled, load
from dateline.acquire.press import is_press_name
from dateline.acquire.shape import ends_sentence, is_prose, letters_in, words_in

TITLE_SOUGHT = 6
"""Pieces from the top among which a page's own title is looked for; menus may stand above it."""
HEADING_WORDS = 14
CAPTION_WORDS = 80
STRAY_WORDS = 5
RUN = 3
"""From so many short lines in a row on, they are a list rather than headings. Not tuned."""

_DATELINE_ALONE = re.compile(
    r"[A-Z][A-Z .'’-]+(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?: ?\([\w /.]+\))? ?[–—-]{1,2}"
)
_BULLET = re.compile(r"(?:[•·▪‣◦]|[*–—-](?= )|\(?\d{1,2}[.)](?= )|[a-z]\)(?= ))\s*")
_ENTRY_END = re.compile(r"(?:\.| ?[–—]| -{1,2})(?= [\"“‘'(]?[A-Z])")
FEWEST_ENTRIES = 2
LONGEST_ENTRY_DAY = 40
_DOTS = ("...", "…")
SHORTEST_REPEAT = 12
REPEATED_WORDS = 4
"""A shorter line said twice in a row may be meant so ("We do not know.")."""
LONGEST_DATELINE = 80


class LayoutCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    fires: bool


class LayoutRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a line is by its words. The whole line must match."""

    about: str
    role: Literal["heading", "caption"]
    pattern: str
    needs_open: bool = False
    max_words: int = CAPTION_WORDS
    case: list[LayoutCase] = []
    name: str = ""

    def fits(self, text: str) -> bool:
        """Whether the line is what the rule says."""
        if words_in(text) > self.max_words or (self.needs_open and ends_sentence(text)):
            return False
        return compiled(self.pattern).fullmatch(text) is not None


@cache
def layout_rules() -> tuple[LayoutRule, ...]:
    """The rules of layout.toml in their order; the first that fits decides."""
    rules = load("layout.toml")["rule"].items()
    return tuple(msgspec.convert({**values, "name": name}, LayoutRule) for name, values in rules)


def is_day_heading(text: str) -> bool:
    """Whether a line is, or begins with, a day or an hour that dates what stands below it."""
    return any(rule.role == "heading" and rule.fits(text) for rule in layout_rules())


def lay_out(draft: Draft) -> None:
    """Give every piece of the draft a role, and its title a piece."""
    pieces = _joined_datelines(draft.pieces)
    pieces = _without_repeats(_without_truncated_repeats(pieces, draft), draft)
    pieces = _with_title(pieces, draft)
    pieces = _with_entry_days(pieces)
    pieces = _without_bullets([_by_words(piece) for piece in pieces])
    pieces = _without_graphic_credits(pieces, draft)
    draft.pieces = _by_shape(pieces, draft.sentence_lines)


def _joined_datelines(pieces: list[Piece]) -> list[Piece]:
    """A dateline that stands alone ("OSK, Harn -") belongs to the paragraph below it."""
    joined: list[Piece] = []
    for piece in pieces:
        above = joined[-1] if joined else None
        if above and above.role in (None, "paragraph") and _is_dateline_alone(above.text):
            joined[-1] = replace(piece, text=f"{above.text} {piece.text}", page=above.page)
        else:
            joined.append(piece)
    return joined


def _is_dateline_alone(text: str) -> bool:
    return len(text) < LONGEST_DATELINE and bool(_DATELINE_ALONE.fullmatch(text))


def _without_truncated_repeats(pieces: list[Piece], draft: Draft) -> list[Piece]:
    """Galleries print a caption cut short with dots and, elsewhere, whole."""
    whole = sorted(piece.text for piece in pieces if not piece.text.endswith(_DOTS))
    kept = []
    for piece in pieces:
        start = piece.text.rstrip(" .…")
        after = bisect_left(whole, start)
        repeated = after < len(whole) and whole[after].startswith(start)
        if piece.text.endswith(_DOTS) and len(start) >= SHORTEST_REPEAT and repeated:
            draft.cut(piece.text, "truncated-repeat")
        else:
            kept.append(piece)
    return kept


def _without_repeats(pieces: list[Piece], draft: Draft) -> list[Piece]:
    """A line that stands twice in a row, as captions do, counts once."""
    kept: list[Piece] = []
    for piece in pieces:
        again = bool(kept) and kept[-1].text == piece.text
        if again and words_in(piece.text) >= REPEATED_WORDS:
            draft.cut(piece.text, "repeated-line")
            kept[-1] = replace(kept[-1], role=kept[-1].role or piece.role)
        else:
            kept.append(piece)
    return kept


# --- title --------------------------------------------------------------------------


def _with_title(pieces: list[Piece], draft: Draft) -> list[Piece]:
    if any(piece.role == "title" for piece in pieces):
        return pieces
    if draft.title:
        return _with_given_title(pieces, draft.title)
    at = find_headline(pieces)
    if at is None:
        return pieces
    for piece in pieces[:at]:
        draft.cut(piece.text, "above-headline")
    return [replace(pieces[at], role="title"), *pieces[at + 1 :]]


def _with_given_title(pieces: list[Piece], title: str) -> list[Piece]:
    """The title that metadata gives, where the text has it, else put before the text."""
    for at, piece in enumerate(pieces[:TITLE_SOUGHT]):
        if _bare(piece.text) == _bare(title):
            return [*pieces[:at], replace(piece, role="title"), *pieces[at + 1 :]]
    if pieces and pieces[0].text.startswith(title):
        rest = pieces[0].text[len(title) :].lstrip(" .:|–—-")
        if rest[:1].isupper() or not rest[:1].isalpha():
            body = [replace(pieces[0], text=rest)] if rest else []
            return [Piece(title, "title", pieces[0].page), *body, *pieces[1:]]
    return [Piece(title, "title"), *pieces]


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


# --- roles --------------------------------------------------------------------------


def _with_entry_days(pieces: list[Piece]) -> list[Piece]:
    """The entries of a diary ("June 5. Funeral at St. Mark's."), each below its day as a heading.
    One alone is a sentence that breaks off."""
    days = [_entry_day(piece.text) if piece.role in (None, "paragraph") else "" for piece in pieces]
    if sum(map(bool, days)) < FEWEST_ENTRIES:
        return pieces
    parted = []
    for day, piece in zip(days, pieces, strict=True):
        if day:
            parted.append(replace(piece, text=day, role="heading"))
            rest = piece.text[len(day) :].lstrip(" .–—-")
            parted.append(replace(piece, text=rest, role="paragraph"))
        else:
            parted.append(piece)
    return parted


def _entry_day(text: str) -> str:
    """The day that a paragraph opens with, closed by a full stop or a dash; "" where none."""
    ends = [found.start() for found in _ENTRY_END.finditer(text[:LONGEST_ENTRY_DAY])]
    return next((text[:end] for end in reversed(ends) if _is_full_day(text[:end])), "")


def _is_full_day(text: str) -> bool:
    return any(c.isdigit() for c in text) and ":" not in text and is_day_heading(text)


def _by_words(piece: Piece) -> Piece:
    """Roles that a line's words give."""
    if piece.role not in (None, "paragraph"):
        return piece
    for rule in layout_rules():
        if rule.fits(piece.text):
            return replace(piece, role=rule.role)
    return piece


def _without_bullets(pieces: list[Piece]) -> list[Piece]:
    """Lines with bullets are a list where two stand together; one alone is a paragraph."""
    marks = [
        _BULLET.match(piece.text) if piece.role in (None, "paragraph") else None for piece in pieces
    ]
    marks = [mark if mark and words_in(mark.string) > 2 else None for mark in marks]
    bared = []
    for at, (piece, mark) in enumerate(zip(pieces, marks, strict=True)):
        beside = [m for m in marks[max(0, at - 1) : at + 2] if m is not None]
        if mark is None:
            bared.append(piece)
        else:
            role = "list" if len(beside) > 1 else piece.role
            bared.append(replace(piece, text=piece.text[mark.end() :], role=role))
    return bared


def _without_graphic_credits(pieces: list[Piece], draft: Draft) -> list[Piece]:
    """The name of a newspaper or agency alone below a graphic says who drew it."""
    kept: list[Piece] = []
    for piece in pieces:
        below = bool(kept) and kept[-1].role == "caption"
        if below and piece.role in (None, "paragraph") and is_press_name(piece.text):
            draft.cut(piece.text, "graphic-credit")
        else:
            kept.append(piece)
    return kept


def _by_shape(pieces: list[Piece], sentence_lines: bool) -> list[Piece]:
    """Roles of what is left: short lines above a paragraph are headings, the rest paragraphs."""
    short = [
        piece.role is None
        and _is_short(piece.text)
        and not (sentence_lines and piece.text.endswith("?"))
        for piece in pieces
    ]
    prose = [at for at, piece in enumerate(pieces) if _tells(piece)]
    first, last = (prose[0], prose[-1]) if prose else (len(pieces), -1)
    runs = _runs(short)
    report = words_of_report(pieces)
    shaped = []
    for at, piece in enumerate(pieces):
        role = piece.role or "paragraph"
        if role == "heading" and at > last and not is_day_heading(piece.text):
            role = "caption"
        elif short[at] and prose:
            if at > last or (at < first and _is_page_matter(piece, report)):
                role = "caption"
            elif at < first or runs[at] < RUN:
                role = "heading"
            else:
                role = "list"
        shaped.append(replace(piece, role=role))
    return shaped


def _is_page_matter(piece: Piece, report: set[str]) -> bool:
    """Whether a short line between headline and report tells nothing of it: a name, a section."""
    return words_in(piece.text) <= STRAY_WORDS and not content_words(piece.text) & report


def _tells(piece: Piece) -> bool:
    return piece.role in (None, "paragraph", "list", "table") and (
        is_prose(piece.text) or (ends_sentence(piece.text) and letters_in(piece.text) > 2)
    )


def _is_short(text: str) -> bool:
    """Whether a line may be a heading: a few words, no sentence's end, a capital first."""
    if (ends_sentence(text) and text[-1] not in "?") or words_in(text) > HEADING_WORDS:
        return False
    first = text.lstrip("\"“‘'(¿¡[")[:1]
    return text[-1] not in ",;:–—-" and (first.isupper() or first.isdigit())


def _runs(short: list[bool]) -> list[int]:
    """For every short line, how many of them stand together there."""
    return [
        len(together) for _, group in groupby(short) for together in [list(group)] for _ in together
    ]
