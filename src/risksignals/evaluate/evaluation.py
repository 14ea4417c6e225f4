"""One call from a corpus to every figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from risksignals.corpus import AnnotatedNote, read_corpus
from risksignals.errors import InputError
from risksignals.evaluate.breakdowns import Group, breakdowns
from risksignals.evaluate.calibration import Calibration, calibrate
from risksignals.evaluate.cases import CaseResult, analyses_from, evaluate_cases
from risksignals.evaluate.comparison import Comparison, compare
from risksignals.evaluate.intervals import LEVEL, RESAMPLES, ClusterBootstrap
from risksignals.evaluate.measures import Measure
from risksignals.evaluate.mistakes import WHICH, Mistake, choose, is_set_aside, mistakes
from risksignals.evaluate.summary import KindResult, kind_result, measure
from risksignals.evaluate.systems import Found, found_by_file, found_by_model
from risksignals.evaluate.tally import LEVELS, Level, Tally, tally
from risksignals.pipeline import load
from risksignals.schema import KINDS, Case, NoteAnalysis, Signal

CORE: Final = ("child", "partner_derogation", "substance_use", "resistance")
"""The kinds on which a recommendation first rests; their pooled figures are the headline."""

WORST: Final = 10
"""Mistakes that a result shows unless more are asked for."""


class Intervals(msgspec.Struct, frozen=True):
    """How the intervals were made: what was drawn anew, how many there are of it, how often."""

    method: str
    clustered_by: str
    clusters: int
    resamples: int
    level: float
    seed: int


class NotesResult(msgspec.Struct, frozen=True):
    """All figures of one system over the notes of a corpus."""

    corpus: str
    system: str
    notes: int
    intervals: Intervals
    by_kind: dict[str, KindResult]
    pooled: dict[str, dict[Level, Measure]]
    breakdowns: dict[str, dict[str, Group]]
    calibration: dict[str, Calibration]
    comparison: Comparison | None
    mistakes: tuple[Mistake, ...]


class Evaluation(msgspec.Struct, frozen=True):
    """What `evaluate` gives: figures over notes, over cases, or both."""

    library_version: str
    notes: NotesResult | None
    cases: CaseResult | None

    def to_json(self, *, indent: int | None = None) -> str:
        """The figures as JSON text; a figure that is unknown is null."""
        data = msgspec.json.encode(self)
        return (data if indent is None else msgspec.json.format(data, indent=indent)).decode()


def evaluate(
    corpus: Path | str | Sequence[AnnotatedNote] | None = None,
    predictions: Path | str | None = None,
    *,
    compare_with: Path | str | None = None,
    model: str | Path = "default",
    kinds: Sequence[str] | None = None,
    authors: Sequence[str] | None = None,
    cases: Path | str | None = None,
    case_predictions: Path | str | None = None,
    errors: str | None = None,
    worst: int = WORST,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Score a system against a corpus of annotated notes, a folder of cases, or both.

    The system is the library's `model`, or with `predictions` (and `case_predictions`) a file of
    any system's analyses, one JSON line a note. `compare_with` is a second such file, compared
    with the first on the same notes. `kinds` and `authors` narrow what is scored; `errors` asks
    for all mistakes of one sort of `WHICH` in place of the `worst`, and neither are given for a
    corpus set aside. `resamples` and `seed` are those of the intervals (see `intervals`).

    Raises `InputError` for what cannot be read or scored.
    """
    if corpus is None and cases is None:
        raise InputError("corpus: missing; give a corpus, a folder of cases, or both")
    if errors is not None and errors not in WHICH:
        raise InputError(f"errors: {errors} is no sort of them; use one of {', '.join(WHICH)}")
    if resamples < 1:
        raise InputError(f"resamples: {resamples} is too few; ask for a hundred or more")
    for_notes = None
    if corpus is not None:
        name, notes = _read(corpus, authors)
        wanted = _checked_kinds(kinds, notes)
        system, found = _system(notes, predictions, model, wanted)
        chosen = wanted or _kinds_in([note.signals for note in notes], found)
        bootstrap, intervals = _bootstrap(notes, resamples, seed)
        tallies = _tallies(notes, found, chosen)
        wrong = [] if is_set_aside(name) else mistakes(notes, tallies)
        for_notes = NotesResult(
            corpus=name,
            system=system,
            notes=len(notes),
            intervals=intervals,
            by_kind={kind: kind_result(each, bootstrap) for kind, each in tallies.items()},
            pooled=_pooled(tallies, bootstrap),
            breakdowns=breakdowns(notes, tallies, bootstrap),
            calibration={kind: calibrate(each, found) for kind, each in tallies.items()},
            comparison=_comparison(notes, tallies, system, compare_with, bootstrap),
            mistakes=tuple(choose(wrong, errors) if errors else wrong[:worst]),
        )
    return Evaluation(
        library_version=_version(),
        notes=for_notes,
        cases=_cases(cases, case_predictions, model, resamples, seed),
    )


def _read(
    corpus: Path | str | Sequence[AnnotatedNote], authors: Sequence[str] | None
) -> tuple[str, list[AnnotatedNote]]:
    """The corpus's name and its notes, or those of some authors."""
    if isinstance(corpus, (str, Path)):
        name, notes = str(corpus), read_corpus(corpus)
    else:
        name, notes = "notes", list(corpus)
    if authors:
        notes = [note for note in notes if note.author in authors]
    if not notes:
        raise InputError(f"{Path(name).name}: no note to score; check the corpus and the authors")
    return name, notes


def _checked_kinds(kinds: Sequence[str] | None, notes: Sequence[AnnotatedNote]) -> list[str] | None:
    """The kinds asked for, each one of the codebook, the lexicons or the corpus."""
    from risksignals.signals.registry import kinds as with_lexicon

    known = [*KINDS, *with_lexicon(), *_kinds_in([note.signals for note in notes])]
    for kind in kinds or ():
        if kind not in known:
            raise InputError(f"kind: {kind} is no kind; use one of {', '.join(KINDS)}")
    return list(kinds) if kinds else None


def _system(
    notes: Sequence[AnnotatedNote],
    predictions: Path | str | None,
    model: str | Path,
    kinds: Sequence[str] | None,
) -> tuple[str, Found]:
    if predictions is not None:
        return Path(predictions).name, found_by_file(predictions, notes)
    return f"model {model}", found_by_model(notes, model, kinds)


def _kinds_in(*signals: Sequence[tuple[Signal, ...]]) -> list[str]:
    """The kinds that occur, in the codebook's order, a service's own last."""
    used = {each.kind for some in signals for note in some for each in note}
    return [kind for kind in KINDS if kind in used] + sorted(used - set(KINDS))


def _bootstrap(
    notes: Sequence[AnnotatedNote], resamples: int, seed: int
) -> tuple[ClusterBootstrap, Intervals]:
    """Resampling by author; a note without one stands for itself."""
    known = [note.author is not None for note in notes]
    clusters = [
        f"author {note.author}" if note.author is not None else f"note {row}"
        for row, note in enumerate(notes)
    ]
    bootstrap = ClusterBootstrap(clusters, resamples=resamples, seed=seed)
    by = "author" if all(known) else "author where known, else note" if any(known) else "note"
    return bootstrap, Intervals(
        "cluster bootstrap, percentile limits", by, bootstrap.size, resamples, LEVEL, seed
    )


def _tallies(
    notes: Sequence[AnnotatedNote], found: Found, kinds: Sequence[str]
) -> dict[str, Tally]:
    gold = [note.signals for note in notes]
    return {kind: tally(gold, found, kind) for kind in kinds}


def _pooled(
    tallies: Mapping[str, Tally], bootstrap: ClusterBootstrap
) -> dict[str, dict[Level, Measure]]:
    """Counts of several kinds together: of the core kinds, and of all where there are others."""
    core = [each for kind, each in tallies.items() if kind in CORE]
    groups = {
        "core kinds": core if len(core) > 1 else [],
        "all kinds": list(tallies.values()) if len(tallies) > max(1, len(core)) else [],
    }
    return {
        name: {
            level: measure(np.sum([each.counts[level] for each in some], axis=0), bootstrap)
            for level in LEVELS
        }
        for name, some in groups.items()
        if some
    }


def _comparison(
    notes: Sequence[AnnotatedNote],
    tallies: Mapping[str, Tally],
    system: str,
    path: Path | str | None,
    bootstrap: ClusterBootstrap,
) -> Comparison | None:
    if path is None:
        return None
    other = _tallies(notes, found_by_file(path, notes), list(tallies))
    return compare(tallies, other, bootstrap, (system, Path(path).name))


def _cases(
    folder: Path | str | None,
    predictions: Path | str | None,
    model: str | Path,
    resamples: int,
    seed: int,
) -> CaseResult | None:
    if folder is None:
        return None
    if predictions is not None:
        analyse = analyses_from(predictions, folder)
    else:

        def analyse(case: Case) -> list[NoteAnalysis]:
            return load(model).analyse_case(case)

    return evaluate_cases(folder, analyse, resamples=resamples, seed=seed)


def _version() -> str:
    import risksignals

    return risksignals.__version__
