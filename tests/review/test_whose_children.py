"""Ages told together, brothers and sisters, groups that nobody owns, and signs of a child."""

from .marked import child, children, codes, findings, record, reviewed, states

N1, N2, N3 = "2024-03-01", "2024-03-15", "2024-03-29"

GRANDCHILDREN = record(
    child("Erin Vale", "2018-05-01", "granddaughter"),
    child("Otis Vale", "2021-06-01", "grandson"),
)


def test_the_son_of_the_file_is_the_recorded_son():
    held = record(child("Idris Cole", None, "son"))
    note = (N1, "The {child/household_or_contact|son's} date of birth is not on file.")
    assert children(note, record=held) == [("Idris Cole", "incomplete")]


def test_a_boy_met_at_the_address_is_not_the_recorded_son():
    held = record(child("Idris Cole", "2012-01-01", "son"))
    note = (N1, "There was {child/household_or_contact|a boy of four} on the stairs.")
    assert states(note, record=held) == ["unrecorded"]


def test_ages_behind_a_list_are_told_in_its_order():
    note = (N1, "{child/household_or_contact|Erin} and {child/household_or_contact|Otis}, 5 and 2.")
    assert states(note, record=GRANDCHILDREN) == ["recorded", "recorded"]


def test_ages_behind_a_list_within_one_mention_are_told_in_its_order():
    note = (N1, "Sees {child/household_or_contact|Erin and Otis, 5 and 2}, on Sundays.")
    assert states(note, record=GRANDCHILDREN) == ["recorded", "recorded"]


def test_an_age_behind_one_name_is_its_own():
    note = (N1, "{child/household_or_contact|Erin} and {child/household_or_contact|Otis}, 15.")
    assert states(note, record=GRANDCHILDREN) == ["recorded", "unrecorded"]


def test_the_bairns_are_the_recorded_grandchildren():
    note = (N1, "{child/own|The bairns} made him a card.")
    assert states(note, record=GRANDCHILDREN) == ["recorded"]


def test_the_kids_of_a_named_woman_are_not_the_recorded_grandchildren():
    note = (N1, "{child/partners|Dawn's kids} made him a card.")
    assert states(note, record=GRANDCHILDREN) == ["unrecorded"]


def test_the_kids_twice_are_one_group():
    held = record(child("Sami Orr", None, "nephew"), child("Lola Orr", "2016-01-01", "niece"))
    notes = (
        (N1, "He gets {child/own|the kids} to school."),
        (N2, "Breakfast for {child/household_or_contact|the kids}."),
    )
    assert states(*notes, record=held) == ["incomplete"]


def test_his_sister_beside_a_child_is_that_childs_sister():
    held = record(child("Yusuf Amin", "2014-04-01", "son"), child(None, "2020-08-09", "daughter"))
    note = (
        N1,
        "{child/own|Yusuf} and {child/household_or_contact|his little sister Noor} were in.",
    )
    assert states(note, record=held) == ["recorded", "incomplete"]


def test_the_sister_of_a_recorded_child_may_be_the_recorded_daughter():
    held = record(child("Yusuf Amin", "2014-04-01", "son"), child(None, "2020-08-09", "daughter"))
    notes = (
        (N1, "{child/own|Yusuf} was in."),
        (N2, "{child/household_or_contact|Yusuf's sister} starts school."),
    )
    assert states(*notes, record=held) == ["recorded", "incomplete"]


def test_a_persons_own_sister_is_not_the_recorded_daughter():
    held = record(child(None, "2020-08-09", "daughter"))
    note = (N1, "Shares with {child/household_or_contact|his little sister}.")
    assert states(note, record=held) == ["unrecorded"]


def test_a_sign_is_of_a_child_whom_the_record_holds_whosever_it_is():
    note = (N1, "{child/own|Toys} all over the floor.")
    assert states(note, record=GRANDCHILDREN) == ["recorded"]


def test_a_sign_is_of_a_child_whom_another_note_names():
    notes = (
        (N1, "{child/household_or_contact|Has him Mondays}."),
        (N2, "Met {child/own|his son Kit, 4}."),
    )
    assert [label for label, _ in children(*notes)] == ["Kit"]


def test_a_cot_is_of_the_child_who_is_awaited():
    held = record(child(None, "2024-10-02", "unborn"))
    note = (N1, "The {child/household_or_contact|cot} is built.")
    assert states(note, record=held) == ["recorded"]


def test_a_school_run_is_not_of_a_child_who_is_awaited():
    held = record(child(None, "2024-10-02", "unborn"))
    note = (N1, "Late, {child/household_or_contact|school run}.")
    assert states(note, record=held) == ["unrecorded"]


def test_a_cot_long_after_the_due_date_tells_that_the_child_is_born():
    held = record(child(None, None, "unborn"))
    notes = (
        ("2024-01-05", "{child/unborn|38 weeks pregnant}."),
        ("2024-04-05", "A {child/household_or_contact|cot} by the bed."),
    )
    assert states(*notes, record=held) == ["incomplete"]


def test_a_sign_stands_for_a_child_where_none_is_known():
    assert states((N1, "A {child/household_or_contact|cot} by the bed.")) == ["unrecorded"]


def test_another_of_the_same_name_is_another_child():
    held = record(child("Rosa Finch", "2016-05-05", "daughter"))
    notes = (
        (N1, "{child/own|Rosa} visits monthly."),
        (N2, "Dee has a {child/partners|Rosa} as well, three."),
    )
    assert states(*notes, record=held) == ["recorded", "unrecorded"]


def test_a_child_said_to_be_a_named_womans_may_be_her_recorded_child():
    held = record(
        child("Jayden Holt", "2012-06-30", "son"), child("Jayson Webb", "2018-01-17", "step-son")
    )
    note = (
        N1,
        "{child/own|Big Jay}, who is his, and {child/own|Little Jay}, who is Tania's and six.",
    )
    assert states(note, record=held) == ["recorded", "recorded"]


def test_another_familys_plan_is_no_reason():
    found = reviewed(
        (N1, "The family upstairs: {child!other|their two} are {child_safeguarding|on a plan}.")
    )
    assert codes(found) == []


def test_a_plan_beside_a_linked_child_is_a_reason():
    found = reviewed(
        (N1, "{child!other|Her sister's} and {child/own|his lad} {child_safeguarding|on a plan}.")
    )
    assert "child_safeguarding" in codes(found)


def test_a_name_in_a_list_with_a_recorded_one_may_be_a_short_form():
    held = record(
        child("Tegwen Louise Bell", "2011-02-18", "sister"), child("Rory Bell", "2014-03-06", "son")
    )
    assert len(findings((N1, "At home are Teg and Rory."), record=held)) == 2


def test_a_short_form_beside_words_of_childhood_is_the_recorded_childs():
    held = record(child("Bethany Bell", "2016-02-18", "daughter"))
    assert states((N1, "Bought Betsy a scooter for her birthday."), record=held) == ["recorded"]
    assert states((N1, "Betsy from the agency rang."), record=held) == []


def test_a_double_name_may_be_written_apart():
    held = record(child("Lexi-Mae Bell", "2020-02-18", "daughter"))
    assert states((N1, "All well, Lexie May clear of it."), record=held) == ["recorded"]


def test_a_short_form_with_a_childs_age_is_the_recorded_childs():
    held = record(child("Tiana Bell", "2016-02-18", "granddaughter"))
    assert states((N1, "Introduced to Tia, who is eight."), record=held) == ["recorded"]


def test_a_short_form_with_an_adults_age_is_not():
    held = record(child("Tiana Bell", "2016-02-18", "granddaughter"))
    assert states((N1, "Introduced to Tia, who is 28."), record=held) == []
