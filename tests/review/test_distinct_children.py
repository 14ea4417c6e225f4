"""Which mentions are one child, and which are two."""

from .marked import child, children, findings, record, states

N1, N2, N3 = "2024-03-01", "2024-03-15", "2024-03-29"


def test_a_child_named_three_ways_is_one():
    found = findings(
        (N1, "Collects {child/own|his son} on Fridays."),
        (N2, "Spoke about {child/own|Jake}."),
        (N3, "{child/own|Jake (6)} has started school."),
    )
    assert [each.label for each in found] == ["Jake"]
    assert len(found[0].mentions) == 3


def test_a_son_and_a_daughter_are_two():
    assert len(findings((N1, "Lives with {child/own|his son} and {child/own|his daughter}."))) == 2


def test_two_names_joined_by_and_are_two():
    assert [
        label for label, _ in children((N1, "{child/own|Mia} and {child/own|Maya} were there."))
    ] == ["Mia", "Maya"]


def test_one_mention_may_name_two_children():
    found = children((N1, "Has {child/own|sons Jake (6) and Tyler (4)} at weekends."))
    assert [label for label, _ in found] == ["Jake", "Tyler"]


def test_both_boys_are_two():
    assert len(findings((N1, "Has {child/own|both boys} on Sundays."))) == 2


def test_both_boys_are_the_two_who_are_named_elsewhere():
    found = findings(
        (N1, "Has {child/own|both boys} on Sundays."),
        (N2, "{child/own|Jake} has asthma. {child/own|Tyler} does not."),
    )
    assert [each.label for each in found] == ["Jake", "Tyler"]
    assert [len(each.mentions) for each in found] == [2, 2]


def test_both_boys_and_one_of_them_named_are_two():
    assert (
        len(findings((N1, "Has {child/own|both boys}."), (N2, "{child/own|Jake} is unwell."))) == 2
    )


def test_ages_in_a_phrase_tell_the_children_apart():
    found = findings(
        (N1, "Her {child/partners|two boys (8 and 5)} were there."),
        (N2, "{child/partners|Riley (8)} came too."),
    )
    assert len(found) == 2


def test_twins_are_two():
    assert (
        len(
            findings(
                (N1, "Picks up {child/own|the twins}."), (N2, "{child/own|The twins} are well.")
            )
        )
        == 2
    )


def test_her_two_are_two():
    assert len(findings((N1, "Stays with Kelly and {child/partners|her two}."))) == 2


def test_the_kids_are_one_entry_where_none_is_spoken_of_singly():
    assert children((N1, "Sees {child/own|the kids}."), (N2, "{child/own|The kids} came.")) == [
        ("the kids", "unrecorded")
    ]


def test_the_kids_are_those_who_are_spoken_of_singly():
    found = children(
        (N1, "Sees {child/own|the kids}."), (N2, "{child/own|Jake} and {child/own|Mia} came.")
    )
    assert [label for label, _ in found] == ["Jake", "Mia"]


def test_the_kids_of_the_person_include_stepchildren():
    found = children(
        (N1, "{child/own|The kids} are well."), (N2, "{child/partners|His stepson Leo} is unwell.")
    )
    assert [label for label, _ in found] == ["Leo"]


def test_a_partners_kids_are_not_the_persons():
    found = children(
        (N1, "{child/own|Jake} visited."),
        (N2, "{child/partners|His girlfriend's kids} are there too."),
    )
    assert len(found) == 2


def test_two_womens_kids_are_two_groups():
    assert (
        len(findings((N1, "{child/partners|Kelly's kids} and {child/partners|Donna's kids} met.")))
        == 2
    )


def test_a_sisters_kids_are_not_the_kid_brother():
    found = findings(
        (N1, "Lives with {child/household_or_contact|his kid brother}."),
        (N2, "Minds {child/household_or_contact|his sister's kids}."),
    )
    assert len(found) == 2


def test_a_baby_is_the_pregnancy_it_was():
    found = findings(
        (N1, "Partner is {child/unborn|32 weeks pregnant}."),
        ("2024-05-03", "{child/own|Baby girl} arrived on Monday, 7lb 4."),
        ("2024-05-24", "{child/own|Ava} is sleeping through."),
    )
    assert [(each.label, len(each.mentions)) for each in found] == [("Ava", 3)]


def test_a_baby_named_at_its_birth_is_the_pregnancy_it_was():
    found = findings(
        (N1, "Partner is {child/unborn|32 weeks pregnant}."),
        ("2024-05-03", "{child/own|Baby} born Monday. {child/own|Ava}, 7lb 4."),
        ("2024-05-24", "{child/own|Ava} was weighed."),
    )
    assert [(each.label, len(each.mentions)) for each in found] == [("Ava", 4)]


def test_scans_of_one_pregnancy_are_one_child():
    found = findings(
        (N1, "Girlfriend is {child/unborn|12 weeks}."),
        (N2, "Went to {child/unborn|the scan}."),
        ("2024-05-10", "She is {child/unborn|22 weeks} now."),
    )
    assert len(found) == 1


def test_an_older_child_is_not_the_pregnancy():
    found = findings(
        (N1, "Partner is {child/unborn|12 weeks}."), (N2, "{child/own|His daughter} starts school.")
    )
    assert len(found) == 2


def test_unborn_twins_are_two():
    assert len(findings((N1, "She is {child/unborn|expecting twins}."))) == 2


def test_an_age_that_does_not_fit_tells_two_of_a_name_apart():
    found = findings(
        (N1, "{child/own|Lily (8)} visits."),
        (N2, "Donna has {child/partners|a Lily as well, three}."),
    )
    assert len(found) == 2


def test_two_of_one_name_joined_by_and_are_two():
    assert (
        len(findings((N1, "{child/own|His Jake} and {child/partners|her Jake} share a room."))) == 2
    )


def test_big_and_little_tell_two_of_a_name_apart():
    found = findings(
        (N1, "{child/own|Big Jay} and {child/partners|Little Jay} are at home."),
        (N2, "{child/own|Both Jays} are well."),
    )
    assert len(found) == 2


def test_another_child_is_not_the_one_just_spoken_of():
    assert (
        len(
            findings(
                (N1, "{child/own|His son} lives with him. {child/own|Another son} is in Leeds.")
            )
        )
        == 2
    )


def test_jakes_sister_is_not_jake():
    assert (
        len(findings((N1, "{child/own|Jake} is well."), (N2, "{child/own|Jake's sister} is not.")))
        == 2
    )


def test_the_mother_of_a_named_child_stands_for_the_child():
    assert [
        label
        for label, _ in children(
            (N1, "{child/own|Jayden's mum} rang."), (N2, "{child/own|Jayden} is well.")
        )
    ] == ["Jayden"]


def test_kellys_lad_is_the_lad_of_the_same_note():
    found = findings(
        (N1, "{child/partners|Kelly's lad} answered. {child/partners|The lad} was alone.")
    )
    assert len(found) == 1


def test_a_name_right_after_the_noun_is_the_childs():
    assert children((N1, "Lives with {child/partners|her girl}, Neave.")) == [
        ("Neave", "unrecorded")
    ]


def test_signs_alone_are_one_child():
    found = findings(
        (
            N1,
            "There was {child/household_or_contact|a cot in the back room} and {child/household_or_contact|bottles on the drainer}.",
        )
    )
    assert len(found) == 1


def test_a_sign_is_of_the_child_who_fits_its_age():
    found = findings(
        (
            N1,
            "{child/own|Jake (12)} and {child/own|Ava (1)} live with him. There was {child/household_or_contact|a cot in the bedroom}.",
        ),
    )
    assert [(each.label, len(each.mentions)) for each in found] == [("Jake", 1), ("Ava", 2)]


def test_a_sign_of_a_toddler_is_not_a_teenager():
    assert (
        len(
            findings(
                (
                    N1,
                    "{child/own|Jake (15)} visits. There was {child/household_or_contact|a cot in the bedroom}.",
                )
            )
        )
        == 2
    )


def test_a_partner_is_never_a_child():
    assert findings((N1, "His partner Kayleigh rang. {child/own|Kayleigh} is worried.")) == ()


def test_brothers_who_are_forms_of_one_name_are_two():
    assert (
        len(findings((N1, "{child/own|Alfie} is seven."), (N2, "{child/own|Freddie} is four.")))
        == 2
    )


def test_a_nickname_is_the_same_child_without_a_record():
    assert (
        len(findings((N1, "{child/own|Florence} came."), (N2, "{child/own|Flo} was unwell."))) == 1
    )


def test_only_active_mentions_are_children():
    assert (
        states(
            (
                N1,
                "{child/own!negated|No children}. {child!other|The victim's daughter} was there. {child/own!historical|Lost a son} in 2011.",
            )
        )
        == []
    )


def test_a_group_named_in_brackets_is_its_children():
    found = children(
        (N1, "{child/own|Both boys (Riley 8, Tyler 6)} are on plans."),
        (N2, "{child/own|Riley} is well."),
    )
    assert [label for label, _ in found] == ["Riley", "Tyler"]


def test_all_three_children_are_those_known_whosever_they_are():
    found = findings(
        (
            N1,
            "{child/own|Aaliyah} and {child/own|Zak} visited. Minds {child/household_or_contact|nephew Idris}.",
        ),
        (N2, "Check on {child/own|all three children} sent."),
    )
    assert len(found) == 3


def test_a_fourth_child_is_counted():
    found = findings(
        (N1, "{child/own|Kyle}, {child/own|Kayla} and {child/own|Kai} came."),
        (N2, "{child/own|All four children} seen."),
    )
    assert len(found) == 4


def test_his_twins_and_the_girls_are_the_same_two():
    assert (
        len(
            findings((N1, "Went to see {child/own|his twins}. {child/own|The girls} will be seen."))
        )
        == 2
    )


def test_the_eldest_is_one_of_the_group():
    assert (
        len(
            findings(
                (
                    N1,
                    "They have {child/own|three bairns}. {child/own|Blessing}'s the eldest. {child/own|The youngest} is two.",
                )
            )
        )
        == 3
    )


def test_every_mention_of_a_recorded_child_is_evidence_once():
    found = findings(
        (N1, "{child/own|Jake} came."),
        (N2, "Jake was well."),
        record=record(child("Jake Moss", "2016-03-02")),
    )
    assert [mention.note_id for mention in found[0].mentions] == ["n1", "n2"]
