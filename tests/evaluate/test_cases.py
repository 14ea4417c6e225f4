"""Reviews are set against the reviews that are expected, in six respects."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from risksignals.evaluate import evaluate
from risksignals.evaluate.cases import MEASURES

CASES = Path(__file__).parents[2] / "corpora" / "dev" / "cases"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "some"
    folder.mkdir()
    for name in ("P-01", "P-03", "X-04"):
        shutil.copy(CASES / "develop" / f"{name}.json", folder)
    ids = {json.loads(path.read_text())["case_id"] for path in folder.iterdir()}
    lines = (CASES / "develop_signals.jsonl").read_text().splitlines()
    kept = [line for line in lines if json.loads(line)["case_id"] in ids]
    (tmp_path / "signals.jsonl").write_text("\n".join(kept))
    return folder


def test_hand_marked_signals_give_the_expected_reviews(folder: Path) -> None:
    result = evaluate(
        cases=folder, case_predictions=folder.parent / "signals.jsonl", resamples=50
    ).cases
    assert result is not None
    assert result.cases == 3
    assert {name: share.share for name, share in result.measures.items()} == dict.fromkeys(
        MEASURES, 1.0
    )
    assert result.differences == ()
    assert result.all_reasons.f1 == 1


def test_a_case_that_comes_out_otherwise_is_shown_with_what_was_expected(folder: Path) -> None:
    blank = folder.parent / "blank.jsonl"
    lines = [
        json.loads(line) for line in (folder.parent / "signals.jsonl").read_text().splitlines()
    ]
    blank.write_text("\n".join(json.dumps(line | {"signals": []}) for line in lines))
    result = evaluate(cases=folder, case_predictions=blank, resamples=50).cases
    assert result is not None
    assert result.measures["recommendation"].right < 3
    assert result.all_reasons.tp == 0
    wrong = result.differences[0]
    assert "recommendation" in wrong.wrong
    assert wrong.expected["reasons"]
    assert wrong.found["reasons"] == []
    aside = folder.rename(folder.with_name("held_out"))
    hidden = evaluate(cases=aside, case_predictions=blank, resamples=50).cases
    assert hidden is not None
    assert hidden.differences == ()
    assert hidden.measures == result.measures
