"""What is known of an event beside its line: disputes, who blames, answers, look-alikes."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.neutral import one_line
from dateline.export.phrases import about, counted, origins_of, plain, since
from dateline.export.text import definite
from dateline.page.html import NOTHING, Html, between, el, join
from dateline.page.links import event_link, source_link, speaker_of
from dateline.page.quotes import sentence
from dateline.page.view import PageView
from dateline.records import Claim, Dispute, Pair, Quote, Reason, Relation, Side

AS_SOURCE = {
    "answers": "In answer to",
    "causes": "Led to",
    "part_of": "Part of",
    "repeats": "Repeats",
    "follows": "Came after",
}
AS_TARGET = {
    "answers": "Answered by",
    "causes": "Because of",
    "part_of": "Its part",
    "repeats": "Repeated by",
    "follows": "Followed by",
}
MINUS = "\u2212"
NEAR_MISSES = 5
"""Near-misses shown of an event; the closest of all stand in a part of their own. Not tuned."""
STANDS = {"blames": "Blame", "denies": "Denial", "claims_responsibility": "Claim of responsibility"}


def disputes(view: PageView, event: str) -> Html:
    """Values that cannot all be true, side by side; counts that grew, apart from them."""
    held = view.disputes.get(event, [])
    return join(_dispute(view, one) for one in sorted(held, key=lambda d: d.history))


def _dispute(view: PageView, dispute: Dispute) -> Html:
    said = "Over time," if dispute.history else "Reports differ on"
    return el(
        "div",
        el("p", f"{said} {definite(about(dispute))}"),
        el(
            "dl",
            (
                el(
                    "div",
                    el("dt", el("bdi", side.shown or str(side.value))),
                    el("dd", between(" · ", [since(side), *_cited(view, side), origins_of(side)])),
                )
                for side in dispute.sides
            ),
        ),
        class_="history" if dispute.history else "dispute",
    )


def _cited(view: PageView, side: Side) -> list[Html]:
    """Where a value is given: of each outlet the first sentence, and how many more there are."""
    quotes: dict[str, dict[tuple[str, int], Quote]] = {}
    for one in side.claims:
        if one in view.claims:
            quote = view.claims[one].quote
            held = quotes.setdefault(view.outlet(quote.article), {})
            held[quote.article, quote.start] = quote
    return [
        _first_of(view, [held[at] for at in sorted(held)]) for _, held in sorted(quotes.items())
    ] or [el("bdi", name) for name in plain(side.outlets)]


def _first_of(view: PageView, quotes: list[Quote]) -> Html:
    first = source_link(view, quotes[0])
    return join(first, f" and {counted(len(quotes) - 1, 'sentence')} more") if quotes[1:] else first


def stands(view: PageView, event: str) -> Html:
    """Who blames, who denies and who claims responsibility, each with their sentence."""
    said: dict[tuple[str, str, str], Html] = {}
    shown = [event, *(child.event for child in view.children.get(event, ()))]
    for one in (one for row in shown for one in (row, *view.along.get(row, ()))):
        for claim in view.claims_of(one):
            if claim.stance in STANDS and (who := _stander(view, one, claim)):
                label = STANDS[claim.stance]
                key = (label, who, f"{claim.quote.article}{claim.quote.start}")
                said.setdefault(key, _stand(view, label, who, claim))
    return el("ul", [said[key] for key in sorted(said)], class_="stands") if said else NOTHING


def _stander(view: PageView, event: str, claim: Claim) -> str:
    """Who takes the stand; "" where nobody is named: a report that tells of it takes none."""
    return view.speaker(claim) or speaker_of(view, event)[1]


def _stand(view: PageView, label: str, who: str, claim: Claim) -> Html:
    return el("li", el("b", f"{label}: ", el("bdi", who)), " ", sentence(view, claim.quote))


def relations(view: PageView, event: str) -> Html:
    """What the event answers, follows or leads to and the other way round, with the sentence.
    That something came after is not said of what hangs under it: where it stands says so."""
    said: dict[tuple[str, str], list[Relation]] = {}
    hanging = {child.event for child in view.children.get(event, ())}
    for relation, source, target in view.relations.get(event, ()):
        if relation.kind == "follows" and {source, target} & hanging:
            continue
        words, other = (
            (AS_SOURCE[relation.kind], target)
            if source == event
            else (AS_TARGET[relation.kind], source)
        )
        said.setdefault((words, other), []).append(relation)
    items = [
        el("li", el("b", f"{words}: "), event_link(view, other), _because(view, other, held))
        for (words, other), held in said.items()
        if not view.is_hidden(other)
    ]
    return el("ul", items, class_="relations") if items else NOTHING


def _because(view: PageView, other: str, held: list[Relation]) -> Html:
    """The sentences that say so; one that is the other's line is not said twice."""
    line = view.line(other)
    said = [
        source_link(view, one.quote)
        if line in one_line(one.quote.text)
        else sentence(view, one.quote)
        for one in held
    ]
    return el("p", between(" ", said), class_="because")


def possibly_same(view: PageView, event: str) -> Html:
    """Events of the middle band: not joined, with what speaks for and against. One that is
    folded under this event says it there."""
    folded = {child.event for child in view.children.get(event, ())}
    items = [
        el("li", event_link(view, other), reasons(pair.reasons))
        for pair in view.possibly_same.get(event, ())
        if (other := view.other(pair, event)) is not None
        and other not in folded
        and not view.is_hidden(other)
    ]
    if not items:
        return NOTHING
    return el(
        "details",
        el("summary", "Possibly the same as another row"),
        el("ul", items),
        class_="possibly",
    )


def near_misses(view: PageView, event: str) -> Html:
    """The events that were compared with this one and kept apart, the closest first."""
    held = sorted(view.near_misses.get(event, ()), key=lambda pair: (-pair.weight, pair.a, pair.b))
    items = [
        el("li", event_link(view, other), reasons(pair.reasons))
        for pair in held[:NEAR_MISSES]
        if (other := view.other(pair, event)) is not None
        and other in view.entries
        and not view.is_hidden(other)
    ]
    if not items:
        return NOTHING
    said = f"Looked alike, kept apart ({len(items)})"
    return el("details", el("summary", said), el("ul", items), class_="possibly")


def why_joined(view: PageView, event: str) -> Html:
    """The judgements that made the claims one event, or dated it, with their reasons."""
    held = view.judgements.get(event, ())
    items = [
        el(
            "li",
            el("b", f"{one.kind.replace('_', ' ')}"),
            " by ",
            el("bdi", one.by),
            f": {one.why}" if one.why else None,
            reasons(one.reasons),
        )
        for one in held
    ]
    if not items:
        return NOTHING
    return el("details", el("summary", "Why these stand together"), el("ul", items), class_="why")


def pair_item(view: PageView, pair: Pair) -> Html | None:
    """Two events kept apart, with what spoke for and against joining them."""
    a, b = view.resolve(pair.a), view.resolve(pair.b)
    if a is None or b is None or view.is_hidden(a) or view.is_hidden(b):
        return None
    return el(
        "li",
        el("p", event_link(view, a)),
        el("p", event_link(view, b)),
        reasons(pair.reasons),
    )


def reasons(held: Iterable[Reason]) -> Html:
    """Each thing a comparer saw, with its weight in bits."""
    said = [
        el("li", el("bdi", one.says), f" ({bits(one.weight)})" if one.weight else None)
        for one in held
    ]
    return el("ul", said, class_="reasons") if said else NOTHING


def bits(weight: int) -> str:
    """A weight in hundredths of a bit with its sign and one decimal: 370 is "+3.7"."""
    tenths = (abs(weight) + 5) // 10
    return f"{MINUS if weight < 0 else '+'}{tenths // 10}.{tenths % 10}"
