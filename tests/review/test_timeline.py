"""What stands after each event, and the note from which the recommendation has stood."""

from .marked import assessed, child, record, reviewed

A0 = "2024-01-10"
N1, N2, N3 = "2024-02-01", "2024-02-15", "2024-03-14"
INSULT = "Called her {partner_derogation/insult|a slag}."
SON = "Lives with {child/own|his son}."


def entries(review):
    return [
        (entry.note_id or entry.event, entry.standing, entry.raised, entry.resolved)
        for entry in review.timeline
    ]


def test_each_note_and_assessment_has_its_entry():
    held = record(assessments=(assessed(A0), assessed("2024-02-10")))
    review = reviewed((N1, INSULT + SON), (N2, "Seen."), record=held)
    assert entries(review) == [
        ("assessment", (), (), ()),
        (
            "n1",
            ("unrecorded_child", "partner_derogation"),
            ("unrecorded_child", "partner_derogation"),
            (),
        ),
        ("assessment", ("unrecorded_child",), (), ("partner_derogation",)),
        ("n2", ("unrecorded_child",), (), ()),
    ]
    assert [entry.priority for entry in review.timeline] == [None, "prompt", "prompt", "prompt"]
    assert [entry.recommended for entry in review.timeline] == [False, True, True, True]


def test_a_recommendation_that_never_broke_began_at_its_first_note():
    held = record(assessments=(assessed(A0), assessed("2024-02-10")))
    review = reviewed((N1, INSULT + SON), (N2, "Seen."), record=held)
    assert review.first_note == "n1"


def test_an_assessment_between_two_notes_breaks_what_it_takes_into_account():
    held = record(assessments=(assessed(A0), assessed("2024-02-10")))
    review = reviewed((N1, INSULT), (N2, INSULT), record=held)
    assert review.first_note == "n2"


def test_an_assessment_takes_the_notes_of_its_own_day_into_account():
    held = record(assessments=(assessed(A0), assessed(N1)))
    review = reviewed((N1, INSULT), record=held)
    assert not review.review_recommended
    assert review.standards is None


def test_an_assessment_after_the_last_note_takes_it_into_account():
    held = record(assessments=(assessed(A0), assessed("2024-05-01")))
    review = reviewed((N1, INSULT), record=held)
    assert not review.review_recommended
    assert review.standards is not None


def test_notes_of_one_day_keep_their_order():
    review = reviewed((N1, "Seen."), (N1, INSULT), (N1, "Seen again."))
    assert review.first_note == "n2"


def test_notes_are_taken_in_the_order_of_their_dates():
    assert reviewed((N3, "Seen."), (N1, INSULT)).first_note == "n2"


def test_one_reason_may_take_over_from_another_without_a_break():
    held = record(child("Sam", "2016-03-02", recorded_on=N3), assessments=(assessed(A0),))
    review = reviewed((N1, SON), (N2, INSULT), (N3, "Seen."), record=held)
    assert (review.first_note, [reason.code for reason in review.reasons]) == (
        "n1",
        ["partner_derogation"],
    )


def test_a_record_entry_and_a_check_have_their_entries():
    held = record(child("Sam", "2016-03-02", recorded_on=N2), checked_on="2024-02-20")
    review = reviewed((N1, SON), (N3, "Seen."), record=held)
    assert [(entry.event, entry.date.isoformat()) for entry in review.timeline] == [
        ("note", N1),
        ("record", N2),
        ("record", "2024-02-20"),
        ("note", N3),
    ]


def test_an_assessment_that_no_longer_lists_abuse_begins_a_recommendation():
    held = record(assessments=(assessed(A0, abuse=True), assessed("2024-02-10")))
    abuse = "{domestic_abuse/incident_report|Restraining order} in place until June."
    assert reviewed((N1, abuse), (N2, "Seen."), record=held).first_note == "n2"
    assert reviewed((N1, abuse), record=held).first_note == "n1"


def test_evidence_is_the_span_of_the_signal():
    reason = reviewed((N1, INSULT)).reasons[0]
    assert [(each.note_id, each.start, each.end) for each in reason.evidence] == [("n1", 11, 17)]


def test_evidence_is_in_note_order_whichever_child_it_is_of():
    reason = reviewed(
        (N1, "{child/own|Jake} came."),
        (N2, "{child/own|Mia} came."),
        (N3, "{child/own|Jake} came."),
    ).reasons[0]
    assert [each.note_id for each in reason.evidence] == ["n1", "n2", "n3"]
