"""Days of calendars other than the Gregorian, by kept libraries that are loaded when first asked.

A feast is `HIJRI-10-01`, `HEBREW-01-15` or `LUNAR-01-01` (month and day of that calendar; `L`
for a month's last day). A Gregorian year can hold it once, twice or not at all. Islamic days are
those of the Umm al-Qura calendar and lunar ones those of Korea: where the moon is sighted, or
noon falls, elsewhere, they can be one day off, so whoever names them says "about" (`~`).
Outside the years that the libraries know (Islamic 1924 to 2077, lunar 1000 to 2050) there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from dateline.when.calendar import civil, day_number

FEAST = re.compile(r"(HIJRI|HEBREW|LUNAR)-(\d\d)-(\d\d|L)")


@lru_cache(maxsize=4096)
def feast_days(rule: str, year: int) -> tuple[int, ...]:
    """Day numbers in a Gregorian year on which a feast begins, in order; () where none is known."""
    found = FEAST.fullmatch(rule)
    if not found or not 1 <= year <= 9999:
        return ()
    days = _CALENDARS[found[1]](year, int(found[2]), found[3])
    return tuple(sorted(day for day in days if civil(day)[0] == year))


def _islamic(year: int, month: int, day: str) -> Iterator[int]:
    from hijridate import Hijri

    about = (year - 622) * 33 // 32
    for hijri in range(about - 1, about + 3):
        if 1343 <= hijri <= 1500:
            last = Hijri(hijri, month, 1).month_length()
            there = Hijri(hijri, month, last if day == "L" else int(day)).to_gregorian()
            yield day_number(there.year, there.month, there.day)


def _jewish(year: int, month: int, day: str) -> Iterator[int]:
    from pyluach.dates import HebrewDate
    from pyluach.hebrewcal import Year

    for hebrew in (year + 3760, year + 3761):
        adar = month == 12 and Year(hebrew).leap  # Purim is in the second Adar of a leap year
        there = HebrewDate(hebrew, 13 if adar else month, int(day)).to_pydate()
        yield day_number(there.year, there.month, there.day)


def _lunar(year: int, month: int, day: str) -> Iterator[int]:
    from korean_lunar_calendar import KoreanLunarCalendar

    calendar = KoreanLunarCalendar()
    if 1000 <= year <= 2050 and calendar.setLunarDate(year, month, int(day), False):
        there = calendar.SolarIsoFormat().split("-")
        yield day_number(int(there[0]), int(there[1]), int(there[2]))


_CALENDARS: dict[str, Callable[[int, int, str], Iterator[int]]] = {
    "HIJRI": _islamic,
    "HEBREW": _jewish,
    "LUNAR": _lunar,
}
