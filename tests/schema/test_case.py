"""Reading a case: what is accepted, and the one line that tells what is not."""

import json
from pathlib import Path

import pytest

from risksignals.errors import InputError, RiskSignalsError
from risksignals.schema import Case, CaseRecord, ExpectedReview

CASE = {
    "case_id": "C001",
    "record": {
        "children": [{"name": "Jake Moss", "date_of_birth": "2016-03-02", "relationship": "son"}],
        "assessments": [
            {
                "date": "2024-01-10",
                "rosh_level": "low",
                "substances": ["alcohol"],
                "domestic_abuse": False,
                "childrens_social_care": False,
            }
        ],
        "safeguarding_checked_on": None,
    },
    "notes": [
        {"note_id": "n1", "date": "2024-01-17", "text": "Attended."},
        {"note_id": "n2", "date": "2024-01-24", "text": "Attended again."},
    ],
}


def changed(path, value):
    """The case as JSON, with one field (a path of keys and numbers) set, or taken out where `...`."""
    case = json.loads(json.dumps(CASE))
    *way, last = path
    place = case
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return json.dumps(case)


def refusal(source, **options):
    with pytest.raises(InputError) as error:
        Case.from_json(source, **options)
    message = str(error.value)
    assert "\n" not in message
    return message


def test_a_case_goes_round_through_its_json():
    case = Case.from_json(json.dumps(CASE))
    assert Case.from_json(case.to_json()) == case
    assert Case.from_json(case.to_json(indent=2)) == case
    assert json.loads(case.to_json())["record"]["children"][0]["name"] == "Jake Moss"


def test_a_case_is_read_from_a_path_or_its_name(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    assert Case.from_json(path) == Case.from_json(str(path)) == Case.from_json(json.dumps(CASE))


def test_a_byte_order_mark_is_let_be(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE), encoding="utf-8-sig")
    assert Case.from_json(path).case_id == "C001"
    assert Case.from_json("\ufeff" + json.dumps(CASE)).case_id == "C001"


def test_notes_are_in_date_order_and_ties_in_file_order():
    notes = [
        {"note_id": "late", "date": "2024-03-01", "text": "a"},
        {"note_id": "tie 1", "date": "2024-02-01", "text": "b"},
        {"note_id": "early", "date": "2024-01-01", "text": "c"},
        {"note_id": "tie 2", "date": "2024-02-01", "text": "d"},
    ]
    case = Case.from_json(changed(["notes"], notes))
    assert [note.note_id for note in case.notes] == ["early", "tie 1", "tie 2", "late"]


def test_assessments_are_in_date_order():
    case = Case.from_json(
        changed(["record", "assessments"], [{"date": "2024-02-01"}, {"date": "2024-01-01"}])
    )
    assert [each.date.isoformat() for each in case.record.assessments] == [
        "2024-01-01",
        "2024-02-01",
    ]


@pytest.mark.parametrize("value", [None, ...])
def test_any_field_of_the_record_may_be_null_or_missing(value):
    for field in ("children", "assessments", "safeguarding_checked_on"):
        Case.from_json(changed(["record", field], value))
    for field in ("name", "date_of_birth", "relationship"):
        Case.from_json(changed(["record", "children", 0, field], value))
    for field in ("rosh_level", "substances", "domestic_abuse", "childrens_social_care"):
        Case.from_json(changed(["record", "assessments", 0, field], value))
    assert Case.from_json(changed(["record"], value)).record == CaseRecord()


def test_a_child_may_say_when_it_was_entered():
    case = Case.from_json(changed(["record", "children", 0, "recorded_on"], "2024-03-20"))
    assert case.record.children[0].recorded_on.isoformat() == "2024-03-20"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            ["notes", 1, "date"],
            "2024-02-30",
            "notes[1].date: not a date; write a real day as YYYY-MM-DD",
        ),
        (
            ["notes", 1, "date"],
            20240201,
            "notes[1].date: expected a date, got a whole number; correct it",
        ),
        (["notes", 1, "date"], ..., "notes[1].date: missing; add it"),
        (["notes", 1, "text"], 7, "notes[1].text: expected text, got a whole number; correct it"),
        (
            ["notes", 1, "text"],
            "  ",
            "notes[1].text: empty; give the note's text or leave the note out",
        ),
        (
            ["notes", 1, "note_id"],
            "n1",
            "notes[1].note_id: same as notes[0]'s; give each note its own",
        ),
        (["notes", 1, "note_id"], "", "notes[1].note_id: empty; give each note its identifier"),
        (
            ["notes", 1, "author"],
            "me",
            "notes[1].author: unknown field; correct its name or remove it",
        ),
        (["notes"], [], "notes: empty; a case needs at least one note"),
        (["notes"], None, "notes: expected a list, got null; correct it"),
        (["notes"], ..., "notes: missing; add it"),
        (["case_id"], ..., "case_id: missing; add it"),
        (["case_id"], " ", "case_id: empty; give the case's identifier"),
        (["colour"], 1, "colour: unknown field; correct its name or remove it"),
        (["record", "colour"], 1, "record.colour: unknown field; correct its name or remove it"),
        (
            ["record", "children", 0, "dob"],
            1,
            "record.children[0].dob: unknown field; correct its name or remove it",
        ),
        (
            ["record", "children", 0, "name"],
            " ",
            "record.children[0].name: empty; use null where it is not known",
        ),
        (
            ["record", "children", 0, "date_of_birth"],
            "2016",
            "record.children[0].date_of_birth: not a date; write a real day as YYYY-MM-DD",
        ),
        (["record", "assessments", 0, "date"], ..., "record.assessments[0].date: missing; add it"),
        (
            ["record", "assessments", 0, "rosh_level"],
            "lowish",
            "record.assessments[0].rosh_level: not one of the allowed values; use one of low, medium, high, very high, very_high",
        ),
        (
            ["record", "assessments", 0, "substances"],
            ["cider"],
            "record.assessments[0].substances[0]: not one of the allowed values; use one of alcohol, cannabis, stimulant, opioid, sedative, npa, other, unspecified",
        ),
        (
            ["record", "assessments", 0, "domestic_abuse"],
            "no",
            "record.assessments[0].domestic_abuse: expected true or false or null, got text; correct it",
        ),
        (["expected"], 3, "expected: expected an object or null, got a whole number; correct it"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(path, value, message):
    assert refusal(changed(path, value)) == message


def test_the_line_names_the_file(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(changed(["notes"], []), encoding="utf-8")
    assert refusal(path) == "case.json: notes: empty; a case needs at least one note"
    assert refusal(path.read_text(), where="row 3").startswith("row 3: notes: empty")


def test_what_is_no_case_at_all_is_refused(tmp_path):
    path = tmp_path / "case.json"
    assert refusal(path) == "case.json: no such file; check the path"
    assert refusal(tmp_path).endswith("a folder, not a file; give the path of one JSON file")
    path.write_bytes(b"\xff\xfe{\x00")
    assert refusal(path) == "case.json: not UTF-8 (byte 0); save it with UTF-8 encoding"
    path.write_text('{"case_id": ', encoding="utf-8")
    assert refusal(path).startswith("case.json: not valid JSON")
    path.write_text("", encoding="utf-8")
    assert refusal(path).startswith("case.json: not valid JSON")
    assert refusal("[]") == "expected an object, got a list; correct it"
    assert refusal("neither").startswith("a case: neither JSON text nor the name of a file")
    assert refusal("").startswith("a case: neither JSON text nor the name of a file")
    assert refusal("a\0b").startswith("a case: neither JSON text nor the name of a file")
    assert refusal('{"case_id": "\\ud800"}').startswith("not valid JSON")


def test_no_message_holds_the_text_of_a_note():
    secret = "Threatened Leanne"
    for wrong in ({"date": "soon"}, {"note_id": 4}, {secret * 9: 1}, {"text": [secret]}):
        note = {"note_id": "n9", "date": "2024-01-17", "text": secret} | wrong
        assert len(refusal(changed(["notes", 0], note))) < 120


def test_every_error_is_one_of_the_librarys():
    with pytest.raises(RiskSignalsError):
        Case.from_json("{}")


EXPECTED = {
    "review_recommended": True,
    "priority": "prompt",
    "first_note": "n2",
    "reasons": ["unrecorded_child"],
    "children": [{"label": "son", "state": "unrecorded"}],
    "standards": {
        "1": "not evidenced",
        "2": "evidenced",
        "3": "not evidenced",
        "4": "not evidenced",
    },
    "why": "A son is unrecorded.",
}


def test_the_answer_of_an_evaluation_case_is_read_apart():
    source = changed(["expected"], EXPECTED)
    assert Case.from_json(source) == Case.from_json(json.dumps(CASE))
    expected = ExpectedReview.from_json(source)
    assert (expected.reasons, expected.standards[2], expected.children[0].state) == (
        ("unrecorded_child",),
        "evidenced",
        "unrecorded",
    )


def test_a_case_without_an_answer_has_none_to_read():
    with pytest.raises(InputError, match=r"^expected: missing; add it$"):
        ExpectedReview.from_json(json.dumps(CASE))


def test_every_case_of_the_develop_corpus_is_read():
    folder = Path(__file__).parents[2] / "corpora" / "dev" / "cases" / "develop"
    cases = [Case.from_json(path) for path in sorted(folder.glob("*.json"))]
    assert len(cases) == 32
