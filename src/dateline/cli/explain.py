"""`explain`: everything that stands behind one event."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import STORY, json_option
from dateline.cli.show import TIER_HEADINGS
from dateline.cli.terminal import Printer, write
from dateline.errors import NO_SUCH_EVENT, SEVERAL_EVENTS, UsageError

if TYPE_CHECKING:
    from dateline.export import View
    from dateline.records import Claim, Judgement, Pair, Quote, Reason, StoryFile


@click.command()
@STORY
@click.argument("event", metavar="EVENT|CLAIM")
@json_option("Print it as JSON.")
def explain(story: Path, event: str, as_json: bool) -> int:
    """Say why an event stands as it does, claim by claim.

    EVENT is the id of an event as `show` prints it, or that of any claim: it stands for the
    event that holds the claim now. Weights are in bits: +1 makes "the same" twice as likely.
    Of what was kept apart it says what alone would have joined it. Why the event stands among
    what happened, or does not, is given in points.

    \b
    dateline explain harbour.dateline 3fa9c1
    """
    from dateline import store
    from dateline.export import View

    told = store.load(story)
    view = View(told)
    chosen = _chosen(event, told, view, story)
    if chosen in view.claims and chosen not in view.events:
        _explain_slight(view, view.claims[chosen], as_json)
    elif as_json:
        _write_json(_as_json(view, chosen))
    else:
        _print_event(Printer(), view, chosen)
    return 0


def _chosen(name: str, told: StoryFile, view: View, story: Path) -> str:
    """The event that `name` (an id or its first digits) stands for; a claim that stands in none
    is its own."""
    from dateline.store import SHORTEST_ID

    if (exact := view.resolve(name)) is not None:
        return exact
    ids = [*view.events, *view.claims] if name else []
    fits = {one: view.resolve(one) or one for one in ids if one.startswith(name)}
    events = sorted(set(fits.values()))
    if not events or (len(events) == 1 and len(name) < SHORTEST_ID):
        raise UsageError(NO_SUCH_EVENT, name=name, story=story)
    if len(events) > 1:
        shown = ", ".join(sorted(fits)[:6])
        raise UsageError(SEVERAL_EVENTS, name=name, count=len(fits), story=story, ids=shown)
    return events[0]


def judgements_on(view: View, event: str) -> list[Judgement]:
    """The judgements that rest on claims of the event alone, by id.

    An anchor is a claim's quote with its own words marked: another claim of the same sentence
    marks others.
    """
    held = {claim.quote for claim in view.claims_of(event)}
    return [one for one in view.story.judgements if one.anchors and held.issuperset(one.anchors)]


SLIGHT = (
    "This claim stands in no row: its article tells it in passing, without a day or anything that "
    "hangs on it, so it was compared with nothing."
)


def _explain_slight(view: View, claim: Claim, as_json: bool) -> None:
    """Why a claim stands in no event."""
    if as_json:
        _write_json({"version": 1, "event": None, "claims": [claim], "why": SLIGHT})
        return
    printer = Printer()
    _print_told(printer, view, [claim])
    printer.line()
    printer.line(SLIGHT)


def _write_json(said: dict[str, Any]) -> None:
    import msgspec

    write(json.dumps(msgspec.to_builtins(said), ensure_ascii=False, indent=1).encode() + b"\n")


def _as_json(view: View, event: str) -> dict[str, Any]:
    entry = view.entries.get(event)
    return {
        "version": 1,
        "event": view.events[event],
        "line": view.line(event),
        "claims": view.claims_of(event),
        "disputes": view.disputes.get(event, []),
        "tier": {"tier": entry.tier, "why": entry.why} if entry is not None else None,
        "told_along": view.along.get(event, []),
        "told_along_with": row if (row := view.row(event)) != event else None,
        "relations": [relation for relation, _, _ in view.relations.get(event, [])],
        "judgements": judgements_on(view, event),
        "possibly_same": view.possibly_same.get(event, []),
        "near_misses": view.near_misses.get(event, []),
    }


def _print_event(printer: Printer, view: View, event: str) -> None:
    from dateline.export.neutral import one_line
    from dateline.export.phrases import day_label, how_sure

    record = view.events[event]
    printer.line(view.line(event), style="bold")
    how = record.when.how if record.when else ""
    said = [day_label(record.when), how_sure(record.when), f"found as: {one_line(how)}" * bool(how)]
    printer.line(" · ".join(part for part in said if part))
    kind = one_line(" ".join([record.kind, *view.told_as(record).modes]))
    printer.line(" · ".join([record.id, kind, view.told(record)]), style="dim")
    if (row := view.row(event)) != event:
        printer.line(f"Told along with {row[:6]}: {view.line(row)}")
    if (entry := view.entries.get(event)) is not None and entry.why:
        printer.line(one_line(f"{TIER_HEADINGS[entry.tier]}: {as_sum(entry.why, 'points')}"))
    _print_claims(printer, view, event)
    if along := view.along.get(event, []):
        _heading(printer, "Told along with it")
    for other in along:
        printer.line(f"{other[:6]}  {day_label(view.events[other].when)}: {view.line(other)}", 2)
    if record.origins:
        _heading(printer, "Origins")
        for origin in record.origins:
            printer.line(f"{one_line(origin.name)}: {len(origin.claims)} of the claims", 2)
    _print_differences(printer, view, event)
    _print_judgements(printer, view, judgements_on(view, event))
    _print_pairs(printer, view, event, "Possibly the same", view.possibly_same.get(event, []))
    _print_pairs(printer, view, event, "Kept apart", view.near_misses.get(event, []))


def _heading(printer: Printer, text: str) -> None:
    printer.line()
    printer.line(text, style="bold cyan")


def _print_claims(printer: Printer, view: View, event: str) -> None:
    _heading(printer, "Told by")
    _print_told(printer, view, view.claims_of(event))


def _print_told(printer: Printer, view: View, told: Sequence[Claim]) -> None:
    """The sentences of claims that are in the order of the text, each with its claims."""
    from dateline.export.neutral import one_line
    from dateline.export.phrases import paragraph

    for _, group in groupby(told, key=_stretch):
        claims = list(group)
        quote = claims[0].quote
        article = view.articles[quote.article]
        place = f"{article.source.path} {paragraph(quote)}"
        printer.line(one_line(f"{view.outlet(article.id)}, {place}"), 2, "bold")
        printer.line(f"“{one_line(quote.text)}”", 4)
        for claim in claims:
            printer.line(one_line(_claim(view, claim)), 4, "dim")


def _stretch(claim: Claim) -> tuple[str, int, int]:
    return claim.quote.article, claim.quote.start, claim.quote.end


def _claim(view: View, claim: Claim) -> str:
    """What the claim says beyond its words, and how sure that is."""
    from dateline.export.phrases import day_label

    how = claim.when.how if claim.when else ""
    said = [
        claim.id,
        f"{claim.predicate.lemma} ({_kind(claim)})",
        "denied" if claim.polarity == "negated" else "",
        claim.stance if claim.stance != "asserts" else "",
        claim.modality.replace("_", " ") if claim.modality != "happened" else "",
        f"says: {view.says_who(claim)}" if claim.speakers else "",
        day_label(claim.when) + (f" ({how})" if how else ""),
        f"certainty: {claim.certainty}",
    ]
    return " · ".join(part for part in said if part)


def _kind(claim: Claim) -> str:
    """ "assault firearms, about crime, unsure"."""
    parts = [" ".join(filter(None, [claim.kind, claim.mode]))]
    if claim.context:
        parts.append("about " + " and ".join(name.replace("_", " ") for name in claim.context))
    if claim.kind_certainty == "low" and claim.kind != "other":
        parts.append("unsure")
    return ", ".join(parts)


def _print_differences(printer: Printer, view: View, event: str) -> None:
    from dateline.export.neutral import one_line
    from dateline.export.phrases import dispute_text

    disputes = view.disputes.get(event, [])
    if disputes:
        _heading(printer, "Where reports differ")
    for dispute in disputes:
        printer.line(dispute_text(dispute) + (" (as time went on)" * dispute.history), 2)
    relations = view.relations.get(event, [])
    if relations:
        _heading(printer, "What it answers, follows, or led to")
    for relation, source, target in relations:
        kind = relation.kind.replace("_", " ")
        if source == event:
            printer.line(f"This {kind}: {view.line(target)}", 2)
        else:
            printer.line(f"{view.line(source)} -- {kind} this", 2)
        printer.line(f"“{one_line(relation.quote.text)}”", 4, "dim")


def _print_judgements(printer: Printer, view: View, judgements: Sequence[Judgement]) -> None:
    from dateline.export.neutral import one_line
    from dateline.export.phrases import paragraph

    if judgements:
        _heading(printer, "Decisions")
    for one in judgements:
        words = " + ".join(
            f"“{_marked(view, quote)}” ({view.outlet(quote.article)} {paragraph(quote)})"
            for quote in one.anchors
        )
        said = [one.kind.replace("_", " "), one.value if not one.reasons else "", words]
        printer.line(one_line(" ".join(part for part in said if part)), 2)
        why = as_sum(one.reasons) if one.reasons else one.why
        printer.line(one_line(f"{why} ({one.by})"), 4, "dim")


def _marked(view: View, quote: Quote) -> str:
    """The claim's own words in a quote, with an ellipsis where others stand between."""
    text = view.articles[quote.article].text if quote.article in view.articles else ""
    return " … ".join(text[start:end] for start, end in quote.marks) or quote.text


def _print_pairs(
    printer: Printer, view: View, event: str, heading: str, pairs: Sequence[Pair]
) -> None:
    from dateline.export.neutral import one_line
    from dateline.export.phrases import day_label

    if pairs:
        _heading(printer, heading)
    for pair in pairs:
        other = view.other(pair, event)
        if other is not None:
            day = day_label(view.events[other].when)
            printer.line(f"{other[:6]}  {day}: {view.line(other)}", 2)
            printer.line(one_line(as_sum(pair.reasons)), 4, "dim")
            printer.line(one_line(tips(pair)), 4, "dim")


def tips(pair: Pair) -> str:
    """ "a common place would have joined them (+4)", or that nothing alone would."""
    found = " or ".join(f"{tip.says} ({bits(tip.weight)})" for tip in pair.tips)
    return f"{found or 'nothing by itself'} would have joined them"


def as_sum(reasons: Sequence[Reason], unit: str = "bits") -> str:
    """ "+3.7 bits: both can fall on 10 March (+1.5); both in Aldmouth (+2.2)".

    Reasons that weigh nothing (what an article says itself) have no sum.
    """
    said = "; ".join(
        f"{reason.says} ({bits(reason.weight)})" if reason.weight else reason.says
        for reason in reasons
    )
    if not any(reason.weight for reason in reasons):
        return said
    return f"{bits(sum(reason.weight for reason in reasons))} {unit}: {said}"


def bits(weight: int) -> str:
    """A weight in hundredths of a bit as "+1.5" bits: two digits, trailing zeros left out."""
    sign = "-" if weight < 0 else "+"
    whole, rest = divmod(abs(weight), 100)
    return f"{sign}{whole}.{rest:02d}".rstrip("0").rstrip(".")
