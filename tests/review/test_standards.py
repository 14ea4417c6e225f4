"""The audit of the reviewing standards, from the first note of the recommendation on."""

import pytest

from .marked import assessed, record, reviewed

N0, N1, N2, N3 = "2024-01-20", "2024-02-01", "2024-02-15", "2024-03-14"
INSULT = (N1, "Called her {partner_derogation/insult|a slag}.")
HELD = record(assessments=(assessed("2024-01-10"),))
NOTHING = dict.fromkeys((1, 2, 3, 4), "not evidenced")


def audited(*notes, record=HELD):
    return reviewed(INSULT, *notes, record=record).standards


def done(subtype, status="affirmed"):
    return N2, f"{{review_activity/{subtype}!{status}|Something was done}}."


def test_no_activity_is_no_evidence():
    assert audited((N2, "Seen.")) == NOTHING


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (done("rosh_updated"), {1: "evidenced", 4: "partly evidenced"}),
        (done("plan_updated"), {1: "evidenced", 4: "partly evidenced"}),
        (done("contact_changed"), {1: "evidenced"}),
        (done("rosh_updated", "hypothetical"), {1: "partly evidenced"}),
        (done("plan_updated", "hypothetical"), {1: "partly evidenced"}),
        (done("contact_changed", "hypothetical"), {1: "partly evidenced"}),
        (done("management_oversight"), {1: "partly evidenced"}),
        (done("management_oversight", "hypothetical"), {}),
        (done("information_received"), {2: "evidenced"}),
        (done("check_requested"), {2: "partly evidenced"}),
        (done("check_requested", "hypothetical"), {2: "partly evidenced"}),
        (done("check_requested", "negated"), {}),
        (done("person_involved"), {3: "evidenced"}),
        (done("person_involved", "hypothetical"), {3: "partly evidenced"}),
        (done("home_visit"), {3: "partly evidenced"}),
        (done("home_visit", "hypothetical"), {}),
        (done("plan_shared"), {4: "partly evidenced"}),
    ],
)
def test_each_activity_evidences_its_standard(note, expected):
    assert audited(note) == NOTHING | expected


def test_a_written_record_needs_assessment_and_plan():
    assert audited(done("rosh_updated"), (N3, done("plan_updated")[1]))[4] == "evidenced"


def test_an_assessment_in_the_record_after_that_note_counts_as_updated():
    held = record(assessments=(assessed("2024-01-10"), assessed("2024-02-20")))
    standards = reviewed(INSULT, (N3, "Seen."), record=held).standards
    assert (standards[1], standards[4]) == ("evidenced", "partly evidenced")


def test_activity_before_the_recommendation_does_not_count():
    before = (N0, "{review_activity/information_received|Police rang}.")
    assert reviewed(before, INSULT, record=HELD).standards == NOTHING


def test_activity_in_the_first_note_itself_counts():
    note = (N1, INSULT[1] + " {review_activity/information_received|Police rang}.")
    assert reviewed(note, record=HELD).standards[2] == "evidenced"


def test_a_recommendation_that_fell_away_is_audited_to_the_last_note():
    held = record(assessments=(assessed("2024-01-10"), assessed("2024-02-20")))
    last = (N3, "{review_activity/information_received|Police rang}.")
    review = reviewed(INSULT, last, record=held)
    assert not review.review_recommended
    assert review.standards[2] == "evidenced"


def test_no_recommendation_is_no_audit():
    assert reviewed((N1, "Seen."), record=HELD).standards is None
