"""Each reason: when it fires, when it does not, and what it makes of the priority."""

import pytest

from .marked import assessed, child, codes, record, reviewed

A0 = "2024-01-10"
N1, N2, N3, N4 = "2024-02-01", "2024-02-15", "2024-03-14", "2024-06-20"
LISTED = record(assessments=(assessed(A0, "alcohol", "cannabis", abuse=True, social_care=True),))
UNLISTED = record(assessments=(assessed(A0),))


def priority_of(code, *notes, record=UNLISTED):
    return {reason.code: reason.priority for reason in reviewed(*notes, record=record).reasons}[
        code
    ]


# information withheld


@pytest.mark.parametrize(
    "text",
    [
        "{resistance/withholding|Would not give her surname}.",
        "Asked where he is living. {resistance/withholding|He was vague}.",
        "Who else is in the house? {resistance/withholding|'Nobody you'd know.'}",
        "Asked about {child/partners|her kids}. {resistance/withholding|'No comment.'}",
        "Asked for the son's date of birth and {resistance/withholding|he looked at the floor}.",
        "There is a girlfriend. Who, and where? {resistance/withholding|Got nowhere}.",
        "{resistance/withholding|Told me he was single} though he has been seeing somebody.",
    ],
)
def test_withholding_about_a_child_partner_household_or_address_is_a_reason(text):
    assert "information_withheld" in codes(reviewed((N1, text), record=UNLISTED))


@pytest.mark.parametrize(
    "text",
    [
        "{resistance/withholding|Denied having had a drink} and then admitted four cans.",
        "{resistance/withholding|Would not say who supplied the tablets}.",
        "Asked what he earns. {resistance/withholding|Evasive about money}.",
    ],
)
def test_withholding_about_anything_else_is_not(text):
    assert codes(reviewed((N1, text), record=UNLISTED)) == []


def test_withholding_about_a_partner_who_is_named_elsewhere_is_a_reason():
    notes = (
        (N1, "Met his girlfriend Leanne."),
        (N2, "{resistance/withholding|Nothing about Leanne}, he said."),
    )
    assert codes(reviewed(*notes, record=UNLISTED)) == ["information_withheld"]


def test_withholding_stands_though_the_information_is_given_later():
    notes = (
        (N1, "{resistance/withholding|Would not give her name}."),
        (N2, "Gave her name and address."),
    )
    assert codes(reviewed(*notes, record=UNLISTED)) == ["information_withheld"]


def test_withholding_that_an_assessment_took_into_account_is_none():
    held = record(assessments=(assessed("2024-02-10"),))
    assert (
        codes(reviewed((N1, "{resistance/withholding|Would not give her name}."), record=held))
        == []
    )


# partner derogation


def test_derogation_of_a_partner_is_routine_alone():
    review = reviewed((N1, "Called her {partner_derogation/insult|a slag}."), record=UNLISTED)
    assert (codes(review), review.priority) == (["partner_derogation"], "routine")


def test_derogation_of_a_partner_is_prompt_beside_another_reason():
    text = "Called her {partner_derogation/insult|a slag}. {resistance/hostility|Threw a chair}."
    assert priority_of("partner_derogation", (N1, text)) == "prompt"


@pytest.mark.parametrize("status", ["negated", "historical", "other", "hypothetical"])
def test_only_an_active_signal_is_a_reason(status):
    assert (
        codes(
            reviewed(
                (N1, f"Called her {{partner_derogation/insult!{status}|a slag}}."), record=UNLISTED
            )
        )
        == []
    )


# substance use


def test_use_of_a_listed_category_is_no_reason():
    assert (
        codes(
            reviewed((N1, "{substance_use/alcohol|Drinks at weekends}, as before."), record=LISTED)
        )
        == []
    )


def test_use_of_a_category_not_listed_is_a_reason():
    review = reviewed((N1, "{substance_use/stimulant|Positive for cocaine}."), record=LISTED)
    assert (codes(review), review.priority) == (["substance_use"], "routine")


def test_a_sign_without_a_drug_is_of_the_drug_that_the_note_names():
    text = "{substance_use/cannabis|Smokes weed nightly}. {substance_use/unspecified|Bit of paraphernalia}."
    assert codes(reviewed((N1, text), record=LISTED)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{substance_use/alcohol|He is drinking again}.",
        "{substance_use/alcohol|Back on the cider}.",
        "Has {substance_use/alcohol|relapsed}, he says.",
    ],
)
def test_a_relapse_is_a_reason_though_listed(text):
    assert codes(reviewed((N1, text), record=LISTED)) == ["substance_use"]


def test_use_after_a_note_of_abstinence_is_a_relapse():
    notes = (
        (N1, "{substance_use/alcohol!negated|Six weeks dry}."),
        (N2, "{substance_use/alcohol|Eight pints on Saturday}."),
    )
    assert codes(reviewed(*notes, record=LISTED)) == ["substance_use"]


def test_use_that_goes_on_as_before_ends_no_abstinence():
    notes = (
        (N1, "{substance_use/alcohol!negated|Sober}, he had not had a drink."),
        (N2, "{substance_use/alcohol|Eight pints} on Saturdays, same as before."),
    )
    assert codes(reviewed(*notes, record=LISTED)) == []


def test_use_after_a_mere_denial_is_no_relapse():
    notes = (
        (N1, "{substance_use/cannabis!negated|Denies any}."),
        (N2, "{substance_use/cannabis|A spliff most nights}."),
    )
    assert codes(reviewed(*notes, record=LISTED)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{substance_use/alcohol|Smelt of drink}.",
        "There was {substance_use/alcohol|drink on his breath}.",
        "Attended and {substance_use/alcohol|was drunk}.",
        "{substance_use/alcohol|Slurring} on the phone.",
        "{substance_use/cannabis|Stank of weed} when he came in.",
    ],
)
def test_intoxication_at_a_contact_is_a_reason_though_listed(text):
    assert codes(reviewed((N1, text), record=LISTED)) == ["substance_use"]


@pytest.mark.parametrize(
    "text",
    [
        "Police say he was {substance_use/alcohol|very drunk} on Saturday night.",
        "He was {substance_use/alcohol|hammered} at the time of the offence.",
        "Drink driving, {substance_use/alcohol|98 in breath}.",
    ],
)
def test_intoxication_elsewhere_is_none_where_listed(text):
    assert codes(reviewed((N1, text), record=LISTED)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{substance_use/stimulant|Coke on Thursday} and doing {child/own|Jake}'s breakfast on it.",
        "{substance_use/stimulant|Four lines}. He was due to have {child/own|Jake} at three. I told him he would not.",
        "{substance_use/stimulant|Had taken coke} when he punched the doorman.",
        "{substance_use/stimulant|On coke}. {domestic_abuse/physical|Pushed her over} the same night.",
    ],
)
def test_use_linked_to_a_child_or_to_violence_is_prompt(text):
    held = record(child("Jake", "2016-03-02"), assessments=(assessed(A0, abuse=True),))
    assert priority_of("substance_use", (N1, text), record=held) == "prompt"


def test_use_beside_an_unrelated_word_of_a_child_is_routine():
    text = "{substance_use/stimulant|Two lines at a do}. Bus fare paid. UPW is going well. {child/own|Jake} likes maths."
    held = record(child("Jake", "2016-03-02"), assessments=(assessed(A0),))
    assert priority_of("substance_use", (N1, text), record=held) == "routine"


def test_violence_denied_is_no_link():
    text = "{substance_use/stimulant|Two lines at a do}, no fights."
    assert priority_of("substance_use", (N1, text)) == "routine"


def test_no_assessment_lists_nothing():
    assert codes(reviewed((N1, "{substance_use/alcohol|Drinks daily}."))) == ["substance_use"]


# resistance


def test_one_hostility_is_a_reason():
    assert codes(reviewed((N1, "{resistance/hostility|Threw a chair}."), record=UNLISTED)) == [
        "resistance"
    ]


def test_one_disengagement_is_none():
    assert (
        codes(reviewed((N1, "{resistance/disengagement|One-word answers}."), record=UNLISTED)) == []
    )


def test_two_in_one_note_are_none():
    text = "{resistance/disengagement|One-word answers}. {resistance/minimisation|It was nothing}."
    assert codes(reviewed((N1, text), record=UNLISTED)) == []


def test_two_different_ones_28_days_apart_are_a_reason_from_the_second():
    notes = (
        (N1, "{resistance/disengagement|One-word answers}."),
        ("2024-02-29", "{resistance/minimisation|It was nothing}."),
    )
    review = reviewed(*notes, record=UNLISTED)
    assert (codes(review), review.first_note, review.priority) == (["resistance"], "n2", "routine")
    assert [each.note_id for each in review.reasons[0].evidence] == ["n1", "n2"]


def test_two_29_days_apart_are_none():
    notes = (
        (N1, "{resistance/disengagement|One-word answers}."),
        ("2024-03-01", "{resistance/minimisation|It was nothing}."),
    )
    assert codes(reviewed(*notes, record=UNLISTED)) == []


def test_other_withholding_counts_but_not_what_is_withheld_of_a_partner():
    first = (N1, "{resistance/disengagement|One-word answers}.")
    drink = (N2, "{resistance/withholding|Denied having had a drink}, then admitted it.")
    name = (N2, "{resistance/withholding|Would not give her surname}.")
    assert codes(reviewed(first, drink, record=UNLISTED)) == ["resistance"]
    assert codes(reviewed(first, name, record=UNLISTED)) == ["information_withheld"]


def test_an_assessment_between_two_breaks_them():
    held = record(assessments=(assessed("2024-02-08"),))
    notes = (
        (N1, "{resistance/disengagement|One-word answers}."),
        (N2, "{resistance/minimisation|It was nothing}."),
    )
    assert codes(reviewed(*notes, record=held)) == []


# domestic abuse


def test_abuse_that_the_assessment_does_not_list_is_urgent_whenever_it_was_told():
    held = record(assessments=(assessed("2024-02-10"),))
    review = reviewed(
        (N1, "{domestic_abuse/physical|Slapped her} in May 2022."), (N2, "Seen."), record=held
    )
    assert (codes(review), review.priority, review.first_note) == (
        ["domestic_abuse"],
        "urgent",
        "n1",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Police log: {domestic_abuse/incident_report|called to the address} on Sunday.",
        "{domestic_abuse/physical|Put a hammer through her car} on 28/1.",
        "Ex rang. {domestic_abuse/control|He has sat outside her house} three nights this week.",
        "{domestic_abuse/incident_report|Third call-out since December}.",
        "Arrested last night for {domestic_abuse/incident_report|breach of the restraining order}.",
        "He {domestic_abuse/physical|pushed her into the cooker}, she says.",
    ],
)
def test_an_incident_since_the_assessment_is_a_reason_though_listed(text):
    assert codes(reviewed((N1, text), record=LISTED)) == ["domestic_abuse"]


@pytest.mark.parametrize(
    "text",
    [
        "CO 18m for {domestic_abuse/physical|assault by beating on partner Alisha} in May.",
        "Index offence: {domestic_abuse/physical|slapped his wife}.",
        "CO 24m with BBR. {domestic_abuse/physical|ABH on husband Marek}, four stitches.",
        "Went through {domestic_abuse/physical|the 2021 assaults on Kerry}.",
        "Is serving two years for {domestic_abuse/physical|the night he broke her door}.",
        "Induction done. {domestic_abuse/physical|Assault on ex-wife Beth}, order in force.",
        "{domestic_abuse/incident_report|Restraining order} in place until June.",
        "BBR session 4. Says {domestic_abuse/physical|it was only a push}.",
        "{domestic_abuse/physical|It was a tap}, {resistance/minimisation|nothing more than that}, he says.",
    ],
)
def test_what_was_before_the_assessment_is_none_where_listed(text):
    assert codes(reviewed((N1, text), record=LISTED)) == []


def test_an_assessment_that_lists_it_takes_abuse_into_account():
    held = record(assessments=(assessed(A0), assessed("2024-02-20", abuse=True)))
    review = reviewed(
        (N1, "{domestic_abuse/physical|Slapped her} on Sunday."), (N3, "Seen."), record=held
    )
    assert codes(review) == []
    assert [entry.resolved for entry in review.timeline if entry.event == "assessment"] == [
        (),
        ("domestic_abuse",),
    ]


def test_an_assessment_that_does_not_list_it_does_not():
    held = record(assessments=(assessed(A0), assessed("2024-02-20")))
    assert codes(reviewed((N1, "{domestic_abuse/physical|Slapped her}."), record=held)) == [
        "domestic_abuse"
    ]


# child safeguarding


def test_social_care_that_the_assessment_does_not_list_is_urgent():
    review = reviewed((N1, "{child_safeguarding|Core group} today."), record=UNLISTED)
    assert (codes(review), review.priority) == (["child_safeguarding"], "urgent")


@pytest.mark.parametrize(
    "text",
    [
        "{child_safeguarding|Referral made to children's social care}.",
        "{child_safeguarding|Initial child protection conference} is on 15/02.",
        "All three {child_safeguarding|made subject of child protection plans}.",
        "{child_safeguarding|Section 47} opened.",
        "{child_safeguarding|Care proceedings} issued.",
        "{child_safeguarding|Strategy discussion} held today.",
    ],
)
def test_a_step_up_since_the_assessment_is_a_reason_though_listed(text):
    assert codes(reviewed((N1, text), record=LISTED)) == ["child_safeguarding"]


@pytest.mark.parametrize(
    "text",
    [
        "{child_safeguarding|CIN review} went ahead as planned.",
        "{child_safeguarding|Core group} on Tuesday, plan continues.",
        "{child_safeguarding|On a child protection plan since July}.",
        "{child_safeguarding|Review conference} on the 12th.",
        "{child_safeguarding|Referral made} on 3 January, as in the OASys.",
        "{child_safeguarding|His contact is still supervised}.",
    ],
)
def test_more_of_the_same_is_none_where_listed(text):
    assert codes(reviewed((N1, text), record=LISTED)) == []


# safeguarding gaps


GAP = (N1, "{safeguarding_gap|No check has been made with children's services}.")
BLANK = (N1, "{safeguarding_gap|Date of birth still a blank on the file}.")


@pytest.mark.parametrize("note", [GAP, BLANK])
def test_a_gap_is_prompt(note):
    review = reviewed(note, record=UNLISTED)
    assert (codes(review), review.priority) == (["safeguarding_gap"], "prompt")


@pytest.mark.parametrize(
    "text",
    [
        "{review_activity/check_requested|Enquiry sent to children's services}.",
        "{review_activity/check_requested|Chased the check}, {safeguarding_gap|no reply yet}.",
        "{review_activity/information_received|Police replied}: nothing held on the address.",
    ],
)
def test_sending_or_chasing_a_check_is_no_answer(text):
    assert codes(reviewed(GAP, (N2, text), record=UNLISTED)) == ["safeguarding_gap"]


@pytest.mark.parametrize(
    "text",
    [
        "{review_activity/information_received|MASH replied}: family not known.",
        "{safeguarding_gap!negated|All checks now back}.",
        "{child_safeguarding!negated|Not known to children's social care}.",
    ],
)
def test_the_reply_answers_a_check(text):
    assert codes(reviewed(GAP, (N2, text), record=UNLISTED)) == []


def test_a_reply_to_a_check_does_not_fill_in_a_date_of_birth():
    reply = (N2, "{review_activity/information_received|MASH replied}: family not known.")
    assert codes(reviewed(BLANK, reply, record=UNLISTED)) == ["safeguarding_gap"]


@pytest.mark.parametrize(
    "text",
    [
        "{safeguarding_gap!negated|Dates of birth now on file}.",
        "He texted me his DOB. DOB is 3/2/2016.",
        "Mum gave me her date of birth.",
    ],
)
def test_what_was_missing_answers_it(text):
    assert codes(reviewed(BLANK, (N2, text), record=UNLISTED)) == []


def test_details_not_given_answer_nothing():
    assert codes(reviewed(BLANK, (N2, "Details not given."), record=UNLISTED)) == [
        "safeguarding_gap"
    ]


def test_a_gap_filled_later_in_the_note_is_answered():
    text = "{safeguarding_gap|Nursery details had never been taken down}. Rang him, {safeguarding_gap!negated|now entered}."
    review = reviewed((N1, text), record=UNLISTED)
    assert codes(review) == []
    assert review.standards is None


def test_what_is_done_for_one_child_answers_nothing_for_another():
    gap = (N1, "{safeguarding_gap|No date of birth} for {child/own|Mia}.")
    done = (N2, "{safeguarding_gap!negated|Date of birth taken} for {child/own|Jake}.")
    assert "safeguarding_gap" in codes(reviewed(gap, done, record=UNLISTED))


def test_the_records_check_after_the_gap_answers_it_from_that_day():
    held = record(assessments=(assessed(A0),), checked_on="2024-02-10")
    review = reviewed(GAP, (N2, "Seen."), record=held)
    assert codes(review) == []
    assert [(entry.event, entry.resolved) for entry in review.timeline][2:] == [
        ("record", ("safeguarding_gap",)),
        ("note", ()),
    ]


def test_the_records_check_before_the_gap_does_not():
    held = record(assessments=(assessed(A0),), checked_on="2024-01-20")
    assert codes(reviewed(GAP, record=held)) == ["safeguarding_gap"]


# unrecorded child


def test_an_unrecorded_child_is_prompt_whatever_the_assessments():
    held = record(assessments=(assessed("2024-02-10"),))
    review = reviewed((N1, "Lives with {child/own|his son}."), (N2, "Seen."), record=held)
    assert (codes(review), review.priority, review.first_note) == (
        ["unrecorded_child"],
        "prompt",
        "n1",
    )


# the case's priority


def test_two_routine_reasons_make_the_case_prompt():
    text = "{resistance/hostility|Threw a chair}. {substance_use/stimulant|Positive for cocaine}."
    review = reviewed((N1, text), record=UNLISTED)
    assert [reason.priority for reason in review.reasons] == ["routine", "routine"]
    assert review.priority == "prompt"


def test_the_case_has_the_highest_priority_of_its_reasons():
    text = "{resistance/hostility|Threw a chair}. {domestic_abuse/physical|Slapped her}."
    assert reviewed((N1, text), record=UNLISTED).priority == "urgent"


def test_nothing_is_no_recommendation():
    review = reviewed((N1, "Attended on time."), record=UNLISTED)
    assert (review.review_recommended, review.priority, review.first_note) == (False, None, None)
    assert (review.reasons, review.standards) == ((), None)
