"""The face of the library: one object that analyses notes and reviews cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from risksignals.errors import InputError
from risksignals.pipeline.detector import Detector
from risksignals.schema import NoteAnalysis


class Analyser:
    """Analyses notes one at a time or many, and reviews cases.

    Holds no state between calls: the same text gives the same analysis in any order, thread or
    process.
    """

    def __init__(self, detector: Detector | None = None) -> None:
        self._detect = detector or Detector()

    def analyse(
        self,
        text: str,
        *,
        note_id: str | None = None,
        case_id: str | None = None,
        date: dt.date | None = None,
    ) -> NoteAnalysis:
        """The signals of one note.

        Raises `InputError` when `text` is not a string.
        """
        if not isinstance(text, str):
            raise InputError(f"text: expected a string, got {type(text).__name__}")
        return NoteAnalysis(note_id, case_id, date, text, self._detect(text))


def load(name: str | Path = "default") -> Analyser:
    """The analyser called `name`: "default"."""
    return Analyser()
