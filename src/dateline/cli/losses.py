"""What `show --without NAME` prints: what rested on it, kind by kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.cli.terminal import Printer

if TYPE_CHECKING:
    from dateline.export import View
    from dateline.without import Loss, Without

HEADINGS = {
    "gone": "Rests on it alone",
    "one origin": "Rests on one origin only",
    "day": "On another day",
    "figure gone": "Nobody gives the figure any more",
    "figure one origin": "The figure rests on one origin only",
    "parted": "Falls apart",
    "tier": "Moves",
}


def print_losses(found: Without, name: str) -> None:
    """How much was left out, and every row, day and figure that it changes."""
    from dateline.cli.show import TIER_HEADINGS, short_ids
    from dateline.export import View
    from dateline.export.neutral import one_line
    from dateline.export.phrases import counted, told

    printer, view = Printer(), View(found.before)
    claims = sum(c.quote.article in found.left_out.articles for c in found.before.claims)
    printer.line(
        one_line(
            f"Without {name}: {counted(len(found.left_out.articles), 'article')} and "
            f"{counted(claims + len(found.left_out.claims), 'claim')} of "
            f"{len(found.before.claims):,} left out."
        ),
        style="bold",
    )
    short = short_ids([event.id for event in found.before.events])
    tier_of = {entry.event: entry.tier for entry in found.before.timeline}
    for change, heading in HEADINGS.items():
        losses = [one for one in found.losses if one.change == change]
        if not losses:
            continue
        printer.line()
        printer.line(f"{heading}: {len(losses)}", style="bold cyan")
        told_of = ""
        for tier, name in TIER_HEADINGS.items():
            held = [one for one in losses if tier_of[one.event] == tier]
            if change == "gone" and held:
                printer.line(f"{name}: {len(held)}", 2, "bold")
            for loss in held:
                if loss.event != told_of:
                    printer.line(f"{short[loss.event]}  {_what(loss, view)}", 2)
                told_of = loss.event
                for below in _below(loss, TIER_HEADINGS, view, short):
                    printer.line(one_line(below), 4 + len(short[loss.event]), "dim")
    if not found.losses:
        printer.line("Every row keeps its day, its figures and more than one origin.")
    rows = sum(entry.parent is None for entry in found.after.timeline)
    outlets = {article.outlet.name for article in found.after.articles}
    printer.line()
    printer.line(f"What stands: {counted(rows, 'row')} by {told(len(outlets), 0)}.")


def _what(loss: Loss, view: View) -> str:
    from dateline.export.phrases import day_label

    return f"{day_label(view.events[loss.event].when)}: {view.line(loss.event)}"


def _below(loss: Loss, tiers: dict[str, str], view: View, short: dict[str, str]) -> list[str]:
    """What it was and what it is now, in words."""
    if loss.change != "gone":
        return [_change(loss, tiers)]
    said = [f"told by {', '.join(loss.was)}"] if loss.was else []
    same = [f"may be the same as {short[one]}, which stands: {view.line(one)}" for one in loss.now]
    return said + same


def _change(loss: Loss, tiers: dict[str, str]) -> str:
    was, now = ", ".join(loss.was), ", ".join(loss.now)
    if loss.change == "one origin":
        return f"{now}; was {was}"
    if loss.change == "day":
        return f"{now or 'open'}; was {was or 'open'}"
    if loss.change == "tier":
        return f"to “{tiers[now]}”, from “{tiers[was]}”"
    if loss.change == "parted":
        return f"into {len(loss.now)} rows"
    return f"{loss.figure} ({now + '; was ' * bool(now)}{was})"


def as_json(found: Without, name: str) -> bytes:
    """The losses as JSON, one line feed at the end."""
    told = {
        "version": 1,
        "without": name,
        "articles_left_out": sorted(found.left_out.articles),
        "claims_left_out": sorted(found.left_out.claims),
        "losses": [loss._asdict() for loss in found.losses],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
