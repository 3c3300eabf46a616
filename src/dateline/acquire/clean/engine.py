"""Applies the rules to the pieces of a page. A line that no rule names stays as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dateline.acquire.clean.rules import LONGEST, Rule, rules
from dateline.acquire.draft import Draft, Piece
from dateline.acquire.layout import is_day_heading
from dateline.acquire.shape import ends_sentence, is_prose, words_in

_Found = tuple[int, str, str]
"""Place in the source, text and rule of a cut."""

NEXT = 2
"""Pieces from one paragraph to the next: a heading may stand between."""

TOPIC_WORDS = 3
"""Words of a topic or section in a list above the report."""

LAST_LINES = 3
"""Lines at the end of a page among which it tells of its author."""

ROUNDS = 3
"""Cutting a line may bring another one to the edge, so the rules of edges run again until nothing
changes; pages need one or two rounds."""


OVER = 3
"""Lines below a masthead among which its day is sought. Not tuned."""


class _Zones(NamedTuple):
    """Indexes of the first and last paragraph of prose, and how many pieces there are."""

    first: int
    last: int
    size: int


def clean(draft: Draft) -> None:
    """Move from the draft's pieces to its cuts what the rules name, in the order of the source."""
    cuts: list[_Found] = []
    pieces = [replace(piece, at=at) for at, piece in enumerate(draft.pieces)]
    pieces = _shorten(pieces, cuts)
    pieces = _cut_lists(pieces, cuts)
    pieces = _cut_lines(pieces, cuts, _with_scope("line"))
    placed = tuple(rule for rule in _with_scope("line") if rule.place != "anywhere")
    for _ in range(ROUNDS):
        before = len(pieces)
        pieces = _cut_lines(_cut_lists(pieces, cuts), cuts, placed)
        if len(pieces) == before:
            break
    draft.pieces = pieces
    for _, text, why in sorted(cuts, key=lambda found: found[0]):
        draft.cut(text, why)


@cache
def _with_scope(*scopes: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.scope in scopes)


def _shorten(pieces: list[Piece], cuts: list[_Found]) -> list[Piece]:
    """Cut the stretches inside lines."""
    zones = _zones(pieces)
    shortened = []
    for at, piece in enumerate(pieces):
        left = piece
        for rule in _with_scope("start", "end", "inside"):
            if piece.role != "title" and _is_placed(rule, at, zones, glued=True):
                left = _without(rule, left, cuts)
        shortened.append(left)
    return shortened


def _without(rule: Rule, piece: Piece, cuts: list[_Found]) -> Piece:
    found = rule.find(piece.text)
    while found and found.group().strip():
        before, after = piece.text[: found.start()].rstrip(), piece.text[found.end() :].lstrip()
        if not (before or after):  # a whole line is for the rules of lines
            break
        cuts.append((piece.at, found.group(), rule.name))
        piece = replace(piece, text=f"{before} {after}".strip(), role=rule.leaves or piece.role)
        found = rule.find(piece.text)
    return piece


def _zones(pieces: list[Piece]) -> _Zones:
    """Where prose begins and ends; without any, the whole page is above it and below it. A
    sentence below the headline, with the writer and the day after it, is no beginning yet."""
    prose = [at for at, piece in enumerate(pieces) if is_prose(piece.text)]
    if prose[:1] == [0] and rule_for_head(pieces[0].text):
        prose = prose[1:]  # a masthead that ends in a full stop
    if not prose:
        return _Zones(len(pieces), -1, len(pieces))
    running = [at for at, after in pairwise(prose) if after - at <= NEXT]
    return _Zones(running[0] if running else prose[0], prose[-1], len(pieces))


def _is_placed(rule: Rule, at: int, zones: _Zones, glued: bool = False) -> bool:
    """Whether the piece at `at` lies where the rule looks. What is `glued` to the first or last
    paragraph counts as above or below it."""
    if rule.place == "anywhere":
        return True
    head = at < zones.first + glued
    tail = at > zones.last - glued
    match rule.place:
        case "head":
            return head
        case "tail":
            return tail
        case "edge":
            return head or tail
        case "end":
            return at > zones.first and at >= zones.size - LAST_LINES
    return False


def _cut_lines(pieces: list[Piece], cuts: list[_Found], tried: tuple[Rule, ...]) -> list[Piece]:
    zones = _zones(pieces)
    gone: set[int] = set()
    changed: dict[int, Piece] = {}
    for at, piece in enumerate(pieces):
        if at in gone or piece.role == "title" or len(piece.text) > LONGEST:
            continue
        for rule in tried:
            found = rule.find(piece.text) if _is_placed(rule, at, zones) else None
            if not found or (rule.not_first and at == 0):
                continue
            if rule.over and not (at == 0 and _is_over(rule, pieces)):
                continue
            if rule.beside and not _is_beside(rule, pieces, at):
                continue
            if rule.unless_repeated and any(rule.find(p.text) for p in pieces[zones.first :]):
                continue
            cuts.append((piece.at, piece.text, rule.name))
            gone.add(at)
            if rule.above and at > 0 and at - 1 not in gone:
                above = changed.get(at - 1, pieces[at - 1])
                if above.role is None and not ends_sentence(above.text):
                    changed[at - 1] = replace(above, role=rule.above)
            for near in _repeats(found.groupdict(), pieces, at):
                cuts.append((pieces[near].at, pieces[near].text, rule.name))
                gone.add(near)
            break
    return [changed.get(at, piece) for at, piece in enumerate(pieces) if at not in gone]


def _is_over(rule: Rule, pieces: list[Piece]) -> bool:
    """Whether one of the next pieces is what the rule must stand above: the headline and the
    writer may stand between, but no prose."""
    below = [other for other in _with_scope("line") if other.name in rule.over]
    for piece in pieces[1 : 1 + OVER]:
        if any(other.find(piece.text) for other in below):
            return True
        if is_prose(piece.text):
            return False
    return False


def _is_beside(rule: Rule, pieces: list[Piece], at: int) -> bool:
    """Whether the piece right above or below is what the rule must stand beside."""
    others = [other for other in _with_scope("line") if other.name in rule.beside]
    near = [pieces[n].text for n in (at - 1, at + 1) if 0 <= n < len(pieces)]
    return any(other.find(text) for other in others for text in near)


def _repeats(groups: dict[str, str | None], pieces: list[Piece], at: int) -> list[int]:
    """Neighbours that say again what the cut line named."""
    named = {_bare(text) for name, text in groups.items() if name.startswith("again") and text}
    near = [n for n in (at + 1, at - 1) if 0 <= n < len(pieces)]
    return [n for n in near if _bare(pieces[n].text) in named][:1]


def _bare(text: str) -> str:
    return text.strip(" .'\"‘’“”").casefold()


def rule_for_head(text: str) -> str:
    """The rule by which a line that stands alone near a headline is page matter; "" for none."""
    return _has_rule(text, "anywhere", "head", "edge")


def _has_rule(text: str, *places: str) -> str:
    """The first rule for whole lines of those places that a line fits; "" for none."""
    fitting = (r.name for r in _with_scope("line") if r.place in places and r.find(text))
    return next(fitting, "")


def _cut_lists(pieces: list[Piece], cuts: list[_Found]) -> list[Piece]:
    first = _zones(pieces).first
    kept: list[Piece] = []
    skipping = ""
    for at, piece in enumerate(pieces):
        rule = next((r for r in _with_scope("rest", "list") if _opens(r, piece, at, first)), None)
        if rule is not None and rule.scope == "rest":
            cuts.extend((later.at, later.text, rule.name) for later in pieces[at:])
            return kept
        if rule is not None:
            skipping = rule.name
            cuts.append((piece.at, piece.text, rule.name))
        elif skipping and _is_listed(piece, at, first):
            if _has_rule(piece.text, "anywhere"):  # left to the rule that knows it better
                kept.append(piece)
            else:
                cuts.append((piece.at, piece.text, skipping))
        else:
            skipping = ""
            kept.append(piece)
    return kept


def _is_listed(piece: Piece, at: int, first: int) -> bool:
    """Whether a line below the head of a list belongs to it. Above the report the headline may
    follow, so only the shortest lines do there."""
    if is_prose(piece.text) or piece.role not in (None, "list", "paragraph"):
        return False
    if is_day_heading(piece.text):
        return False
    return at > first or words_in(piece.text) <= TOPIC_WORDS


def _opens(rule: Rule, piece: Piece, at: int, first: int) -> bool:
    """Whether a list or a comment form begins here. A form needs a report before it."""
    if piece.role == "title" or (rule.scope == "rest" and at <= first):
        return False
    return rule.find(piece.text) is not None
