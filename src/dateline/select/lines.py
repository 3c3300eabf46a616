"""The one line that an event is shown with: a stretch of a report, never a word of ours.

An article's own heading about the event comes first, else the shortest sentence that tells it
whole. Lines that judge, point back, ask, or carry a disputed number give way to better ones;
where none is better, the number is cut and shown as […].
"""

from __future__ import annotations

from dateline.records import Figure, Line
from dateline.select.candidates import Candidate, Span, candidate, shows
from dateline.select.faults import faults
from dateline.select.shorten import without
from dateline.select.told import Sentence, Told
from dateline.select.toll import toll_of
from dateline.select.wording import asks, is_fragment, is_unopened, opens_back

AROUND = 32
"""Code points of prefix and suffix that a line carries (DESIGN §1)."""


def line_for(
    told: Told, event: str, heads: dict[Sentence, list[str]], taken: Line | None = None
) -> Line:
    """The line of an event; another than `taken`, the line of the row above, if it has one."""
    return _line(best(told, event, heads, taken))


def best(
    told: Told, event: str, heads: dict[Sentence, list[str]], taken: Line | None = None
) -> Candidate:
    """The stretch that tells the event best, with what is cut from it."""
    disputed = disputed_figures(told, event)
    found = [candidate(told, claim) for claim in told.claims_of(event)]
    found = [one for one in found if not _is_line(one, taken)] or found
    toll = toll_of(told, event, disputed)
    chosen = min(found, key=lambda one: faults(told, event, one, disputed, heads, toll))
    inside = [f for f in disputed.get(chosen.claim.quote.article, ()) if shows(chosen, f)]
    return chosen._replace(cuts=without(chosen.cuts, inside)) if inside else chosen


def _is_line(one: Candidate, line: Line | None) -> bool:
    return line is not None and (one.claim.quote.article, *one.span) == (
        line.article,
        line.start,
        line.end,
    )


def is_poor(told: Told, line: Line) -> bool:
    """Whether a line is no title for a story: no whole sentence, a question, one that leans on
    what stands before it, or one in which the event is told in passing."""
    words = line.text
    headed = (line.article, line.block) in told.headings
    return (
        asks(words) or opens_back(words) or is_fragment(words, headed=headed) or is_unopened(words)
    )


def disputed_figures(told: Told, event: str) -> dict[str, list[Span]]:
    """Article id to where figures stand that a line must not give: those in dispute, and of a
    count that grew all but the last."""
    found: dict[str, list[Span]] = {}
    whole = told.whole(told.root(event))
    for dispute in told.disputes:
        if dispute.about != "figure" or told.resolve(dispute.event) not in whole:
            continue
        last = dispute.sides[-1].value if dispute.history else None
        sided = {claim for side in dispute.sides for claim in side.claims}
        for claim in {*sided, *(one.id for part in whole for one in told.claims_of(part))}:
            for figure in told.claims[claim].figures if claim in told.claims else ():
                stale = last is not None and not figure.part and _value(figure) != last
                held = claim in sided and last is None
                if figure.counts in dispute.what and (stale or held):
                    found.setdefault(figure.quote.article, []).extend(figure.quote.marks)
    return {article: sorted(set(spans)) for article, spans in found.items()}


def _value(figure: Figure) -> int | str | None:
    """The number that was said: the best, else the bound that was given."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), None)


def _line(one: Candidate) -> Line:
    around, (start, end) = one.around, one.span
    before = around.prefix + around.words((around.start, start))
    after = around.words((end, around.end)) + around.suffix
    return Line(
        article=one.claim.quote.article,
        start=start,
        end=end,
        text=around.words((start, end)),
        prefix=before[-AROUND:],
        suffix=after[:AROUND],
        block=one.claim.quote.block,
        page=one.claim.quote.page,
        cuts=one.cuts,
    )
