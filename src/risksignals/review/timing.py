"""When something in a note happened, from the dates and times its sentence gives."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
# fmt: off
_COUNTS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)
_PLACES: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second",
    "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)
# fmt: on
_NUMBERS: Final = {word: number for number, word in enumerate(_COUNTS)} | {
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "few": 3,
    "a few": 3,
    "several": 4,
}
_ORDINALS: Final = {word: number for number, word in enumerate(_PLACES, start=1)}
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_MONTH: Final = rf"(?P<month>{_any_of(_MONTHS)})\b\.?"
_DAY: Final = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>{_any_of(_ORDINALS)})"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_COUNT: Final = rf"(?P<count>\d{{1,3}}|{_any_of(_NUMBERS)})"

_SLASHED: Final = re.compile(
    r"\b(?!24/7\b)(?:(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}|\d\d))?"
    r"|(?P<d2>\d{1,2})[.-](?P<m2>\d{1,2})[.-](?P<y2>\d{4}|\d\d))(?![/\d])"
)
_DAY_MONTH: Final = re.compile(rf"\b(?:{_DAY})(?:\s+of)?\s+{_MONTH}(?:\s+{_YEAR})?", re.I)
_MONTH_DAY: Final = re.compile(
    rf"\b{_MONTH}\s+(?:the\s+)?(?:{_DAY})\b(?!\s*(?:[:.]\d|[ap]m))", re.I
)
_MONTH_ONLY: Final = re.compile(rf"\b{_MONTH}(?:\s+(?:of\s+)?{_YEAR})?", re.I)
_YEAR_ONLY: Final = re.compile(rf"(?<![\d/.]){_YEAR}(?!\s*(?:hrs?|hours)\b)(?![\d/:])")
_DAY_ONLY: Final = re.compile(r"\b(?:on\s+)?(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)\b", re.I)
_AGO: Final = re.compile(
    rf"\b{_COUNT}\s+(?P<unit>day|night|week|fortnight|month|year)s?\s+(?:ago|back|earlier)\b", re.I
)
_LAST: Final = re.compile(
    r"\b(?P<which>last|this|previous)\s+(?P<unit>week|month|year|fortnight|night|weekend)\b",
    re.I,
)
_TODAY: Final = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|just now)\b", re.I
)
_YESTERDAY: Final = re.compile(r"\b(?:yesterday|overnight|night before last)\b", re.I)
_WEEKDAY: Final = re.compile(
    r"\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|urs|ursday|urday|rs|r)?\b",
    re.I,
)
_WEEKEND: Final = re.compile(r"\b(?:the|at) weekend\b", re.I)
_UNIT_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 31, "year": 366}
_SINCE: Final = re.compile(r"\bsince\s+(?:early\s+|late\s+|last\s+|about\s+)?$", re.I)
_AHEAD: Final = re.compile(
    r"\b(?:until|till|til|by|before|runs? to|to|due|next)\s+(?:next\s+)?$", re.I
)
_CAPITAL: Final = re.compile(r"[A-Z]")
_ORDINARY_WORDS: Final = ("may", "mar", "march", "sep", "dec", "jun", "jan")


@dataclass(frozen=True)
class Period:
    """The days, first to last, within which something happened."""

    first: dt.date
    last: dt.date


def latest_period(text: str, told_on: dt.date, *, open_since: bool = False) -> Period | None:
    """The latest of the past times that `text`, written on `told_on`, names, or None.

    What "until" or "by" leads is no past time. With `open_since`, "since March" lasts to the
    day of writing; without it, only its beginning counts.
    """
    past: list[Period] = []
    for place, period in _periods(text, told_on):
        lead = text[:place]
        if period.first > told_on or _AHEAD.search(lead):
            continue
        lasting = open_since and _SINCE.search(lead)
        past.append(Period(period.first, told_on) if lasting else period)
    return max(past, key=lambda period: (period.last, period.first), default=None)


def count_of(word: str) -> int | None:
    """The number that a numeral or a number word up to twenty stands for."""
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def ordinal_of(word: str) -> int | None:
    """The number that an ordinal in letters, up to thirty-first, stands for."""
    return _ORDINALS.get(word.lower())


def upcoming_month(text: str, told_on: dt.date) -> dt.date | None:
    """The first day of the month that `text` names, the next such month from `told_on` on."""
    found = _MONTH_ONLY.search(text)
    if found is None:
        return None
    month = _MONTHS[found["month"].lower()]
    year = int(found["year"]) if found["year"] else told_on.year + (month < told_on.month)
    return dt.date(year, month, 1)


def _periods(text: str, told_on: dt.date) -> list[tuple[int, Period]]:
    """The times that the text names and where; relative ones only if it has no dates."""
    return _calendar_dates(text, told_on) or list(_relative(text, told_on))


def _calendar_dates(text: str, told_on: dt.date) -> list[tuple[int, Period]]:
    periods: list[tuple[int, Period]] = []
    for pattern, read in (
        (_SLASHED, _slashed),
        (_DAY_MONTH, _day_and_month),
        (_MONTH_DAY, _day_and_month),
        (_MONTH_ONLY, _month),
        (_YEAR_ONLY, _year),
    ):
        for found in pattern.finditer(text):
            period = read(found, told_on)
            if period is not None:
                periods.append((found.start(), period))
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return periods


def _slashed(found: re.Match[str], told_on: dt.date) -> Period | None:
    day, month, year = (found[part] or found[f"{part}2"] for part in "dmy")
    full_year = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return _single_day(int(day), int(month), full_year, told_on)


def _day_and_month(found: re.Match[str], told_on: dt.date) -> Period | None:
    day = int(found["day"]) if found["day"] else _ORDINALS[found["word"].lower()]
    year = found.groupdict().get("year")
    month = _MONTHS[found["month"].lower()]
    return _single_day(day, month, int(year) if year else None, told_on)


def _single_day(day: int, month: int, year: int | None, told_on: dt.date) -> Period | None:
    try:
        date = dt.date(year or told_on.year, month, day)
        if year is None and date > told_on + dt.timedelta(days=183):
            date = date.replace(year=told_on.year - 1)
    except ValueError:
        return None
    return Period(date, date)


def _month(found: re.Match[str], told_on: dt.date) -> Period | None:
    name = found["month"]
    if name.lower() in _ORDINARY_WORDS and not _CAPITAL.match(name):
        return None
    if name == "May" and found.start() == 0 and not found["year"]:
        return None
    month = _MONTHS[name.lower()]
    year = int(found["year"]) if found["year"] else told_on.year - (month > told_on.month)
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return Period(dt.date(year, month, 1), following - dt.timedelta(days=1))


def _year(found: re.Match[str], told_on: dt.date) -> Period:
    year = int(found["year"])
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _relative(text: str, told_on: dt.date) -> Iterator[tuple[int, Period]]:
    for found in _AGO.finditer(text):
        count = count_of(found["count"]) or 1
        unit = _UNIT_DAYS[found["unit"].lower()]
        yield found.start(), _back(told_on, count * unit + unit // 2, count * unit - unit // 2)
    for found in _LAST.finditer(text):
        unit = _UNIT_DAYS.get(found["unit"].lower(), 7)
        oldest = unit if found["which"].lower() == "this" else 2 * unit
        yield found.start(), _back(told_on, oldest, 0)
    for found in _WEEKDAY.finditer(text):
        weekday = _WEEKDAYS.index(found["weekday"].lower())
        days = (told_on.weekday() - weekday) % 7
        yield found.start(), _back(told_on, days, days)
    for found in _DAY_ONLY.finditer(text):
        for period in _day_of_month(int(found["day"]), told_on):
            yield found.start(), period
    for pattern, oldest, newest in ((_TODAY, 0, 0), (_YESTERDAY, 2, 1), (_WEEKEND, 9, 0)):
        for found in pattern.finditer(text):
            yield found.start(), _back(told_on, oldest, newest)


def _day_of_month(day: int, told_on: dt.date) -> Iterator[Period]:
    """The latest day of that number not after the note."""
    month_start = told_on.replace(day=1)
    for start in (month_start, (month_start - dt.timedelta(days=1)).replace(day=1)):
        try:
            date = start.replace(day=day)
        except ValueError:
            continue
        if date <= told_on:
            yield Period(date, date)
            return


def _back(told_on: dt.date, oldest: int, newest: int) -> Period:
    return Period(told_on - dt.timedelta(days=oldest), told_on - dt.timedelta(days=newest))
