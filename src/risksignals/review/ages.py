"""A child's date of birth, or due date, from the age or gestation that a mention tells."""

import datetime as dt
import re
from typing import Final

from .kinship import Kinship
from .timing import Period, count_of, latest_period, ordinal_of, upcoming_month

NUMBER: Final = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen)"
)
_UNIT: Final = (
    r"(?:[\s-]*(?P<unit>years?|yrs?|yo|y/o|months?|mths?|mos?|weeks?|wks?|days?)\b"
    r"(?:[\s-]*(?:old|of age)\b)?)"
)
_LEAD: Final = (
    r"(?:(?:who is|who's|who has just turned|he's|she's|is|are|aged?|ages|now|only|just|nearly"
    r"|almost|about|approx|coming up|of|at|turning|turns|turned|will be)\s+)"
)
#: An age and nothing else, as a piece of a mention or right after it.
BARE_AGE: Final = re.compile(
    rf"{_LEAD}*(?P<n>{NUMBER}){_UNIT}?(?:\s+(?:in|as of|on|next|last|or so|this)\b.*)?", re.I
)
#: An age within a longer piece.
_AGE_INSIDE: Final = re.compile(
    rf"\b(?:{_LEAD}+(?P<n>{NUMBER})\b(?!\s*(?:of|in|out)\b){_UNIT}?"
    rf"|(?P<n2>{NUMBER})[\s-]*(?P<unit2>years?|yrs?|months?|mths?|weeks?|wks?|days?)[\s-]*old\b"
    rf"|(?P<n3>{NUMBER})\s?(?P<unit3>yo|y/o)\b"
    rf"|(?<=[a-z])(?<!year)(?<!yr)\s(?P<n4>\d{{1,2}})$)",
    re.I,
)
_AGE_RANGE: Final = re.compile(rf"\b(?P<from>{NUMBER})\s*(?:to|-)\s*(?P<to>{NUMBER})\b", re.I)
_BIRTHDAY: Final = re.compile(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th)\s+birthday", re.I)
_WORD_BIRTHDAY: Final = re.compile(r"\b(\w+)\s+birthday", re.I)
_BORN_ON: Final = re.compile(
    r"\b(?:dob|d\.o\.b\.?|born|date of birth)\b[\s:]*(?:on\s+)?(.{5,25})", re.I
)
_WEEKS: Final = re.compile(
    r"\b(?P<n>\d{1,2}|[a-z]+(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)\s*-?"
    r"(?:weeks?\b|wks?\b|/40|\+\d|w\b)",
    re.I,
)
_GONE_MONTHS: Final = re.compile(rf"\b(?P<n>{NUMBER})\s+months?\s+(?:gone|pregnant|along)", re.I)
_DUE_IN: Final = re.compile(
    rf"\bdue in\s+(?:about\s+)?(?P<n>{NUMBER})\s+(?P<unit>week|month)s?", re.I
)
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40}
_FULL_TERM_WEEKS: Final = 40
_DAYS: Final = {"d": 1, "w": 7, "m": 30.44, "y": 365.25}


def birth_from_years(youngest: float, oldest: float, on: dt.date) -> Period:
    """When someone from `youngest` to `oldest` years old (in completed years) was born."""
    return Period(_before(on, (oldest + 1) * 365.25), _before(on, youngest * 365.25))


def birth_from_age(found: re.Match[str], on: dt.date) -> Period | None:
    """When someone of the age that `BARE_AGE` matched was born; None for an adult's age."""
    return _birth(found["n"], found["unit"], on)


def birth_told_in(text: str, on: dt.date, words: Kinship) -> Period | None:
    """The birth that an age, a birthday, a date of birth or a stage of childhood tells."""
    if (dated := _BORN_ON.search(text)) and (period := latest_period(dated[1], on)):
        return period
    if between := _AGE_RANGE.search(text):
        low, high = count_of(between["from"]), count_of(between["to"])
        if low is not None and high is not None and low < high:
            return birth_from_years(low, high, on)
    if inside := _AGE_INSIDE.search(text):
        number = inside["n"] or inside["n2"] or inside["n3"] or inside["n4"]
        return _birth(number, inside["unit"] or inside["unit2"] or inside["unit3"], on)
    if (years := _birthday(text)) is not None:
        return birth_from_years(years - 1, years, on)
    if stage := words.stage_pattern.search(text):
        youngest, oldest = words.stages[" ".join(stage[0].lower().split())]
        return birth_from_years(youngest, oldest, on)
    return None


def due_date_told_in(text: str, on: dt.date) -> Period | None:
    """When the child of a pregnancy is due, give or take, from its weeks or a month named."""
    if due_in := _DUE_IN.search(text):
        unit = 7 if due_in["unit"].lower() == "week" else 30
        return _about(on + dt.timedelta(days=unit * (count_of(due_in["n"]) or 0)))
    if (weeks := _gestation_weeks(text)) is not None and weeks <= _FULL_TERM_WEEKS + 3:
        return _about(on + dt.timedelta(weeks=_FULL_TERM_WEEKS - weeks))
    if "due" in text.lower() and (month := upcoming_month(text, on)):
        return _about(month + dt.timedelta(days=15))
    return None


def _about(day: dt.date) -> Period:
    return Period(day - dt.timedelta(weeks=6), day + dt.timedelta(weeks=3))


def _gestation_weeks(text: str) -> int | None:
    if months := _GONE_MONTHS.search(text):
        return round((count_of(months["n"]) or 0) * 4.35)
    if weeks := _WEEKS.search(text):
        return _weeks_number(weeks["n"])
    return None


def _weeks_number(words: str) -> int | None:
    tens, _, units = words.lower().replace("-", " ").partition(" ")
    if tens in _TENS:
        return _TENS[tens] + (count_of(units) or 0)
    return count_of(words)


def _birth(number: str, unit: str | None, on: dt.date) -> Period | None:
    count = count_of(number)
    size = _DAYS[(unit or "y")[0].lower()]
    if count is None or count * size > 18 * _DAYS["y"]:
        return None
    return Period(_before(on, (count + 1) * size), _before(on, count * size))


def _birthday(text: str) -> int | None:
    if numbered := _BIRTHDAY.search(text):
        return int(numbered["n"])
    if worded := _WORD_BIRTHDAY.search(text):
        return ordinal_of(worded[1])
    return None


def _before(on: dt.date, days: float) -> dt.date:
    return on - dt.timedelta(days=round(days))
