"""Read what captured words mean: numbers, years, days, clock times. All results are text,
"" or `X` where nothing definite is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.annotate.times.words import Lexicon

_PIVOT = 40
"""A two-digit year of this or more is of the 1900s, below it of the 2000s. Not tuned."""


def read_number(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "twenty-five" 25, "a" 1, "several" X, "two and a half" 2.5, "5 1/2" 5.5."""
    total, last, half, vague = 0.0, 0.0, False, False
    for word in (word.lower() for word in words):
        if word == "half":
            half = True
        elif word in ("couple", "pair"):
            last = 2
        elif lexicon.has("VAGUE", word):
            vague = True
        elif (scale := lexicon.value("SCALE", word)) != word:
            last = max(last, 1) * int(scale)
            if int(scale) >= 1000:
                total, last = total + last, 0
        elif (digit := _digits(word, lexicon)) is not None:
            last = last + digit
        elif word in ("a", "an") and last == 0:
            continue
    if vague:
        return "X"
    whole = total + last
    if half:
        whole += 0.5
    elif whole == 0:
        whole = 1
    return str(int(whole)) if whole == int(whole) else f"{whole:g}"


def _digits(word: str, lexicon: Lexicon) -> float | None:
    plain = word.replace(",", "")
    if re.fullmatch(r"\d{1,9}(\.\d{1,6})?", plain):
        return float(plain)
    if fraction := re.fullmatch(r"([1-9])/([2-9])", plain):
        return int(fraction[1]) / int(fraction[2])
    for name in ("ONES", "TENS"):
        if (found := lexicon.value(name, word)) != word:
            return float(found)
    return None


def read_ordinal(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "25th" 25, "twenty-first" 21, "third" 3."""
    total = 0
    for word in (word.lower() for word in words):
        if digits := re.match(r"\d{1,4}", word):
            total += int(digits[0])
        else:
            for name in ("TENS", "ORDINAL"):
                if (found := lexicon.value(name, word)) != word:
                    total += int(found)
                    break
    return str(total)


def read_lengths(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "two years and three months" P2Y3M, "1 hour 20 minutes" PT1H20M."""
    days, hours, count = "", "", []
    for word in (word.lower() for word in words):
        unit = lexicon.value("SPAN_UNIT", word) if lexicon.has("SPAN_UNIT", word) else ""
        if not unit and word != "second":
            count.append(word)
            continue
        code = _LENGTH_CODES[unit or word]
        number = read_number([w for w in count if w not in (",", "and")], lexicon)
        if code.startswith("T"):
            hours += number + code[1:]
        else:
            days += number + code
        count = []
    return f"P{days}" + (f"T{hours}" if hours else "")


_LENGTH_CODES = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "night": "D", "hour": "TH",
    "minute": "TM", "second": "TS",
}  # fmt: skip


def read_hedge(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "nearly" LESS_THAN, "at least" EQUAL_OR_MORE: TIMEX3's `mod`."""
    if len(words) == 1:
        return lexicon.value("ABOUT", words[0])
    return lexicon.value("HEDGE_PHRASE", " ".join(words).lower())


def read_every(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "every other", "every second", "every few" units: 2, 2, X."""
    return "2" if words[0].lower() == "other" else read_number(words, lexicon)


def read_day(words: Sequence[str], lexicon: Lexicon) -> str:
    return read_ordinal(words, lexicon).zfill(2)


def read_year(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "2019", "'99" (1999), "480 BC" (BC0480), "nineteen ninety-six", "two thousand six"."""
    text = "".join(words)
    digits = re.search(r"\d+", text)
    if digits:
        year = digits[0]
        if len(year) == 2 and text[0] in "'\u2019":
            year = ("19" if int(year) >= _PIVOT else "20") + year
        before = re.search(r"[bB]\.?[cC]", text)
        return ("BC" if before else "") + year.zfill(4)
    numbers = [
        int(value)
        for word in words
        for name in ("ONES", "TENS")
        if (value := lexicon.value(name, word)) != word.lower()
    ]
    lowered = [word.lower() for word in words]
    if "thousand" in lowered:
        return str(2000 + sum(numbers[1:]))
    if "hundred" in lowered or not numbers:
        return str((numbers or [19])[0] * 100)
    return str(numbers[0] * 100 + sum(numbers[1:]))


def read_dashed_year(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "2019", or "19" as in 27-Dec-19 (2019)."""
    year = words[0]
    return year if len(year) == 4 else ("19" if int(year) >= _PIVOT else "20") + year.zfill(2)


def read_year_before_christ(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "499" in "499-493 BC": BC0499."""
    return "BC" + words[0].zfill(4)


def read_era(words: Sequence[str], lexicon: Lexicon) -> str:
    """BC for what counts back, else ""."""
    return "BC" if words[0][:1] in "bB" else ""


def read_decade(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "1970s" 197, "'80s" and "eighties" 198, "1800s" 18 (a century), "2000s" 200."""
    for word in words:
        if digits := re.search(r"\d+", word):
            if len(digits[0]) == 4:
                of_century = digits[0].endswith("00") and digits[0] != "2000"
                return digits[0][:2] if of_century else digits[0][:3]
            return ("19" if int(digits[0]) >= 20 else "20") + digits[0][0]
        if (found := lexicon.value("TENS_PLURAL", word)) != word.lower():
            return "19" + found[0]
    return ""


def read_clock(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "21:30", "9:30 p.m.", "4 a.m.", "noon", "half past six", "21:30:15": `HH:MM`, with its
    seconds where told; "" if none."""
    text = " ".join(words).lower()
    if beside := _minutes_beside(words, lexicon):
        of_hour, moved = beside
        clock = read_clock(of_hour, lexicon)
        return _moved(clock, moved) if clock else ""
    if re.match(r"noon|midday", text):
        return "12:00"
    if text.startswith("midnight"):
        return "24:00"
    numbers = re.match(r"(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d))?(?!\d)", text)
    hour = int(numbers[1]) if numbers else int(lexicon.value("HOUR_WORD", words[0]))
    minute = numbers[2] if numbers else None
    if re.search(r"p\.?\s?m|afternoon|evening|night", text) and hour < 12:
        hour += 12
    elif re.search(r"a\.?\s?m\b|morning", text) and hour == 12:
        hour = 0
    second = numbers[3] if numbers else None
    if hour > 24 or int(minute or 0) > 59 or int(second or 0) > 59:
        return ""
    return f"{hour:02d}:{minute or '00'}" + (f":{second}" if second else "")


def read_spoken_time(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "seven twenty-seven" 07:27."""
    hour = read_clock(words[:1], lexicon)
    minutes = int(float(read_number([word for word in words[1:] if word != "-"], lexicon)))
    return _moved(hour, minutes) if minutes < 60 else ""


def read_four_digits(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "0930" 09:30; "" where it is no time of day."""
    digits = words[0]
    if len(digits) != 4 or not digits.isdecimal():
        return ""
    return read_clock([f"{digits[:2]}:{digits[2:]}"], lexicon)


def _minutes_beside(words: Sequence[str], lexicon: Lexicon) -> tuple[Sequence[str], int] | None:
    """The hour's words of "half past six", "ten minutes to five", and the minutes from it."""
    lowered = [word.lower() for word in words]
    at = next((n for n, word in enumerate(lowered) if word in ("past", "to", "after", "before")), 0)
    if not at:
        return None
    said = lowered[:at]
    if "half" in said:
        minutes = 30
    elif "quarter" in said:
        minutes = 15
    else:
        minutes = int(float(read_number(said, lexicon)))
    return words[at + 1 :], -minutes if lowered[at] in ("to", "before") else minutes


def _moved(clock: str, minutes: int) -> str:
    total = (int(clock[:2]) * 60 + int(clock[3:5]) + minutes) % 1440
    return f"{total // 60:02d}:{total % 60:02d}"


def read_zone(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "GMT" Z, "EST" -05:00, "UTC+3" +03:00; "" where a name has several meanings."""
    text = "".join(words)
    if offset := re.search(r"([+-])(\d{1,2})(?::?(\d\d))?$", text):
        return f"{offset[1]}{int(offset[2]):02d}:{offset[3] or '00'}"
    for word in words:
        if lexicon.has("ZONE", word):
            return lexicon.value("ZONE", word)
    return ""


READERS: dict[str, Callable[[Sequence[str], Lexicon], str]] = {
    "HALF_CODE": lambda words, _: words[0][1:],
    "QUARTER_CODE": lambda words, _: words[0][1:],
    "ISO": lambda words, _: "".join(words),
    "N": read_number,
    "N_ONE": read_number,
    "COMPOUND_COUNT": read_number,
    "BARE_SPOKEN_YEAR": read_year,
    "BC_DIGITS": read_year_before_christ,
    "ERA": read_era,
    "CARDINAL": read_number,
    "EVERY_COUNT": read_every,
    "HEDGE": read_hedge,
    "LENGTHS": read_lengths,
    "SPOKEN_TIME": read_spoken_time,
    "BARE_HOUR": read_clock,
    "HOUR_DECIMAL": read_clock,
    "NTH": read_ordinal,
    "WEEK_NUM": read_day,
    "NTH_WEEK": read_day,
    "DASHED_YEAR": read_dashed_year,
    "NEXT_YEAR": read_dashed_year,
    "SPAN_COUNT": read_number,
    "DAY": read_day,
    "DAY_NUM": read_day,
    "ORDINAL_DAY": read_day,
    "ORDINAL": read_day,
    "ERA_YEAR": read_year,
    "MONTH_DIGITS": read_day,
    "MONTH_NUM": read_day,
    "YEAR": read_year,
    "ANY_YEAR": read_year,
    "YEAR4": read_year,
    "LATE_YEAR": read_year,
    "SHORT_YEAR": read_year,
    "TWO_DIGITS": read_year,
    "SPOKEN_YEAR": read_year,
    "DECADES": read_decade,
    "CLOCK_TIME": read_clock,
    "FOUR_DIGITS": read_four_digits,
    "RANGE_HOUR": read_clock,
    "CLOCK_THIS_PART": read_clock,
    "TIME_ZONE": read_zone,
}
"""Class or macro of a captured group -> how its words are read; else the lexicon's value."""
