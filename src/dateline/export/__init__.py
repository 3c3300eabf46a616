"""One file a format. An export shows a story as it is: nothing is decided here.

`to_json` is the contract with other programs (`schema` describes it), `to_csv` is for
spreadsheets, `to_markdown` and `to_text` for people; `timeline_rows` is what `to_text`, the
terminal and the page all say, row by row.
"""

from dateline.export.csv import to_csv
from dateline.export.json import schema, to_json
from dateline.export.markdown import to_markdown
from dateline.export.text import Row, timeline_rows, to_text
from dateline.export.view import View

__all__ = [
    "Row",
    "View",
    "schema",
    "timeline_rows",
    "to_csv",
    "to_json",
    "to_markdown",
    "to_text",
]
