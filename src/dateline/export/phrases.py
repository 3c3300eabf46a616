"""Short phrases that every way out uses, so that terminal, text, tables and page say the same."""

from __future__ import annotations

from collections.abc import Iterable

from dateline import when as calendar
from dateline.export.neutral import one_line
from dateline.records import Article, Dispute, Gap, Line, Quote, Side, Tier, When
from dateline.select import gap_days

TIERS: tuple[Tier, ...] = ("main", "reaction", "outlook", "background")
TIER_LABELS: dict[Tier, str] = {
    "main": "what happened",
    "reaction": "reaction",
    "outlook": "looking ahead",
    "background": "background",
}


def gap_words(gap: Gap) -> str:
    """ "12 days, Sunday 4 May 2031 to Thursday 15 May 2031"."""
    first, last = (calendar.label(calendar.parse(day)) for day in (gap.first, gap.last))
    days = counted(gap_days(gap), "day")
    return f"{days}, {first}" if first == last else f"{days}, {first} to {last}"


def day_label(when: When | None) -> str:
    """The day in words, no more precise than it is known."""
    return calendar.label(when)


def told(outlets: int, origins: int) -> str:
    """ "4 outlets, 2 origins"; origins are left out where none is known."""
    said = counted(outlets, "outlet")
    return f"{said}, {counted(origins, 'origin')}" if origins else said


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 outlet", "4 outlets"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def how_sure(when: When | None) -> str:
    """What a reader must know of the day beyond its label: "" where it is plainly told."""
    if when is None or when.edtf in ("", "XXXX"):
        return ""
    said = []
    if when.edtf.endswith(("?", "%")) or (when.certainty == "low" and when.start):
        said.append("day uncertain")
    elif when.certainty == "medium":
        said.append("day inferred")
    if len(when.alternatives) > 1:
        said.append("could be " + ", ".join(when.alternatives))
    return "; ".join(said)


_ABOUT = {"day": "the day", "actor": "who did it", "happened": "whether it happened"}
_COUNTS = ("killed", "injured", "missing", "arrested", "displaced")


def about(dispute: Dispute) -> str:
    """What a dispute or history is about, in words."""
    if dispute.about in _ABOUT:
        return _ABOUT[dispute.about]
    what = one_line(dispute.what)
    return f"number {what}" if what in _COUNTS else f"number of {what}s" if what else "number"


def since(side: Side) -> str:
    """The day from which on a count was told, in words; "" in a dispute."""
    return calendar.label(calendar.parse(side.since)) if side.since else ""


def origins_of(side: Side) -> str:
    """ "one origin: AP", "origins: AP, the army"; "" where the outlets are their own."""
    if not [name for name in side.origins if name not in side.outlets]:
        return ""
    noun = "one origin" if len(side.origins) == 1 else "origins"
    return f"{noun}: {', '.join(one_line(name) for name in side.origins)}"


def side_sources(side: Side) -> str:
    """Who gives a value: outlets, and the origins where they are not the outlets themselves."""
    outlets = ", ".join(one_line(name) for name in side.outlets)
    return "; ".join(said for said in (outlets, origins_of(side)) if said)


def side_text(side: Side) -> str:
    """One value with who gives it, and in a history since when."""
    said = ", ".join(part for part in (since(side), side_sources(side)) if part)
    return f"{one_line(side.shown or str(side.value))} ({said})"


def dispute_text(dispute: Dispute) -> str:
    """ "killed: 24 (The Courier); 25 (The Post, City News; one origin: AP)"."""
    joined = (" → " if dispute.history else "; ").join(side_text(side) for side in dispute.sides)
    return f"{about(dispute)}: {joined}"


def plain(names: Iterable[str]) -> list[str]:
    """Names as they may be shown, each once."""
    return list(dict.fromkeys(one_line(name) for name in names))


def paragraph(quote: Quote | Line) -> str:
    """ "¶ 12" or, in a PDF, "¶ 12, p. 3"."""
    return f"¶ {quote.block}" + (f", p. {quote.page}" if quote.page is not None else "")


def article_day(article: Article) -> str:
    """When it was published, in words; "date open" where no date was found."""
    return day_label(article.published) if article.published else "date open"
