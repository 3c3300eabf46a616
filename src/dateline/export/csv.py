"""A story as a table for spreadsheets: one row per event, in the order of the timeline.

A cell that a spreadsheet would take for a formula gets an apostrophe in front: article text
is not ours, and `=HYPERLINK(…)` in a headline must stay words.
"""

from __future__ import annotations

import csv
import io
import re

from dateline.export.neutral import neutral, one_line
from dateline.export.phrases import day_label, dispute_text, how_sure, paragraph, plain
from dateline.export.view import View
from dateline.records import Claim, Figure, StoryFile

COLUMNS = (
    "day", "line", "places", "actors", "outlets", "origins", "figures", "quotes",
    "tier", "under", "edtf", "how_sure", "disputes", "kind", "kind_certainty",
    "mode", "context", "event", "story",
)  # fmt: skip
_FORMULA = re.compile(r"[\s'\"\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]")
"""What spreadsheets take for the start of a formula, behind white space and quotes too; the
full-width signs because some of them fold these to the plain ones."""


def to_csv(story: StoryFile) -> bytes:
    """The table in UTF-8 with CRLF (RFC 4180). Several values in a cell stand a line each."""
    view = View(story)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in view.entries.values():
        if not view.is_hidden(entry.event):
            writer.writerow([safe_cell(cell) for cell in _cells(view, entry.event)])
    return out.getvalue().encode("utf-8", "replace")


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    lines = "\n".join(neutral(line).strip() for line in text.split("\n"))
    return "'" + lines if _FORMULA.match(lines) else lines


def _cells(view: View, event_id: str) -> list[str]:
    event = view.events[event_id]
    entry = view.entries[event_id]
    claims = view.claims_of(event_id)
    disputes = view.disputes.get(event_id, ())
    told_as = view.told_as(event)
    return [
        day_label(event.when),
        view.line(event_id),
        "\n".join(view.names(event.places)),
        "\n".join(view.names(event.actors)),
        "\n".join(plain(event.outlets)),
        "\n".join(plain(origin.name for origin in event.origins)),
        "\n".join(dict.fromkeys(figure_text(f) for claim in claims for f in claim.figures)),
        "\n".join(dict.fromkeys(_quote(view, claim) for claim in claims)),
        entry.tier,
        entry.parent or "",
        event.when.edtf if event.when else "",
        how_sure(event.when),
        "\n".join(dispute_text(one) for one in disputes),
        event.kind,
        told_as.certainty,
        "\n".join(told_as.modes),
        "\n".join(told_as.contexts),
        event_id,
        entry.story,
    ]


def figure_text(figure: Figure) -> str:
    """ "killed: 25", "rocket: more than 30" (as it was said)."""
    unit = f" {figure.unit}" if figure.unit else ""
    quote = figure.quote
    said = [quote.text[low - quote.start : high - quote.start] for low, high in quote.marks]
    return one_line(f"{figure.counts}: {' '.join(said) or quote.text}{unit}")


def _quote(view: View, claim: Claim) -> str:
    """The sentence with its outlet and where it stands: article id, start and end offset."""
    quote = claim.quote
    where = f"{view.outlet(quote.article)}, {paragraph(quote)}"
    return f"“{one_line(quote.text)}” [{where}; {quote.article}:{quote.start}-{quote.end}]"
