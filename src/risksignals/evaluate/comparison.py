"""Two systems on the same corpus: do they differ, and by how much.

McNemar's test asks whether one is right about notes where the other is wrong more often than the
other way round (Q. McNemar, *Psychometrika* 12 (1947) 153-157; here the exact binomial form). It
takes notes for independent, which those of one author are not: a small p-value of it alone is weak
evidence. The paired bootstrap draws authors anew, the same for both systems, and gives an interval
for the difference of F1 (see `intervals`). P-values of several kinds are corrected by Holm's method
(S. Holm, *Scandinavian Journal of Statistics* 6 (1979) 65-70).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from scipy.stats import binomtest

from risksignals.evaluate.intervals import ClusterBootstrap
from risksignals.evaluate.measures import Interval, f1, known
from risksignals.evaluate.tally import Counts, Level, Tally


class Difference(msgspec.Struct, frozen=True):
    """A system's F1 less the other's; `interval` is that of the difference."""

    f1: float | None
    other_f1: float | None
    difference: float | None
    interval: Interval | None


class KindComparison(msgspec.Struct, frozen=True):
    """Two systems on one kind.

    `only_first` and `only_second` count the notes that one of them alone is right about;
    `p_value` is McNemar's, `p_adjusted` the same corrected for the number of kinds.
    """

    only_first: int
    only_second: int
    p_value: float
    p_adjusted: float
    differences: dict[Level, Difference]


class Comparison(msgspec.Struct, frozen=True):
    """Two systems on each kind, and their F1 with all kinds pooled."""

    first: str
    second: str
    by_kind: dict[str, KindComparison]
    pooled: dict[Level, Difference]


def compare(
    first: Mapping[str, Tally],
    second: Mapping[str, Tally],
    bootstrap: ClusterBootstrap,
    names: tuple[str, str],
) -> Comparison:
    """The comparison of two systems' tallies by kind over the same notes."""
    levels: tuple[Level, ...] = ("note", "affirmed", "mention")
    discordant = {kind: _discordant(first[kind], second[kind]) for kind in first}
    p_values = {kind: mcnemar(*each) for kind, each in discordant.items()}
    adjusted = dict(zip(p_values, holm(list(p_values.values())), strict=True))
    return Comparison(
        first=names[0],
        second=names[1],
        by_kind={
            kind: KindComparison(
                *discordant[kind],
                p_value=p_values[kind],
                p_adjusted=adjusted[kind],
                differences={
                    level: _difference(
                        first[kind].counts[level], second[kind].counts[level], bootstrap
                    )
                    for level in levels
                },
            )
            for kind in first
        },
        pooled={
            level: _difference(
                np.sum([each.counts[level] for each in first.values()], axis=0),
                np.sum([each.counts[level] for each in second.values()], axis=0),
                bootstrap,
            )
            for level in levels
        },
    )


def mcnemar(only_first: int, only_second: int) -> float:
    """The exact two-sided p-value that both are as often alone in being right."""
    discordant = only_first + only_second
    return float(binomtest(only_first, discordant).pvalue) if discordant else 1.0


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values corrected for their number."""
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, index in enumerate(np.argsort(p_values, kind="stable")):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[index] = highest
    return adjusted


def _discordant(first: Tally, second: Tally) -> tuple[int, int]:
    right = first.claimed == first.marked
    other = second.claimed == second.marked
    return int((right & ~other).sum()), int((other & ~right).sum())


def _difference(first: Counts, second: Counts, bootstrap: ClusterBootstrap) -> Difference:
    ours, theirs = f1(first.sum(axis=0)), f1(second.sum(axis=0))
    resampled = f1(bootstrap.sums(first)) - f1(bootstrap.sums(second))
    return Difference(
        f1=known(ours),
        other_f1=known(theirs),
        difference=known(ours - theirs),
        interval=bootstrap.interval(resampled),
    )
