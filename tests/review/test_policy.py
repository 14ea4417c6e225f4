"""The policy is data that a service may replace, and is told in one line where it is wrong."""

import re
from importlib.resources import files

import pytest

from risksignals.errors import InputError, PolicyError
from risksignals.review import load_policy, review_case
from risksignals.schema import Case, CaseRecord, Note, NoteAnalysis, Signal

from .marked import assessed, day, record, reviewed

POLICY = (files("risksignals.review") / "data" / "policy.toml").read_text(encoding="utf-8")
BARE = re.sub(r"(?m)^minimum_confidence = .*\n", "", POLICY)
WORDS = (files("risksignals.review") / "data" / "words.toml").read_text(encoding="utf-8")
HELD = record(assessments=(assessed("2024-01-10"),))


@pytest.fixture
def written(tmp_path):
    def write(text, name="mine.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_version_goes_into_every_review(written):
    policy = load_policy(written(POLICY.replace('version = "2025.1"', 'version = "Leeds 3"')))
    review = reviewed(("2024-02-01", "Seen."), policy=policy)
    assert review.policy_version == "Leeds 3"
    assert review.library_version


def test_a_service_may_change_a_parameter(written):
    policy = load_policy(written(POLICY.replace("within_days = 28", "within_days = 60")))
    notes = (
        ("2024-02-01", "{resistance/disengagement|Silent}."),
        ("2024-03-25", "{resistance/disengagement|Silent}."),
    )
    assert reviewed(*notes, record=HELD).reasons == ()
    assert [reason.code for reason in reviewed(*notes, record=HELD, policy=policy).reasons] == [
        "resistance"
    ]


def test_a_service_may_add_a_reason_for_a_kind_of_its_own(written):
    row = """
[[reasons]]
code = "weapon"
condition = "new_signal"
kind = "weapon"
priority = "urgent"
summary = "A weapon was spoken of ({when})."

[names]
"""
    policy = load_policy(written(POLICY.replace("[names]", row)))
    review = reviewed(("2024-02-01", "Carries {weapon|a blade}."), record=HELD, policy=policy)
    assert [(reason.code, reason.summary) for reason in review.reasons] == [
        ("weapon", "A weapon was spoken of (note of 1 February 2024).")
    ]


def test_a_service_may_change_a_word_list(written):
    text = "{substance_use/alcohol|Off the cart on Friday}, he says."
    held = record(assessments=(assessed("2024-01-10", "alcohol"),))
    policy = load_policy(words=written(WORDS.replace('"relaps*"', '"relaps*", "off the cart"')))
    assert reviewed(("2024-02-01", text), record=held).reasons == ()
    assert len(reviewed(("2024-02-01", text), record=held, policy=policy).reasons) == 1


def test_summaries_say_what_and_when():
    review = reviewed(
        ("2024-02-01", "{substance_use/stimulant|Coke}. Lives with {child/own|Jake}."),
        ("2024-03-06", "{substance_use/opioid|Heroin}."),
        record=HELD,
    )
    assert [reason.summary for reason in review.reasons] == [
        "The notes speak of a child whom the record does not hold with a name and a date of birth: Jake.",
        "Substance use that the latest assessment does not take into account: stimulants and opioids "
        "(2 notes from 1 February 2024 to 6 March 2024).",
    ]
    assert all(reason.suggested_actions for reason in review.reasons)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'version = "2025.1"',
            'version = " "',
            "mine.toml: version: empty; name the policy's version",
        ),
        (
            "routine_reasons_for_prompt = 2",
            "routine_reasons_for_prompt = 0",
            "mine.toml: routine_reasons_for_prompt: below 1; give a whole number from 1",
        ),
        (
            'code = "resistance"',
            'code = "substance_use"',
            "mine.toml: reasons[4].code: substance_use is given twice; remove one",
        ),
        (
            "within_days = 28",
            "within_days = -1",
            "mine.toml: reasons[4].within_days: below 0; give a number of days",
        ),
        ("within_days = 28\n", "", "mine.toml: reasons[4].within_days: missing; add it"),
        (
            "within_days = 28",
            'within_days = "28"',
            "mine.toml: reasons[4].within_days: expected a whole number, got text; correct it",
        ),
        (
            'raised_when = "another_reason_stands"\n',
            "",
            "mine.toml: reasons[2]: raised_when and raised_priority go together; give both or neither",
        ),
        (
            '{what} ({when})."\nsuggested_actions = [\n  "Explore what',
            '{why}"\nsuggested_actions = [\n  "Explore what',
            "mine.toml: reasons[4].summary: unknown field; use only {children}, {what}, {when}",
        ),
        (
            "household or address was withheld ({when})",
            "household or address was withheld ({when)",
            "mine.toml: reasons[1].summary: unbalanced braces; use only {children}, {what}, {when}",
        ),
        (
            'condition = "unanswered_gap"',
            'condition = "open_gap"',
            "mine.toml: reasons[7].condition: not one of the allowed values; see the documented shape",
        ),
        (
            'priority = "urgent"',
            'priority = "now"',
            "mine.toml: reasons[5].priority: not one of the allowed values; use one of urgent, prompt, routine",
        ),
        (
            "[names]",
            "colour = 1\n[names]",
            "mine.toml: reasons[7].colour: unknown field; correct its name or remove it",
        ),
    ],
)
def test_what_is_wrong_is_told_in_one_line(written, old, new, message):
    assert old in POLICY
    with pytest.raises(PolicyError) as error:
        load_policy(written(POLICY.replace(old, new)))
    assert str(error.value) == message


def test_a_policy_without_reasons_is_refused(written):
    with pytest.raises(PolicyError, match=r"^mine.toml: reasons: empty; give at least one$"):
        load_policy(written('version = "1"\nroutine_reasons_for_prompt = 2\nreasons = []\n'))


def test_a_file_that_is_no_toml_is_refused(written):
    with pytest.raises(PolicyError, match=r"^mine.toml: not valid TOML: .*; mend it$"):
        load_policy(written("version = "))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(PolicyError, match=r"^none.toml: no such file; check the path$"):
        load_policy(tmp_path / "none.toml")


def test_a_word_list_must_be_a_list_of_phrases(written):
    with pytest.raises(
        PolicyError, match=r"^mine.toml: general.denials: expected a list of phrases"
    ):
        load_policy(
            words=written(WORDS.replace("[general]\n", "[general]\ndenials = 3\n[spare]\n"))
        )


def case_of(*texts):
    notes = tuple(
        Note(f"n{number}", day("2024-02-01"), text) for number, text in enumerate(texts, start=1)
    )
    return Case("C1", CaseRecord(), notes)


def test_analyses_are_matched_to_notes_by_their_id():
    case = case_of("One.", "Two.")
    review = review_case(case, [NoteAnalysis("n2"), NoteAnalysis("n1")])
    assert [entry.note_id for entry in review.timeline] == ["n1", "n2"]


def test_analyses_without_an_id_are_taken_in_order():
    assert not review_case(
        case_of("One.", "Two."), [NoteAnalysis(), NoteAnalysis()]
    ).review_recommended


def test_a_note_without_an_analysis_is_refused():
    with pytest.raises(InputError, match=r"^analyses: 1 for 2 notes; give one for each note$"):
        review_case(case_of("One.", "Two."), [NoteAnalysis("n1")])
    with pytest.raises(InputError, match=r"^analyses: none for note n2; analyse every note once$"):
        review_case(case_of("One.", "Two."), [NoteAnalysis("n1"), NoteAnalysis("n3")])


def test_evidence_below_the_minimum_confidence_does_not_count(written):
    policy = load_policy(written(f"minimum_confidence = 0.7\n{BARE}"))
    case = Case("C1", HELD, (Note("n1", day("2024-02-01"), "Drunk."),))

    def reasons(confidence):
        signal = Signal("substance_use", "alcohol", "affirmed", 0, 5, "Drunk", confidence)
        analysis = NoteAnalysis("n1", "C1", day("2024-02-01"), "Drunk.", (signal,))
        return [reason.code for reason in review_case(case, [analysis], policy).reasons]

    assert reasons(0.6) == []
    assert reasons(0.7) == ["substance_use"]


def test_a_reason_may_have_a_minimum_of_its_own(written):
    row = 'code = "unrecorded_child"\nminimum_confidence = 0.9'
    policy = load_policy(written(BARE.replace('code = "unrecorded_child"', row)))
    case = Case("C1", HELD, (Note("n1", day("2024-02-01"), "Sees his son."),))

    def reasons(confidence):
        signal = Signal("child", "own", "affirmed", 5, 12, "his son", confidence)
        analysis = NoteAnalysis("n1", "C1", day("2024-02-01"), "Sees his son.", (signal,))
        return [reason.code for reason in review_case(case, [analysis], policy).reasons]

    assert reasons(0.85) == []
    assert reasons(0.95) == ["unrecorded_child"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"minimum_confidence = 1.5\n{BARE}", "mine.toml: minimum_confidence"),
        (
            BARE.replace('code = "resistance"', 'code = "resistance"\nminimum_confidence = -1'),
            "minimum_confidence: not a probability",
        ),
    ],
)
def test_a_minimum_that_is_no_probability_is_refused(written, text, place):
    with pytest.raises(PolicyError, match=place):
        load_policy(written(text))
