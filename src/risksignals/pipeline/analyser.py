"""The face of the library: one object that analyses notes and reviews cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from risksignals.errors import InputError
from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import lexicon_with, packaged_table
from risksignals.schema import Case, NoteAnalysis, Review, Signal

if TYPE_CHECKING:
    from risksignals.review import Policy

MODELS = ("default", "fast")
_BATCH = 256


class Analyser:
    """Analyses notes one at a time or many, and reviews cases.

    Holds no state between calls: the same text gives the same analysis in any order, thread or
    process. Made by `load`.
    """

    def __init__(self, source: str | Path = "default") -> None:
        self.source = source
        self._detect = _detector(source)

    def analyse(
        self,
        text: str,
        *,
        note_id: str | None = None,
        case_id: str | None = None,
        date: dt.date | None = None,
    ) -> NoteAnalysis:
        """The signals of one note, in text order; offsets are code points into `text` as given.

        Raises `InputError` when `text` is not a string.
        """
        if not isinstance(text, str):
            raise InputError(f"text: expected a string, got {type(text).__name__}; pass a str")
        return NoteAnalysis(note_id, case_id, date, text, self._detect(text))

    def analyse_many(
        self, texts: Iterable[str], *, n_jobs: int = 1, batch_size: int = _BATCH
    ) -> Iterator[NoteAnalysis]:
        """The analyses of many texts: lazily, in order, on `n_jobs` processes (-1: every core).

        Raises `InputError` at the first text that is not a string.
        """
        if n_jobs == 1:
            yield from map(self.analyse, texts)
            return
        from joblib import Parallel, delayed

        work = Parallel(n_jobs=n_jobs, return_as="generator")
        tasks = (delayed(_analyse_batch)(self.source, b) for b in _batches(texts, batch_size))
        for batch, found in work(tasks):
            for text, signals in zip(batch, found, strict=True):
                yield NoteAnalysis(text=text, signals=signals)

    def analyse_case(self, case: Case) -> list[NoteAnalysis]:
        """The analysis of each note of a case, in the case's order."""
        return [
            self.analyse(n.text, note_id=n.note_id, case_id=case.case_id, date=n.date)
            for n in case.notes
        ]

    def review(self, case: Case, policy: Policy | None = None) -> Review:
        """The recommendation for a case under a policy (the packaged one unless given)."""
        from risksignals.review import review_case

        return review_case(case, self.analyse_case(case), policy)


@cache
def load(source: str | Path = "default") -> Analyser:
    """An analyser: "default" or "fast", or a folder of one's own lexicon files.

    A folder holds one subfolder a kind with `*.toml` files in the form of the packaged ones; they
    are added to the packaged lexicons. An analyser is loaded once and then shared.

    Raises `InputError` for a name or folder that does not exist, and `LexiconError`, naming the
    file, for a lexicon that cannot be read.
    """
    return Analyser(source)


@cache
def _detector(source: str | Path) -> Detector:
    if source in MODELS:
        return Detector(packaged_table())
    folder = Path(source)
    if not folder.is_dir():
        raise InputError(
            f"{source}: no such model or folder; use {' or '.join(map(repr, MODELS))}, "
            "or a folder of lexicon files"
        )
    return Detector(build_table(lexicon_with(folder)))


def _batches(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    remaining = iter(texts)
    while batch := list(islice(remaining, size)):
        yield batch


def _analyse_batch(
    source: str | Path, texts: list[str]
) -> tuple[list[str], list[tuple[Signal, ...]]]:
    analyser = load(source)
    return texts, [analyser.analyse(text).signals for text in texts]
