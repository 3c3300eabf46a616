"""Calendar arithmetic: EDTF, intervals, grains, zones. No text here.

`place` puts a TimeExpr on the calendar, `resolve` gives its TIMEX3 value. `parse` and `day`
read EDTF. `compatible`, `narrow` and `sort_key` compare; `label` says a When in words.
All days are local days as told: nothing is shifted through UTC, except that `sort_key` and
`compatible` weigh clock times by instant where both zones are known.
"""

from dateline.when.calendar import civil, day_number, day_text, read_minute
from dateline.when.compare import (
    Compared,
    Relation,
    compatible,
    is_day,
    local_day,
    narrow,
    sort_key,
    weekday_of,
)
from dateline.when.edtf import day, parse
from dateline.when.holidays import in_its_year, is_holiday_rule
from dateline.when.label import label
from dateline.when.place import is_impossible, place, resolve, when_of
from dateline.when.values import read_year

__all__ = [
    "Compared",
    "Relation",
    "civil",
    "compatible",
    "day",
    "day_number",
    "day_text",
    "in_its_year",
    "is_day",
    "is_holiday_rule",
    "is_impossible",
    "label",
    "local_day",
    "narrow",
    "parse",
    "place",
    "read_minute",
    "read_year",
    "resolve",
    "sort_key",
    "weekday_of",
    "when_of",
]
