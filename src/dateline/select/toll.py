"""The toll of an event: how many were killed and how many hurt, as its reports count them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.records import Claim, Figure
from dateline.select.candidates import Candidate, Span, shows
from dateline.select.told import Told

WORTH = {"killed": 2, "injured": 1}
AGREE = 2
"""Reports that have to give a number for it to be the toll, where so many tell the event. Not
tuned."""
FEW = 3
"""Where no more were hurt beside the one who was killed, his name tells it as well as a number.
Not tuned."""


def toll_of(told: Told, event: str, disputed: Mapping[str, list[Span]]) -> dict[str, int]:
    """How many it killed and hurt: the number that most reports give, two of them at least where
    so many tell it. What is disputed counts as the least of what is said, and the hurt not
    where nobody knows how many died."""
    given: dict[str, dict[int, set[str]]] = {}
    open_at: dict[str, dict[int, set[str]]] = {}
    for claim in _claims(told, event):
        for figure in claim.figures:
            number = _number(figure)
            if figure.counts in WORTH and number is not None and not figure.part:
                spans = disputed.get(figure.quote.article, ())
                held = open_at if any(mark in spans for mark in figure.quote.marks) else given
                by = held.setdefault(figure.counts, {})
                by.setdefault(number, set()).add(claim.quote.article)
    for counts, by in open_at.items():
        least = given.setdefault(counts, {}).setdefault(min(by), set())
        least.update(*by.values())
    enough = min(AGREE, len(told.articles(event)))
    found = {counts: _agreed(by, enough) for counts, by in given.items()}
    killed, injured = found.get("killed", 0), found.get("injured", 0)
    if killed > 1:
        return {"killed": killed, "injured": injured}
    unsure = not killed and "killed" in given
    return {"injured": injured} if injured > (FEW if killed else 1) and not unsure else {}


def _agreed(by: Mapping[int, set[str]], enough: int) -> int:
    """The number that most reports give, of equals the largest; 0 where too few agree."""
    articles, number = max((len(articles), number) for number, articles in by.items())
    return number if articles >= enough else 0


def untold(
    told: Told,
    event: str,
    candidate: Candidate,
    toll: Mapping[str, int],
    disputed: Mapping[str, list[Span]],
) -> int:
    """What of the toll the words of a candidate leave out, or give lower: 2 for the killed, 1 for
    the hurt. A disputed number, which is cut, tells nothing; whoever is counted by another noun
    ("four clerks were shot") counts as hurt."""
    shown: dict[str, int] = {}
    cut = disputed.get(candidate.claim.quote.article, ())
    for claim in _claims(told, event):
        if claim.quote.article != candidate.claim.quote.article:
            continue
        for figure in claim.figures:
            if any(shows(candidate, mark) and mark not in cut for mark in figure.quote.marks):
                counts = figure.counts if figure.counts in WORTH else _harmed(claim, figure)
                shown[counts] = max(shown.get(counts, 0), _number(figure) or 0)
    return sum(WORTH[counts] for counts, number in toll.items() if shown.get(counts, 0) < number)


def _claims(told: Told, event: str) -> Iterable[Claim]:
    whole = told.whole(told.root(event))
    return (claim for part in whole for claim in told.claims_of(part))


def _number(figure: Figure) -> int | None:
    given = (n for n in (figure.best, figure.low) if isinstance(n, int))
    return None if figure.stock else next(given, None)


def _harmed(claim: Claim, figure: Figure) -> str:
    inside = any(
        role.start <= start < role.end
        for role in claim.roles
        if role.role == "whom"
        for start, _ in figure.quote.marks
    )
    return "injured" if inside and claim.kind in ("assault", "harm") else ""
