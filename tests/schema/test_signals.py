"""One note's analysis: its values and its JSON."""

import json

import msgspec
import pytest

from risksignals.errors import InputError
from risksignals.schema import KINDS, SUBTYPES, Cue, Explanation, NoteAnalysis, Signal

TEXT = "Smelt of alcohol, refused to give son's name."
SMELL = Signal("substance_use", "alcohol", "affirmed", 0, 16, "Smelt of alcohol", 0.97)
DENIED = Signal("child", "own", "negated", 34, 37, "son", 0.5)
SHAPE = {
    "note_id": "n3",
    "case_id": "C001",
    "date": "2024-03-06",
    "signals": [
        {
            "kind": "substance_use",
            "subtype": "alcohol",
            "status": "affirmed",
            "start": 0,
            "end": 16,
            "text": "Smelt of alcohol",
            "confidence": 0.97,
        }
    ],
}


def changed(**fields):
    shape = json.loads(json.dumps(SHAPE))
    for field, value in fields.items():
        if value is ...:
            del shape["signals"][0][field]
        else:
            shape["signals"][0][field] = value
    return json.dumps(shape)


def refusal(source, **options):
    with pytest.raises(InputError) as error:
        NoteAnalysis.from_json(source, **options)
    return str(error.value)


def test_values_are_frozen():
    with pytest.raises(AttributeError):
        SMELL.start = 4


def test_only_affirmed_signals_are_active():
    assert NoteAnalysis(text=TEXT, signals=(SMELL, DENIED)).active == (SMELL,)


def test_the_json_has_the_documented_shape_and_order():
    analysis = NoteAnalysis.from_json(json.dumps(SHAPE))
    assert analysis.to_json() == json.dumps(SHAPE, separators=(",", ":"))


def test_an_analysis_goes_round_through_its_json():
    analysis = NoteAnalysis.from_json(json.dumps(SHAPE), text=TEXT)
    assert NoteAnalysis.from_json(analysis.to_json(), text=TEXT) == analysis
    assert analysis.text == TEXT
    assert TEXT not in analysis.to_json()


def test_an_explanation_is_written_when_asked_for():
    why = Explanation("smell", (Cue("contact", "Smelt", 0, 5),), "Smelt at a contact.")
    analysis = NoteAnalysis("n1", signals=(msgspec.structs.replace(SMELL, explanation=why),))
    assert "explanation" not in analysis.to_json()
    assert NoteAnalysis.from_json(analysis.to_json(explanations=True)) == analysis


def test_a_gold_annotation_has_no_confidence_and_may_hold_its_text():
    shape = json.loads(changed(confidence=...)) | {"text": TEXT}
    analysis = NoteAnalysis.from_json(json.dumps(shape))
    assert (analysis.signals[0].confidence, analysis.text) == (1.0, TEXT)


def test_a_subtype_may_be_null_or_missing():
    assert NoteAnalysis.from_json(changed(subtype=None)).signals[0].subtype is None
    assert NoteAnalysis.from_json(changed(subtype=...)).signals[0].subtype is None


def test_a_kind_that_a_service_adds_is_read():
    assert (
        NoteAnalysis.from_json(changed(kind="weapon", subtype="blade")).signals[0].kind == "weapon"
    )


def test_every_kind_has_its_subtypes():
    assert tuple(SUBTYPES) == KINDS


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"status": "maybe"},
            "signals[0].status: not one of the allowed values; use one of affirmed, historical, negated, hypothetical, other",
        ),
        ({"kind": "Drink!"}, "signals[0].kind: not a kind; use a kind's name from the codebook"),
        (
            {"subtype": "cider"},
            "signals[0].subtype: not a subtype of substance_use; use one of alcohol, cannabis, stimulant, opioid, sedative, npa, other, unspecified, or null",
        ),
        (
            {"kind": "safeguarding_gap"},
            "signals[0].subtype: not a subtype of safeguarding_gap; use null",
        ),
        ({"start": -1}, "signals[0].start: negative; offsets count characters from 0"),
        ({"start": 20}, "signals[0].end: not after start; give the exclusive end of the span"),
        ({"end": 15}, "signals[0].text: not as long as its span; give the note's own characters"),
        (
            {"start": 30, "end": 46},
            "signals[0].end: past the note's 45 characters; correct the span",
        ),
        (
            {"start": 1, "end": 17},
            "signals[0].text: not what the note holds at that span; correct one of them",
        ),
        (
            {"confidence": 1.5},
            "signals[0].confidence: not a probability; give a number from 0 to 1",
        ),
        ({"start": "0"}, "signals[0].start: expected a whole number, got text; correct it"),
        ({"colour": 1}, "signals[0].colour: unknown field; correct its name or remove it"),
        ({"end": ...}, "signals[0].end: missing; add it"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(fields, message):
    assert refusal(changed(**fields), text=TEXT) == message


def test_the_line_names_its_source(tmp_path):
    path = tmp_path / "note.json"
    path.write_text(changed(start=-1), encoding="utf-8")
    assert refusal(path).startswith("note.json: signals[0].start: negative")
    assert refusal(changed(start=-1), where="notes.jsonl, line 3").startswith(
        "notes.jsonl, line 3: signals[0]"
    )
