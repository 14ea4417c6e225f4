"""Whether the record holds a child: recorded, incomplete or unrecorded."""

import pytest

from risksignals.schema import CaseRecord

from .marked import child, children, codes, findings, record, reviewed, states

N1, N2, N3 = "2024-03-01", "2024-03-15", "2024-03-29"
JAKE = child("Jake Moss", "2016-03-02")


def test_no_entry_is_unrecorded():
    assert states((N1, "Lives with {child/own|his son}.")) == ["unrecorded"]


def test_a_name_and_a_date_of_birth_are_recorded():
    assert states((N1, "{child/own|Jake} came."), record=record(JAKE)) == ["recorded"]


@pytest.mark.parametrize(
    "entry", [child("Jake", None), child(None, "2016-03-02"), child(None, None)]
)
def test_either_missing_is_incomplete(entry):
    assert states((N1, "{child/own|His son} came."), record=record(entry)) == ["incomplete"]


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("Seun", "Oluwaseun Adeyemi"),
        ("Tope", "Temitope Bakare"),
        ("Zosia", "Zofia Nowak"),
        ("Zuza", "Zuzanna Wróbel"),
        ("Neave", "Niamh Brennan"),
        ("Reece", "Rhys Evans"),
        ("Guto", "Gruffydd Puw"),
        ("Betsy", "Elizabeth Hollis"),
        ("Lexie May", "Lexi-Mae Spowage"),
        ("Zak", "Zakariya Hussain"),
        ("Idris", "Idrees Malik"),
        ("Jas", "Jasmeet Kaur Sandhu"),
        ("A.J.", "Arjan Singh Sandhu"),
        ("Pops", "Poppy Stannard"),
        ("Ugne", "Ugnė Petraitytė"),
        ("Kay-Kay", "Kayla Beeby"),
        ("Mohammed", "Muhammad Khan"),
        ("Ayan Khan", "Ayaan Malik"),
        ("Jadyen", "Jayden Cole"),
    ],
)
def test_a_nickname_or_a_spelling_of_the_name_matches(written, recorded):
    found = states(
        (N1, f"{{child/own|{written}}} came."),
        record=record(child(recorded, "2016-01-01", "child")),
    )
    assert found == ["recorded"]


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("Jack", "Jake"),
        ("Ella", "Ellie"),
        ("Tyler", "Taylor"),
        ("Lily-Rose", "Lily-Mae"),
        ("Hayden", "Jayden"),
        ("Layla", "Lola"),
        ("Alfie", "Archie"),
    ],
)
def test_another_name_is_another_child(written, recorded):
    found = states(
        (N1, f"{{child/own|{written}}} came."),
        record=record(child(recorded, "2016-01-01", "child")),
    )
    assert found == ["unrecorded"]


def test_a_name_written_small_is_still_the_name():
    assert states((N1, "collects {child/own|jake} fridays"), record=record(JAKE)) == ["recorded"]


def test_a_name_of_the_record_counts_where_the_analysis_did_not_mark_it():
    entry = child("Poppy Stannard", None, "daughter")
    review = reviewed((N1, "Bought Poppy a bike for her birthday."), record=record(entry))
    assert [(found.label, found.state) for found in review.children] == [
        ("Poppy Stannard", "incomplete")
    ]
    assert codes(review) == ["unrecorded_child"]


@pytest.mark.parametrize(
    "text",
    [
        "Seen by PC Jake Holt.",
        "Ms Jake rang.",
        "Jake, 24, attended.",
        "His partner Jake attended.",
        "Jake Abbott from the college rang.",
    ],
)
def test_someone_else_of_the_name_does_not_count(text):
    assert findings((N1, text), record=record(JAKE)) == ()


def test_relationship_sex_and_age_match_where_no_name_is_given():
    held = record(JAKE)
    assert states((N1, "{child/own|His son} came."), record=held) == ["recorded"]
    assert states((N1, "{child/own|His eight-year-old son} came."), record=held) == ["recorded"]
    assert states((N1, "{child/own|His daughter} came."), record=held) == ["unrecorded"]
    assert states((N1, "{child/own|His son (3)} came."), record=held) == ["unrecorded"]
    assert states((N1, "{child/partners|Her son} came."), record=held) == ["unrecorded"]
    assert states((N1, "{child/household_or_contact|His nephew} came."), record=held) == [
        "unrecorded"
    ]


def test_an_age_within_a_year_does_not_speak_against():
    assert states((N1, "{child/own|Jake (9)} came."), record=record(JAKE)) == ["recorded"]
    assert states((N1, "{child/own|Jake (11)} came."), record=record(JAKE)) == ["unrecorded"]


@pytest.mark.parametrize(
    ("mention", "relationship"),
    [
        ("partners|her lad", "partner's son"),
        ("partners|his stepson", "step-son"),
        ("partners|her daughter", "daughter of partner"),
        ("household_or_contact|his nephew", "nephew"),
        ("household_or_contact|her granddaughter", "granddaughter"),
        ("household_or_contact|his kid brother", "half-brother"),
        ("household_or_contact|his sister's lad", "nephew"),
        ("own|his adopted daughter", "adopted daughter"),
        ("own|his foster son", "foster son"),
    ],
)
def test_the_tie_matches_the_records_relationship(mention, relationship):
    held = record(child("Sam Cole", "2016-03-02", relationship))
    assert states((N1, f"Minds {{child/{mention}}}."), record=held) == ["recorded"]


def test_a_mention_that_may_be_the_recorded_child_is_taken_to_be():
    held = record(JAKE)
    found = children(
        (N1, "{child/own|Max} came."), (N2, "{child/own|His son} was there."), record=held
    )
    assert ("Jake Moss", "recorded") in found


def test_the_second_son_is_the_other_one():
    held = record(JAKE)
    assert sorted(states((N1, "{child/own|Both boys} came."), record=held)) == [
        "recorded",
        "unrecorded",
    ]


def test_two_entries_of_fitting_kind_record_a_group():
    nephew, niece = child("Tyrell", None, "nephew"), child("Shanaya", "2017-01-25", "niece")
    kids = (N1, "Minds {child/household_or_contact|Keisha's kids}.")
    assert states(kids, record=record(niece, child("Ty", "2015-02-02", "nephew"))) == ["recorded"]
    assert states(kids, record=record(nephew, niece)) == ["incomplete"]
    assert states(kids, record=record(niece)) == ["unrecorded"]
    assert states(kids, record=record(JAKE, child("Mia", "2018-02-02", "daughter"))) == [
        "unrecorded"
    ]


def test_two_recorded_children_of_one_name_are_told_apart_by_their_tie():
    held = record(child("Jayden Cole", "2013-06-30"), child("Jaiden Cutts", None, "step-son"))
    found = children((N1, "{child/own|Big Jay} and {child/partners|Little Jay} came."), record=held)
    assert [state for _, state in found] == ["recorded", "incomplete"]


def test_any_entry_records_an_unborn_child():
    scan = (N1, "Went to {child/unborn|the 20 week scan}.")
    assert states(scan) == ["unrecorded"]
    assert states(scan, record=record(child(None, None, "unborn"))) == ["recorded"]
    assert states(scan, record=record(child(None, "2024-07-20", "daughter"))) == ["recorded"]


def test_once_born_the_child_needs_a_name_and_a_date_of_birth():
    notes = (
        (N1, "She is {child/unborn|38 weeks}."),
        (N2, "Had {child/own|a girl} on the 12th, 7lb 4. {child/own|Ava}."),
    )
    assert states(*notes, record=record(child(None, None, "unborn"))) == ["incomplete"]
    assert states(*notes, record=record(child("Ava Cole", "2024-03-12", "daughter"))) == [
        "recorded"
    ]


def test_the_recommendation_starts_at_the_birth_for_a_child_recorded_as_unborn():
    notes = (
        (N1, "She is {child/unborn|38 weeks}."),
        (N2, "Had {child/own|a girl} on the 12th, 7lb 4. {child/own|Ava}."),
    )
    review = reviewed(*notes, record=record(child(None, None, "unborn")))
    assert review.first_note == "n2"


def test_a_child_born_after_the_note_is_not_the_child_it_speaks_of():
    held = record(child("Arlo", "2024-08-30"))
    assert states((N1, "{child/own|His son} came."), record=held) == ["unrecorded"]


def test_an_entry_counts_from_the_day_it_was_made():
    held = record(child("Jake Moss", "2016-03-02", recorded_on="2024-03-20"))
    review = reviewed((N1, "{child/own|Jake} came."), (N3, "Seen."), record=held)
    assert [(entry.event, entry.standing) for entry in review.timeline] == [
        ("note", ("unrecorded_child",)),
        ("record", ()),
        ("note", ()),
    ]
    assert not review.review_recommended


def test_an_entry_completed_later_is_the_same_child():
    held = record(child("Jake", None), child("Jake Moss", "2016-03-02", recorded_on="2024-03-20"))
    review = reviewed((N1, "{child/own|Jake} came."), (N3, "{child/own|Jake} came."), record=held)
    assert len(review.children) == 1
    assert not review.review_recommended


def test_no_child_no_finding():
    assert findings((N1, "Attended on time."), record=CaseRecord((JAKE,))) == ()
