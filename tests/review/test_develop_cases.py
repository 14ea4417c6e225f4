"""The develop cases, with their signals annotated by hand, give the reviews their authors expect."""

from pathlib import Path

import pytest

from risksignals.review import review_case
from risksignals.schema import Case, ExpectedReview, NoteAnalysis

CASES = Path(__file__).parents[2] / "corpora" / "dev" / "cases"


def analyses() -> dict[tuple[str | None, str | None], NoteAnalysis]:
    lines = (CASES / "develop_signals.jsonl").read_text(encoding="utf-8").splitlines()
    read = [NoteAnalysis.from_json(line) for line in lines]
    return {(analysis.case_id, analysis.note_id): analysis for analysis in read}


ANALYSES = analyses()


@pytest.mark.parametrize(
    "path", sorted((CASES / "develop").glob("*.json")), ids=lambda path: path.stem
)
def test_the_review_is_the_expected_one(path):
    case, expected = Case.from_json(path), ExpectedReview.from_json(path)
    review = review_case(case, [ANALYSES[case.case_id, note.note_id] for note in case.notes])
    assert review.review_recommended == expected.review_recommended
    assert review.priority == expected.priority
    assert review.first_note == expected.first_note
    assert {reason.code for reason in review.reasons} == set(expected.reasons)
    assert sorted(child.state for child in review.children) == sorted(
        each.state for each in expected.children
    )
    assert review.standards == expected.standards


@pytest.mark.parametrize(
    "path", sorted((CASES / "develop").glob("*.json")), ids=lambda path: path.stem
)
def test_every_annotated_span_is_the_notes_own_text(path):
    case = Case.from_json(path)
    for note in case.notes:
        for signal in ANALYSES[case.case_id, note.note_id].signals:
            assert note.text[signal.start : signal.end] == signal.text
