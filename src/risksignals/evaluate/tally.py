"""What is counted, note by note, for one kind; every figure is a sum of these counts.

A note is positive for a kind when it holds an affirmed mention of it, since affirmed mentions
alone count towards a recommendation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from risksignals.evaluate.mentions import Matched, match_mentions
from risksignals.schema import Signal

Level = Literal["note", "affirmed", "affirmed_exact", "mention", "mention_exact"]
LEVELS: Final[tuple[Level, ...]] = (
    "note",
    "affirmed",
    "affirmed_exact",
    "mention",
    "mention_exact",
)
"""Notes; affirmed mentions, by overlap and to the character; mentions of any status, likewise."""

Counts = NDArray[np.int64]
"""True positives, false positives, false negatives, true negatives; the last axis is these four.

Mentions have no true negatives.
"""

Signals = Sequence[Signal]


@dataclass(frozen=True, slots=True)
class Pair:
    """A match, or half of one, in the note of that row."""

    row: int
    gold: Signal | None
    found: Signal | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one kind, a row a note, and the matches over mentions of any status."""

    kind: str
    counts: dict[Level, Counts]
    pairs: tuple[Pair, ...]
    marked: NDArray[np.bool_]
    claimed: NDArray[np.bool_]


def tally(gold: Sequence[Signals], found: Sequence[Signals], kind: str) -> Tally:
    """The counts of one kind over the signals marked and found in each note."""
    counts = {level: np.zeros((len(gold), 4), np.int64) for level in LEVELS}
    pairs: list[Pair] = []
    for row, (all_marked, all_named) in enumerate(zip(gold, found, strict=True)):
        marked = [signal for signal in all_marked if signal.kind == kind]
        named = [signal for signal in all_named if signal.kind == kind]
        active = [signal for signal in marked if signal.status == "affirmed"]
        claimed = [signal for signal in named if signal.status == "affirmed"]
        counts["note"][row] = _cell(bool(active), bool(claimed))
        matched = match_mentions(marked, named)
        pairs.extend(Pair(row, *pair) for pair in matched)
        counts["mention"][row] = _cells(matched)
        counts["mention_exact"][row] = _cells(match_mentions(marked, named, exact=True))
        counts["affirmed"][row] = _cells(match_mentions(active, claimed))
        counts["affirmed_exact"][row] = _cells(match_mentions(active, claimed, exact=True))
    note = counts["note"]
    return Tally(
        kind, counts, tuple(pairs), (note[:, 0] + note[:, 2]) > 0, (note[:, 0] + note[:, 1]) > 0
    )


def label_counts(
    pairs: Iterable[Pair], rows: int, label: str, of: Callable[[Signal], str | None]
) -> Counts:
    """The counts of mentions that carry a label: found and marked with it, or only one of them."""
    counts = np.zeros((rows, 4), np.int64)
    for pair in pairs:
        marked = pair.gold is not None and of(pair.gold) == label
        named = pair.found is not None and of(pair.found) == label
        if marked or named:
            counts[pair.row] += _cell(marked, named)
    return counts


def _cells(pairs: Iterable[Matched]) -> Counts:
    total = np.zeros(4, np.int64)
    for gold, found in pairs:
        total += _cell(gold is not None, found is not None)
    return total


def _cell(marked: bool, found: bool) -> Counts:
    return _CELLS[marked, found]


_CELLS: Final = {
    (True, True): np.array([1, 0, 0, 0]),
    (False, True): np.array([0, 1, 0, 0]),
    (True, False): np.array([0, 0, 1, 0]),
    (False, False): np.array([0, 0, 0, 1]),
}
