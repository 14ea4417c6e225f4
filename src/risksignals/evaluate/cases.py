"""Case reviews against the reviews that the cases' authors expect.

`children` counts a case as right when the states of its distinct children agree, order aside;
`reasons` when the set of codes does. Intervals draw cases anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from risksignals.corpus import AnnotatedNote, read_analyses
from risksignals.errors import InputError
from risksignals.evaluate.intervals import ClusterBootstrap
from risksignals.evaluate.measures import Interval, Measure
from risksignals.evaluate.mistakes import is_set_aside
from risksignals.evaluate.summary import measure
from risksignals.evaluate.tally import Counts
from risksignals.review import review_case
from risksignals.schema import Case, ExpectedReview, NoteAnalysis, Review

MEASURES: Final = ("recommendation", "priority", "first note", "reasons", "children", "standards")

Analyse = Callable[[Case], Sequence[NoteAnalysis]]
"""What gives the analyses of a case's notes."""


class Share(msgspec.Struct, frozen=True):
    """How many of the cases are right in one respect."""

    right: int
    share: float
    interval: Interval | None


class CaseDifference(msgspec.Struct, frozen=True):
    """One case that came out otherwise than expected."""

    case_id: str
    wrong: tuple[str, ...]
    expected: dict[str, object]
    found: dict[str, object]


class CaseResult(msgspec.Struct, frozen=True):
    """All figures over the cases; `differences` is empty for cases that nobody may read."""

    cases: int
    measures: dict[str, Share]
    reasons: dict[str, Measure]
    all_reasons: Measure
    priorities: dict[str, dict[str, int]]
    differences: tuple[CaseDifference, ...]


def evaluate_cases(
    folder: Path | str, analyse: Analyse, *, resamples: int, seed: int = 0
) -> CaseResult:
    """Review every case of a folder and set it against its `expected` object.

    Raises `InputError` for a folder without cases, or a case that cannot be read.
    """
    folder = Path(folder)
    read = [(Case.from_json(p), ExpectedReview.from_json(p)) for p in _files(folder)]
    reviewed = [(case, wanted, review_case(case, analyse(case))) for case, wanted in read]
    bootstrap = ClusterBootstrap(
        [str(number) for number in range(len(read))], resamples=resamples, seed=seed
    )
    verdicts = [right(wanted, found) for _, wanted, found in reviewed]
    codes = _code_counts(reviewed)
    priorities: dict[str, dict[str, int]] = {}
    for _, wanted, found in reviewed:
        row = priorities.setdefault(wanted.priority or "none", {})
        row[found.priority or "none"] = row.get(found.priority or "none", 0) + 1
    differences = [
        _difference(case, wanted, found, verdict)
        for (case, wanted, found), verdict in zip(reviewed, verdicts, strict=True)
        if not all(verdict.values())
    ]
    return CaseResult(
        cases=len(read),
        measures={name: _share([each[name] for each in verdicts], bootstrap) for name in MEASURES},
        reasons={code: measure(counts, bootstrap) for code, counts in sorted(codes.items())},
        all_reasons=measure(
            np.sum([np.zeros((len(read), 4), np.int64), *codes.values()], axis=0), bootstrap
        ),
        priorities=priorities,
        differences=() if is_set_aside(folder) else tuple(differences),
    )


def right(expected: ExpectedReview, found: Review) -> dict[str, bool]:
    """In which respects of `MEASURES` a review is the expected one."""
    return {
        "recommendation": expected.review_recommended == found.review_recommended,
        "priority": expected.priority == found.priority,
        "first note": expected.first_note == found.first_note,
        "reasons": set(expected.reasons) == {reason.code for reason in found.reasons},
        "children": Counter(child.state for child in expected.children)
        == Counter(child.state for child in found.children),
        "standards": expected.standards == found.standards,
    }


def analyses_from(path: Path | str, folder: Path | str) -> Analyse:
    """The analyses that a file holds of the notes of a folder's cases, as `evaluate_cases` asks.

    A line of the file has `case_id` and `note_id`.
    """
    cases = [Case.from_json(each) for each in _files(Path(folder))]
    notes = [
        AnnotatedNote(note.note_id, note.text, case_id=case.case_id, date=note.date)
        for case in cases
        for note in case.notes
    ]
    found: Mapping[object, NoteAnalysis] = {
        note.key: NoteAnalysis(note.note_id, note.case_id, note.date, note.text, signals)
        for note, signals in zip(notes, read_analyses(path, notes), strict=True)
    }
    return lambda case: [found[case.case_id, note.note_id] for note in case.notes]


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; give a folder of case files")
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(f"{folder}: holds no case; give a folder of case files (*.json)")
    return files


def _code_counts(
    reviewed: Sequence[tuple[Case, ExpectedReview, Review]],
) -> dict[str, Counts]:
    """For each reason code, the counts of each case."""
    counts: dict[str, Counts] = {}
    for row, (_, wanted, found) in enumerate(reviewed):
        codes = {reason.code for reason in found.reasons}
        for code in codes | set(wanted.reasons):
            of_code = counts.setdefault(code, np.zeros((len(reviewed), 4), np.int64))
            column = (1 if code not in wanted.reasons else 0) or (2 if code not in codes else 0)
            of_code[row, column] += 1
    return counts


def _share(verdicts: Sequence[bool], bootstrap: ClusterBootstrap) -> Share:
    counts = np.zeros((len(verdicts), 4), np.int64)
    counts[np.arange(len(verdicts)), np.where(verdicts, 0, 1)] = 1
    of_all = measure(counts, bootstrap)
    return Share(of_all.tp, of_all.tp / len(verdicts), of_all.intervals.get("precision"))


def _difference(
    case: Case, expected: ExpectedReview, found: Review, verdict: Mapping[str, bool]
) -> CaseDifference:
    return CaseDifference(
        case_id=case.case_id,
        wrong=tuple(name for name, fine in verdict.items() if not fine),
        expected={
            "priority": expected.priority,
            "first_note": expected.first_note,
            "reasons": sorted(expected.reasons),
            "children": [[child.label, child.state] for child in expected.children],
            "standards": expected.standards,
        },
        found={
            "priority": found.priority,
            "first_note": found.first_note,
            "reasons": sorted(reason.code for reason in found.reasons),
            "children": [[child.label, child.state] for child in found.children],
            "standards": found.standards,
        },
    )
