"""`risksignals evaluate`, `behaviour` and `convert`, run as a user runs them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from risksignals.cli import main

from .marked import corpus, predictions, written

GOLD = ("He [smelt of rum|affirmed/alcohol].", "SECRET words.", "Denied [weed|negated/cannabis].")
FOUND = ("He [smelt of rum|affirmed/alcohol?0.9].", "[SECRET|affirmed?0.4] words.", "Denied weed.")


class Done(NamedTuple):
    status: int
    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """The command line in this process: what it exits with, shows and tells."""

    def run(*args: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["risksignals", *map(str, args)])
        monkeypatch.setenv("COLUMNS", "120")
        with pytest.raises(SystemExit) as caught:
            main()
        shown = capsys.readouterr()
        return Done(int(caught.value.code or 0), shown.out, shown.err)

    return run


Run = Callable[..., Done]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    notes = corpus(*GOLD, authors="ABC")
    return written(notes, tmp_path / "c.jsonl"), predictions(tmp_path / "p.jsonl", *FOUND)


def test_a_file_of_analyses_is_scored_for_people_and_for_programs(
    run: Run, files: tuple[Path, Path]
) -> None:
    shown = run("evaluate", files[0], "--predictions", files[1], "--resamples", "100")
    assert shown.status == 0, shown.stderr
    assert "[[SECRET]] words." in shown.stdout
    assert "precision" in shown.stdout
    as_json = run("evaluate", files[0], "--predictions", files[1], "--format", "json")
    levels = json.loads(as_json.stdout)["notes"]["by_kind"]["substance_use"]["levels"]
    assert levels["note"]["precision"] == 0.5


def test_two_files_are_compared_and_the_worst_can_be_left_out(
    run: Run, files: tuple[Path, Path]
) -> None:
    done = run(
        "evaluate", files[0], "--predictions", files[1], "--compare", files[1], "--worst", "0"
    )  # fmt: skip
    assert "p.jsonl compared with p.jsonl" in done.stdout
    assert "SECRET" not in done.stdout


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"note_id": "n0", "signals": []}', "2 of the corpus's 3 notes missing"),
        ('{"note_id": "x", "signals": []}', "line 1: note_id: not in the corpus"),
        ('{"note_id": "n1", "signals": [{"kind": "child", "status": "affirmed", "start": 0,'
         ' "end": 6, "text": "SECRE?"}]}', "line 1: signals[0].text"),
        ("SECRET", "line 1: not valid JSON"),
    ],
)  # fmt: skip
def test_predictions_that_do_not_fit_are_told_in_one_line(
    run: Run, content: str, named: str, files: tuple[Path, Path], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(content)
    done = run("evaluate", files[0], "--predictions", bad)
    assert done.status == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "bad.jsonl" in done.stderr
    assert named in done.stderr
    assert "SECRE" not in done.stderr


def test_behaviour_shows_rates_and_failures(run: Run) -> None:
    done = run("behaviour", "--test", "someone else's", "--share", "0.5")
    assert done.status == 0, done.stderr
    assert "Minimum functionality" in done.stdout
    assert run("behaviour", "--test", "nosuch").stderr.count("\n") == 1


def test_a_corpus_is_converted_there_and_back(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    assert run("convert", files[0], tmp_path / "brat", "--to", "brat").status == 0
    assert run("convert", tmp_path / "brat", tmp_path / "c.csv").status == 0
    assert run("convert", tmp_path / "c.csv", tmp_path / "back.jsonl").status == 0
    assert (tmp_path / "back.jsonl").read_bytes() == files[0].read_bytes()
    done = run("convert", files[0], tmp_path / "c.docx")
    assert done.status == 2
    assert "c.docx" in done.stderr
