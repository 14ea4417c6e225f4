"""When a sentence says that something happened."""

import pytest

from risksignals.review.ages import due_date_told_in
from risksignals.review.timing import latest_period, upcoming_month

from .marked import day

TOLD_ON = day("2024-08-27")  # a Tuesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("assault in May, slapped her twice", "2024-05-01", "2024-05-31"),
        ("ABH, December, a ladle", "2023-12-01", "2023-12-31"),
        ("the 2021 assaults", "2021-01-01", "2021-12-31"),
        ("on Sunday 9 July", "2024-07-09", "2024-07-09"),
        ("on the ninth of July", "2024-07-09", "2024-07-09"),
        ("called 3/8, NFA", "2024-08-03", "2024-08-03"),
        ("called 03/08/23", "2023-08-03", "2023-08-03"),
        ("02.20 Saturday", "2024-08-24", "2024-08-24"),
        ("on the 14th", "2024-08-14", "2024-08-14"),
        ("on the 30th", "2024-07-30", "2024-07-30"),
        ("yesterday", "2024-08-25", "2024-08-26"),
        ("today", "2024-08-27", "2024-08-27"),
        ("in May and again on 3/8", "2024-08-03", "2024-08-03"),
    ],
)
def test_the_time_told_is_the_latest_past_one(text, first, last):
    period = latest_period(text, TOLD_ON)
    assert (period.first, period.last) == (day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        "she may go",
        "at 10.30",
        "£22.50",
        "in place until May",
        "runs to Sept 2027",
        "next appt 12/9",
        "31/2",
        "24/7",
        "march him out",
        "nothing said",
    ],
)
def test_what_tells_no_past_time_tells_none(text):
    assert latest_period(text, TOLD_ON) is None


def test_since_lasts_until_the_telling_where_asked():
    assert latest_period("six calls since May", TOLD_ON).last == day("2024-05-31")
    assert latest_period("six calls since May", TOLD_ON, open_since=True).last == TOLD_ON


def test_a_coming_month_is_the_next_one():
    assert upcoming_month("due in Sept", TOLD_ON) == day("2024-09-01")
    assert upcoming_month("due in March", TOLD_ON) == day("2025-03-01")
    assert upcoming_month("due", TOLD_ON) is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("20 weeks pregnant", "2025-01-14"),
        ("twenty six weeks on", "2024-12-03"),
        ("16/40", "2025-02-11"),
        ("26+3", "2024-12-03"),
        ("five months gone", "2025-01-07"),
        ("due in six weeks", "2024-10-08"),
        ("due Sept", "2024-09-16"),
    ],
)
def test_a_gestation_tells_when_the_child_is_due(text, due):
    period = due_date_told_in(text, TOLD_ON)
    assert period.first < day(due) < period.last


def test_a_scan_alone_tells_no_date():
    assert due_date_told_in("the scan", TOLD_ON) is None
