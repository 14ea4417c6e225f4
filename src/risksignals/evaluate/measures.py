"""Ratios of counts: precision, recall, F1 and Cohen's kappa.

They are computed over the last axis of arrays of counts, so that one expression serves a corpus
and thousands of resamples of it. A ratio with nothing below the line is not a number, and `None`
in a result: a precision of nothing found is unknown, neither perfect nor nought.
"""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from risksignals.evaluate.tally import Counts

Ratios = NDArray[np.float64]
Interval = tuple[float, float]


class Measure(msgspec.Struct, frozen=True):
    """Counts and their ratios; `intervals` has those that could be resampled, by name."""

    tp: int
    fp: int
    fn: int
    precision: float | None
    recall: float | None
    f1: float | None
    kappa: float | None = None
    intervals: dict[str, Interval] = {}


def precision(counts: Counts) -> Ratios:
    """Share of what was found that was marked."""
    return _ratio(counts[..., 0], counts[..., 0] + counts[..., 1])


def recall(counts: Counts) -> Ratios:
    """Share of what was marked that was found."""
    return _ratio(counts[..., 0], counts[..., 0] + counts[..., 2])


def f1(counts: Counts) -> Ratios:
    """Harmonic mean of precision and recall."""
    return _ratio(2 * counts[..., 0], 2 * counts[..., 0] + counts[..., 1] + counts[..., 2])


def kappa(counts: Counts) -> Ratios:
    """Cohen's kappa of two yes-or-no labels of notes.

    The closed form of what `sklearn.metrics.cohen_kappa_score` computes from labels, to which a
    test holds it; labels cannot be drawn anew for every resample in reasonable time.
    """
    tp, fp, fn, tn = (counts[..., column].astype(float) for column in range(4))
    total = tp + fp + fn + tn
    by_chance = (tp + fp) * (tp + fn) + (fn + tn) * (fp + tn)
    return _ratio(total * (tp + tn) - by_chance, total**2 - by_chance)


RATIOS: Final = {"precision": precision, "recall": recall, "f1": f1}
AGREEMENT: Final = {**RATIOS, "kappa": kappa}


def known(value: float | np.floating | np.ndarray) -> float | None:
    """The value, or `None` where it is not a number."""
    return None if np.isnan(value) else float(value)


def _ratio(above: NDArray[np.generic], below: NDArray[np.generic]) -> Ratios:
    above, below = np.asarray(above, float), np.asarray(below, float)
    unknown = np.full(np.shape(below), np.nan)
    ratios: Ratios = np.divide(above, below, out=unknown, where=below != 0)
    return ratios
