"""The same figures over parts of a corpus: by author, by register, by length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from risksignals.corpus import AnnotatedNote
from risksignals.evaluate.intervals import ClusterBootstrap, rows_of
from risksignals.evaluate.measures import Measure
from risksignals.evaluate.summary import measure
from risksignals.evaluate.tally import Level, Tally

UNKNOWN: Final = "unknown"
_LENGTHS: Final = ((40, "under 40 words"), (80, "40 to 79 words"))
_LONGEST: Final = "80 words or more"
_LEVELS: Final[tuple[Level, ...]] = ("note", "affirmed", "mention")


class Group(msgspec.Struct, frozen=True):
    """The figures of one part of the corpus."""

    notes: int
    by_kind: dict[str, dict[Level, Measure]]


def breakdowns(
    notes: Sequence[AnnotatedNote], tallies: Mapping[str, Tally], bootstrap: ClusterBootstrap
) -> dict[str, dict[str, Group]]:
    """Groups by name under `author`, `register`, `style` and `length`, in alphabetical order.

    `style` sets ordinary notes against all others, `hard` and `mixed`.
    """
    labels = {
        "author": [note.author or UNKNOWN for note in notes],
        "register": [note.register or UNKNOWN for note in notes],
        "style": [style_of(note) for note in notes],
        "length": [length_of(note) for note in notes],
    }
    return {
        name: {
            group: _group([each == group for each in of], tallies, bootstrap)
            for group in sorted(set(of), key=_order)
        }
        for name, of in labels.items()
    }


def style_of(note: AnnotatedNote) -> str:
    """`ordinary`, `hard or mixed`, or unknown."""
    if note.register is None:
        return UNKNOWN
    return "ordinary" if note.register == "ordinary" else "hard or mixed"


def length_of(note: AnnotatedNote) -> str:
    """The band of a note's length in words."""
    words = len(note.text.split())
    return next((name for limit, name in _LENGTHS if words < limit), _LONGEST)


def _order(group: str) -> tuple[int, str]:
    bands = [name for _, name in _LENGTHS] + [_LONGEST, "ordinary"]
    return (bands.index(group) if group in bands else len(bands)), group


def _group(
    chosen: Sequence[bool], tallies: Mapping[str, Tally], bootstrap: ClusterBootstrap
) -> Group:
    rows = rows_of(chosen)
    return Group(
        notes=sum(chosen),
        by_kind={
            kind: {
                level: measure(tally.counts[level] * rows, bootstrap, notes=level == "note")
                for level in _LEVELS
            }
            for kind, tally in tallies.items()
        },
    )
