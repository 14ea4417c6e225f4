"""From counts to a `Measure`, and to the results of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from sklearn.metrics import cohen_kappa_score

from risksignals.evaluate.intervals import ClusterBootstrap
from risksignals.evaluate.measures import AGREEMENT, RATIOS, Interval, Measure, known
from risksignals.evaluate.tally import LEVELS, Counts, Level, Pair, Tally, label_counts
from risksignals.schema import STATUSES, SUBTYPES, Signal


class Confusion(msgspec.Struct, frozen=True):
    """How often a label that was marked (row) was found as another (column)."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class LabelResult(msgspec.Struct, frozen=True):
    """Agreement on one label, status or subtype, of mentions that were marked and found.

    `by_label` scores finding the mention and labelling it together.
    """

    matched: int
    accuracy: float | None
    kappa: float | None
    intervals: dict[str, Interval]
    confusion: Confusion
    by_label: dict[str, Measure]


class KindResult(msgspec.Struct, frozen=True):
    """All figures of one kind."""

    levels: dict[Level, Measure]
    status: LabelResult
    subtype: LabelResult


def measure(
    counts: Counts, bootstrap: ClusterBootstrap | None = None, *, notes: bool = False
) -> Measure:
    """Counts of each note as one measure; with kappa for `notes`, intervals if resampled."""
    total = counts.sum(axis=0)
    ratios = AGREEMENT if notes else RATIOS
    values = {name: known(ratio(total)) for name, ratio in ratios.items()}
    intervals: dict[str, Interval] = {}
    if bootstrap is not None:
        resampled = bootstrap.sums(counts)
        for name, ratio in ratios.items():
            limits = bootstrap.interval(ratio(resampled))
            if limits is not None and values[name] is not None:
                intervals[name] = limits
    return Measure(
        tp=int(total[0]),
        fp=int(total[1]),
        fn=int(total[2]),
        precision=values["precision"],
        recall=values["recall"],
        f1=values["f1"],
        kappa=values.get("kappa"),
        intervals=intervals,
    )


def kind_result(tally: Tally, bootstrap: ClusterBootstrap) -> KindResult:
    """All figures of one kind, with intervals."""
    rows = len(tally.marked)
    return KindResult(
        levels={
            level: measure(tally.counts[level], bootstrap, notes=level == "note")
            for level in LEVELS
        },
        status=_label_result(tally.pairs, rows, bootstrap, _status, STATUSES),
        subtype=_label_result(
            [pair for pair in tally.pairs if pair.gold is None or pair.gold.subtype is not None],
            rows,
            bootstrap,
            _subtype,
            SUBTYPES.get(tally.kind, ()),
        ),
    )


def _label_result(
    pairs: Sequence[Pair],
    rows: int,
    bootstrap: ClusterBootstrap,
    of: Callable[[Signal], str | None],
    order: Sequence[str],
) -> LabelResult:
    """Agreement on a label; `order` is that of its values, others follow in alphabetical order."""
    matched = [
        (pair.row, of(pair.gold) or _NONE, of(pair.found) or _NONE)
        for pair in pairs
        if pair.gold is not None and pair.found is not None
    ]
    used = {of(signal) for pair in pairs for signal in (pair.gold, pair.found) if signal}
    labels = [label for label in order if label in used]
    labels += sorted(label for label in used if label is not None and label not in order)
    agreed = np.zeros((rows, 4), np.int64)
    for row, gold, found in matched:
        agreed[row, int(gold != found)] += 1
    accuracy = measure(agreed, bootstrap)
    limits = accuracy.intervals.get("precision")
    return LabelResult(
        matched=len(matched),
        accuracy=accuracy.precision,
        kappa=_kappa([gold for _, gold, _ in matched], [found for _, _, found in matched]),
        intervals={"accuracy": limits} if limits is not None else {},
        confusion=_confusion(Counter((gold, found) for _, gold, found in matched), labels, _NONE),
        by_label={
            label: measure(label_counts(pairs, rows, label, of), bootstrap) for label in labels
        },
    )


_NONE = "none"
"""The label of a mention without a subtype, in tables."""


def _confusion(counts: Counter[tuple[str, str]], labels: Sequence[str], none: str) -> Confusion:
    used = {label for pair in counts for label in pair}
    shown = [label for label in (*labels, none) if label in used]
    return Confusion(
        tuple(shown), tuple(tuple(counts[gold, found] for found in shown) for gold in shown)
    )


def _kappa(gold: Sequence[str], found: Sequence[str]) -> float | None:
    """Cohen's kappa of two lists of labels, unknown where they hold a single label."""
    if len({*gold, *found}) < 2:
        return None
    return known(cohen_kappa_score(gold, found))


def _status(signal: Signal) -> str | None:
    return signal.status


def _subtype(signal: Signal) -> str | None:
    return signal.subtype
