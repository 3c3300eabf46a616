"""What governs a stretch of an article: its headings, and days set before what they date."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from dateline.extract.chronicle import find_entries
from dateline.extract.owning import is_bare_clock
from dateline.extract.tree import Tree
from dateline.records import Block, TimeExpr, TimeMention

TODAY = TimeExpr(op="offset", offset=0, unit="day", rule="clock")


@dataclass(frozen=True)
class Section:
    """What a heading governs: the heading's block number and the day that it names, if any."""

    heading: int
    expr: TimeExpr | None


def find_sections(tree: Tree, times: tuple[TimeMention, ...]) -> dict[int, Section]:
    """The governing section of each block number.

    A heading without a day ends the section above it, unless a dated heading follows later
    (between two of them it is a credit line or a sub-heading of the day) or it is a sentence
    with a verb (a caption that was taken for a heading, or the day's next item).
    """
    dates: dict[int, TimeExpr] = {}
    day = TODAY
    for mention in times:
        block = _block_of(tree, mention)
        if block is None or block.role != "heading" or not _dates_section(mention):
            continue
        if "(@" in tree.text[block.start : mention.start]:
            continue  # a post's signature, "Nora Abel (@nora) May 3, 2019"
        expr = mention.expr
        if is_bare_clock(expr):  # "3:25 p.m." over an item: no day is told but by a heading
            expr = replace(day, clock=expr.clock, zone=expr.zone)
        elif block.n not in dates:
            day = expr
        dates.setdefault(block.n, expr)
    last_dated = max(dates, default=0)
    found: dict[int, Section] = {}
    current: Section | None = None
    for number in sorted(tree.blocks):
        block = tree.blocks[number]
        if block.role == "heading":
            if number in dates:
                current = Section(number, dates[number])
            elif current is None or (number > last_dated and not _tells(tree, number)):
                current = Section(number, None)
        if current is not None:
            found[number] = current
    return found


def _tells_sentence(tree: Tree, start: int) -> bool:
    """Whether the sentence around an offset has a verb."""
    number = tree.sentence_at(start)
    if number is None:
        return True
    sentence = tree.sentences[number]
    inside = tree.tokens[sentence.first : sentence.last]
    return any(token.upos in ("VERB", "AUX") for token in inside)


def _tells(tree: Tree, block: int) -> bool:
    return any(tree.tokens[tree.root(n)].upos == "VERB" for n in tree.sentences_of(block))


def _block_of(tree: Tree, mention: TimeMention) -> Block | None:
    number = tree.sentence_at(mention.start)
    return tree.blocks.get(tree.sentences[number].block) if number is not None else None


def find_inline_days(
    tree: Tree, times: tuple[TimeMention, ...]
) -> dict[int, list[tuple[int, TimeExpr | None]]]:
    """Days set before a colon inside a paragraph ("December 27: two killed in the hills. …"), or
    at the head of a chronicle's entry: by block, where each begins to govern and its expression,
    in text order. A paragraph between two entries goes on with the first. A date in another
    sentence without a verb, as on a map's key, ends what governed before and governs nothing.
    """
    entries = find_entries(tree, times)
    found: dict[int, list[tuple[int, TimeExpr | None]]] = {}
    for mention in times:
        block = _block_of(tree, mention)
        after = tree.text[mention.end : mention.end + 2].lstrip()
        if block is None or block.role == "heading" or mention.type not in ("DATE", "TIME"):
            continue
        if mention.start in entries or (after[:1] == ":" and _dates_section(mention)):
            found.setdefault(block.n, []).append((mention.end, mention.expr))
        elif mention.expr.op == "date" and not _tells_sentence(tree, mention.start):
            found.setdefault(block.n, []).append((mention.end, None))
    _go_on(tree, entries, found)
    return found


def _go_on(
    tree: Tree, entries: set[int], found: dict[int, list[tuple[int, TimeExpr | None]]]
) -> None:
    """Give the paragraphs between two entries of a chronicle the day of the entry above them."""
    if not entries:
        return
    first, last = min(entries), max(entries)
    above: TimeExpr | None = None
    for number, block in sorted(tree.blocks.items()):
        if block.role == "heading":
            above = None
        elif number in found:
            above = found[number][-1][1]
        elif above is not None and first < block.start < last:
            found[number] = [(block.start, above)]


def _dates_section(mention: TimeMention) -> bool:
    expr = mention.expr
    return mention.type in ("DATE", "TIME") and (
        (expr.op == "date" and len(expr.edtf) >= 10) or expr.op in ("weekday", "offset")
    )
