"""A line as a reader sees it."""

from __future__ import annotations

from dateline.records import Line

CUT = "[\u2026]"
CLOSING = ",.;:!?)\u2019\u201d"
OPENING = '\u201c"'


def shown(line: Line) -> str:
    """The words of a line with each cut as […]."""
    said, at = "", line.start
    for start, end in (*line.cuts, (line.end, line.end)):
        piece = line.text[at - line.start : start - line.start].strip()
        closes = piece[:1] in CLOSING or piece.strip(CLOSING) == '"'
        joint = "" if not said or closes else " "
        said += joint + piece
        if start < line.end:
            said += f" {CUT}" if said.strip(OPENING) else CUT
        at = end
    return said
