"""The command line, run as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parent.parent / "corpora" / "cases"
NOTE = "Smelt of alcohol, refused to give son's name.\n"


def run(*args: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-c", "from risksignals.cli import main; main()", *args],
        input=data,
        capture_output=True,
        env={"PATH": "", "COLUMNS": "120"},
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def test_a_note_on_standard_input_is_shown_with_its_mentions_marked() -> None:
    done = run("analyse", stdin=NOTE)
    assert done.returncode == 0
    assert "«Smelt of alcohol»¹" in done.stdout
    assert "substance use" in done.stdout


def test_a_note_as_json_has_the_documented_shape(tmp_path: Path) -> None:
    file = tmp_path / "n3.txt"
    file.write_text(NOTE)
    analysis = json.loads(run("analyse", str(file), "--format", "json").stdout)
    assert set(analysis) == {"note_id", "case_id", "date", "signals"}
    first = analysis["signals"][0]
    assert set(first) == {"kind", "subtype", "status", "start", "end", "text", "confidence"}
    assert NOTE[first["start"] : first["end"]] == first["text"]


def test_a_case_is_reviewed_for_people_and_for_programs(tmp_path: Path) -> None:
    case = str(CASES / "inspection_case.json")
    shown = run("review", case)
    assert shown.returncode == 0
    assert "recommended" in shown.stdout
    assert "Timeline" in shown.stdout
    result = json.loads(run("review", case, "--format", "json").stdout)
    assert result["review_recommended"] is True
    output = tmp_path / "review.txt"
    assert run("review", case, "--output", str(output)).stdout == ""
    assert "Timeline" in output.read_text()


@pytest.mark.parametrize(
    ("args", "stdin", "named"),
    [
        (["analyse", "missing.txt"], "", "missing.txt"),
        (["analyse"], "", "standard input: empty"),
        (["analyse"], b"\xff\xfe", "not UTF-8"),
        (["analyse", "--format", "xml"], NOTE, "xml"),
        (["analyse", "--model", "fats"], NOTE, "fats"),
        (["review", "missing.json"], "", "missing.json"),
        (["review"], "", "CASE"),
        (["revue"], "", "revue"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line_with_status_2(
    args: list[str], stdin: str | bytes, named: str
) -> None:
    done = run(*args, stdin=stdin)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert named.lower() in done.stderr.lower()


def test_a_bad_case_is_told_by_field_and_never_by_its_text(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(
        '{"case_id": "C1", "record": {}, "notes": '
        '[{"note_id": "n1", "date": "2024-02-30", "text": "SECRET WORDS"}]}'
    )
    done = run("review", str(file))
    assert done.returncode == 2
    assert "case.json: notes[0].date" in done.stderr
    assert "SECRET" not in done.stderr


def test_a_services_own_policy_is_used_and_a_bad_one_refused(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("version = 3\n")
    done = run("review", str(CASES / "inspection_case.json"), "--policy", str(policy))
    assert done.returncode == 2
    assert "policy.toml" in done.stderr
    assert done.stderr.count("\n") == 1


def test_escape_sequences_in_a_note_do_not_reach_the_terminal() -> None:
    done = run("analyse", stdin="Smelt of alcohol \x1b[2J\u202egone\n")
    assert "\x1b[2J" not in done.stdout
    assert "\u202e" not in done.stdout


def test_help_shows_an_example_and_needs_no_spacy() -> None:
    code = (
        "import sys\nfrom risksignals.cli import main\nsys.argv = ['risksignals', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("False")
    assert "Example:" in run("analyse", "--help").stdout
    assert "Example:" in run("review", "--help").stdout


def test_completion_can_be_shown() -> None:
    assert "--install-completion" in run("--help").stdout
