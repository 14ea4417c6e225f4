"""Confidence intervals by resampling authors.

The notes of one author are alike, so a note is not an independent observation: intervals that
treat it as one are too narrow. What is drawn anew, with replacement, is therefore the author with
all of their notes: the non-parametric cluster bootstrap with percentile limits.

* A. C. Davison and D. V. Hinkley, *Bootstrap Methods and their Application* (Cambridge, 1997),
  section 3.8: resample the highest level of a hierarchy, keep what is below it whole.
* C. A. Field and A. H. Welsh, "Bootstrapping clustered data", *Journal of the Royal Statistical
  Society B* 69 (2007) 369-390.
* A. C. Cameron, J. B. Gelbach and D. L. Miller, "Bootstrap-based improvements for inference with
  clustered errors", *Review of Economics and Statistics* 90 (2008) 414-427: with few clusters
  (under about thirty) such intervals are still somewhat too narrow. Read them so.

An interval of no width, such as that of a recall which is perfect for every author, says that no
resample of these authors could show otherwise, not that the next author will not.

Percentile limits are used, not bias-corrected ones: the correction needs a jackknife over authors,
which fails where all of an author's leaving changes nothing, as it does for rare kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from risksignals.evaluate.measures import Interval, Ratios
from risksignals.evaluate.tally import Counts

RESAMPLES: Final = 2000
LEVEL: Final = 0.95


class ClusterBootstrap:
    """Draws clusters of notes anew, the same draws for everything that is asked of it.

    `clusters` names each note's cluster. The same draws for two systems make a difference between
    them a paired one.
    """

    def __init__(
        self,
        clusters: Sequence[str],
        *,
        resamples: int = RESAMPLES,
        seed: int = 0,
        level: float = LEVEL,
    ) -> None:
        names, self._cluster_of = np.unique(np.asarray(clusters), return_inverse=True)
        self.size = len(names)
        self.resamples = resamples
        self.seed = seed
        self.level = level
        random = np.random.default_rng(seed)
        self._draws = random.multinomial(self.size, [1 / self.size] * self.size, resamples)

    def sums(self, counts: Counts) -> Counts:
        """The counts of each resample, from the counts of each note."""
        by_cluster = np.zeros((self.size, *counts.shape[1:]), np.int64)
        np.add.at(by_cluster, self._cluster_of, counts)
        sums: Counts = np.tensordot(self._draws, by_cluster, axes=1)
        return sums

    def interval(self, values: Ratios) -> Interval | None:
        """Percentile limits of a figure over the resamples.

        `None` with a single cluster, or where the figure is unknown in half the resamples or more.
        """
        values = values[~np.isnan(values)]
        if self.size < 2 or len(values) <= self.resamples / 2:
            return None
        tail = (1 - self.level) / 2
        low, high = np.quantile(values, [tail, 1 - tail])
        return float(low), float(high)


def rows_of(chosen: Sequence[bool] | NDArray[np.bool_]) -> NDArray[np.int64]:
    """A column by which counts are multiplied to leave only the chosen notes."""
    return np.asarray(chosen, np.int64)[:, None]
