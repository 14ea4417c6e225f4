"""A note as the review reads it: its text in plain marks, and its sentences."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Protocol

from ..schema import Note, Signal

_PLAIN: Final = str.maketrans("\u2019\u2018\u201c\u201d\u2013\u2014\u00a0", "''\"\"-- ")
_ABBREVIATION: Final = re.compile(r"\b(?:mr|mrs|ms|dr|st|approx|vs|tel|appt|[a-z])\Z", re.I)
_LONGEST_ABBREVIATION: Final = 7
_END: Final = re.compile(r"(?:[.!?]+['\")\]]*(?=\s)|\n+|;\s)")


class Spanned(Protocol):
    """Anything that marks characters `[start, end)` of a note."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """One past the last."""


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a note that no signal marks."""

    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Passage:
    """One note with its place in the case, its signals and its text ready to search.

    `text` has plain quotes and dashes in place of curly ones, character for character.
    """

    index: int
    note_id: str
    date: dt.date
    text: str
    signals: tuple[Signal, ...] = field(repr=False)

    @classmethod
    def of(cls, index: int, note: Note, signals: Sequence[Signal]) -> "Passage":
        """The passage for the case's note number `index`, in date order."""
        ordered = tuple(sorted(signals, key=lambda signal: (signal.start, signal.end)))
        return cls(index, note.note_id, note.date, note.text.translate(_PLAIN), ordered)

    def active(self, kind: str) -> list[Signal]:
        """The affirmed signals of a kind, in text order."""
        return [each for each in self.signals if each.kind == kind and each.status == "affirmed"]

    def spanned(self, span: Spanned) -> str:
        """The text of the span."""
        return self.text[span.start : span.end]

    def sentence_number(self, span: Spanned) -> int:
        """Which sentence the span begins in."""
        return max(0, bisect_right(self._starts, span.start) - 1)

    def around(self, span: Spanned, before: int = 0, after: int = 0) -> str:
        """The sentence of the span, with so many sentences before and after it."""
        number = self.sentence_number(span)
        first = max(0, number - before)
        last = min(len(self._starts) - 1, number + after)
        return self.text[self._starts[first] : self._ends[last]]

    def beside(self, span: Spanned, characters: int) -> str:
        """The span with so many characters before and after it, within its sentence."""
        number = self.sentence_number(span)
        start = max(self._starts[number], span.start - characters)
        return self.text[start : min(max(span.end, self._ends[number]), span.end + characters)]

    def starts_sentence(self, span: Spanned) -> bool:
        """Whether only quotes or spaces stand before the span in its sentence."""
        start = self._starts[self.sentence_number(span)]
        return not self.text[start : span.start].strip(" '\"-")

    def near(self, one: Spanned, other: Spanned, sentences: int) -> bool:
        """Whether the two spans' sentences are at most so many apart."""
        return abs(self.sentence_number(one) - self.sentence_number(other)) <= sentences

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for end in _END.finditer(self.text):
            if not self._is_abbreviation(end):
                starts.append(end.end())
        return [start for start in starts if start < len(self.text)] or [0]

    @cached_property
    def _ends(self) -> list[int]:
        return [*self._starts[1:], len(self.text)]

    def _is_abbreviation(self, end: re.Match[str]) -> bool:
        if end[0] != ".":
            return False
        start = max(0, end.start() - _LONGEST_ABBREVIATION)
        return bool(_ABBREVIATION.search(self.text[start : end.start()]))
