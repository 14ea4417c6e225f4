"""Note-level and mention-level scores.

A note is positive for a kind when it holds an affirmed mention of it. Two mentions of one kind
match when they share a character; each is matched once, larger overlaps first. Status and subtype
are scored over matched mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from risksignals.schema import Signal


Matched = tuple[Signal | None, Signal | None]


@dataclass(slots=True)
class Scores:
    """Counts of true positives, false positives and false negatives, and their ratios."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that was marked; 1.0 when nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Share of what was marked that was found; 1.0 when nothing was marked."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else 1.0


@dataclass(slots=True)
class KindScores:
    """All scores of one kind."""

    note: Scores = field(default_factory=Scores)
    affirmed: Scores = field(default_factory=Scores)
    mention: Scores = field(default_factory=Scores)
    status: Counter[tuple[str, str]] = field(default_factory=Counter)
    subtype: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)

    @property
    def status_accuracy(self) -> float:
        """Share of matched mentions whose status agrees."""
        return _diagonal(self.status)

    @property
    def subtype_accuracy(self) -> float:
        """Share of matched mentions whose subtype agrees, where the gold one has a subtype."""
        return _diagonal(Counter({k: n for k, n in self.subtype.items() if k[0] is not None}))


def _diagonal(table: Counter[tuple[str, str]] | Counter[tuple[str | None, str | None]]) -> float:
    total = sum(table.values())
    return sum(n for (gold, found), n in table.items() if gold == found) / total if total else 1.0


def match_mentions(
    gold: Sequence[Signal], found: Sequence[Signal], *, exact: bool = False
) -> list[Matched]:
    """Pairs of mentions of one kind that match, and each mention left over with `None`."""
    candidates = sorted(
        (
            (min(g.end, f.end) - max(g.start, f.start), g.status == f.status, -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if (_same(g, f) if exact else _overlap(g, f))
        ),
        reverse=True,
    )
    pairs: list[Matched] = []
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    for _, _, i, j in candidates:
        if -i in free_gold and -j in free_found:
            free_gold.discard(-i)
            free_found.discard(-j)
            pairs.append((gold[-i], found[-j]))
    pairs.extend((gold[i], None) for i in sorted(free_gold))
    pairs.extend((None, found[j]) for j in sorted(free_found))
    return pairs


def _overlap(one: Signal, other: Signal) -> bool:
    return one.start < other.end and other.start < one.end


def _same(one: Signal, other: Signal) -> bool:
    return one.start == other.start and one.end == other.end


def score_notes(
    notes: Iterable[tuple[Sequence[Signal], Sequence[Signal]]], kinds: Sequence[str]
) -> dict[str, KindScores]:
    """Scores by kind over `(gold signals, found signals)` of each note."""
    scores = {kind: KindScores() for kind in kinds}
    for gold, found in notes:
        for kind, score in scores.items():
            marked = [s for s in gold if s.kind == kind]
            named = [s for s in found if s.kind == kind]
            active = [s for s in marked if s.status == "affirmed"]
            claimed = [s for s in named if s.status == "affirmed"]
            _count(score.note, bool(active), bool(claimed))
            for g, f in match_mentions(active, claimed):
                _count(score.affirmed, g is not None, f is not None)
            for g, f in match_mentions(marked, named):
                _count(score.mention, g is not None, f is not None)
                if g is not None and f is not None:
                    score.status[g.status, f.status] += 1
                    score.subtype[g.subtype, f.subtype] += 1
    return scores


def _count(scores: Scores, marked: bool, found: bool) -> None:
    scores.tp += marked and found
    scores.fp += found and not marked
    scores.fn += marked and not found
