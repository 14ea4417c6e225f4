"""Whether confidence means what it says, and what could be had for a little less of it.

A confidence is the probability that a mention is one of its kind and status. Reliability therefore
asks, of the mentions found with about that confidence, how many were marked with that status.

* Expected calibration error: the mean distance of the two over equal-width bins, weighted by the
  mentions in each (M. P. Naeini, G. F. Cooper and M. Hauskrecht, AAAI 2015).
* Brier score: the mean squared distance of confidence and outcome (G. W. Brier, 1950).

Precision and recall over confidence are those of notes: a note's score is the highest confidence of
an affirmed mention in it, nought where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
from sklearn.metrics import average_precision_score, brier_score_loss, precision_recall_curve

from risksignals.evaluate.measures import known
from risksignals.evaluate.tally import Pair, Tally
from risksignals.schema import Signal

BINS: Final = 10


class Bin(msgspec.Struct, frozen=True):
    """The mentions found with a confidence between `low` and `high`."""

    low: float
    high: float
    mentions: int
    confidence: float
    agreed: float


class Curve(msgspec.Struct, frozen=True):
    """Precision and recall of notes at each threshold, from the lowest."""

    threshold: tuple[float, ...]
    precision: tuple[float, ...]
    recall: tuple[float, ...]
    average_precision: float


class Calibration(msgspec.Struct, frozen=True):
    """Reliability of one kind's mentions, and its curve (`None` where no note is positive)."""

    mentions: int
    brier: float | None
    expected_error: float | None
    bins: tuple[Bin, ...]
    curve: Curve | None


def calibrate(tally: Tally, found: Sequence[Sequence[Signal]]) -> Calibration:
    """The calibration of one kind, from its matches and what was found in each note."""
    named = [(pair.found, pair) for pair in tally.pairs if pair.found is not None]
    confidence = np.array([signal.confidence for signal, _ in named])
    agreed = np.array([_agrees(pair) for _, pair in named], bool)
    bins = _bins(confidence, agreed)
    return Calibration(
        mentions=len(named),
        brier=known(brier_score_loss(agreed, confidence, pos_label=True)) if named else None,
        expected_error=_expected_error(bins, len(named)),
        bins=bins,
        curve=_curve(tally, found),
    )


def _agrees(pair: Pair) -> bool:
    return (
        pair.gold is not None and pair.found is not None and pair.gold.status == pair.found.status
    )


def _bins(confidence: np.ndarray, agreed: np.ndarray) -> tuple[Bin, ...]:
    edges = np.linspace(0, 1, BINS + 1)
    number = np.clip(np.digitize(confidence, edges[1:-1], right=True), 0, BINS - 1)
    return tuple(
        Bin(
            low=float(edges[each]),
            high=float(edges[each + 1]),
            mentions=int((number == each).sum()),
            confidence=float(confidence[number == each].mean()),
            agreed=float(agreed[number == each].mean()),
        )
        for each in range(BINS)
        if (number == each).any()
    )


def _expected_error(bins: Sequence[Bin], mentions: int) -> float | None:
    if not bins:
        return None
    return sum(each.mentions * abs(each.confidence - each.agreed) for each in bins) / mentions


def _curve(tally: Tally, found: Sequence[Sequence[Signal]]) -> Curve | None:
    if not tally.marked.any():
        return None
    score = np.array(
        [
            max(
                (s.confidence for s in each if s.kind == tally.kind and s.status == "affirmed"),
                default=0.0,
            )
            for each in found
        ]
    )
    precision, recall, threshold = precision_recall_curve(tally.marked, score)
    return Curve(
        threshold=tuple(threshold.tolist()),
        precision=tuple(precision[:-1].tolist()),
        recall=tuple(recall[:-1].tolist()),
        average_precision=float(average_precision_score(tally.marked, score)),
    )
