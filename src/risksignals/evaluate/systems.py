"""What is scored: the library's own model, or a file of any system's analyses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from risksignals.corpus import AnnotatedNote, read_analyses
from risksignals.pipeline import load
from risksignals.schema import Signal

Found = list[tuple[Signal, ...]]
"""The signals found in each note of a corpus, in its order."""


def found_by_file(path: Path | str, notes: Sequence[AnnotatedNote]) -> Found:
    """What a file of analyses holds for each note; raises `InputError` as `read_analyses` does."""
    return read_analyses(path, notes)


def found_by_model(
    notes: Sequence[AnnotatedNote], model: str | Path, kinds: Sequence[str] | None = None
) -> Found:
    """What a model finds in each note.

    With `kinds` of the default model, the lexicons of those kinds alone are loaded: kinds know
    nothing of each other, and whoever works on one need not wait for the rest.
    """
    find = _of_kinds(tuple(kinds)) if kinds and model == "default" else _whole(model)
    return [find(note.text) for note in notes]


def _whole(model: str | Path) -> Callable[[str], tuple[Signal, ...]]:
    analyser = load(model)
    return lambda text: analyser.analyse(text).signals


def _of_kinds(kinds: tuple[str, ...]) -> Callable[[str], tuple[Signal, ...]]:
    from risksignals.patterns import build_table
    from risksignals.pipeline.detector import Detector
    from risksignals.pipeline.lexicons import packaged_lexicon

    return Detector(build_table(packaged_lexicon(kinds)))
