"""Intervals draw authors anew; two systems are compared on the same draws."""

from __future__ import annotations

import numpy as np
import pytest

from risksignals.evaluate.comparison import compare, holm, mcnemar
from risksignals.evaluate.intervals import ClusterBootstrap
from risksignals.evaluate.measures import recall
from risksignals.evaluate.tally import tally

from .marked import signals

HIT, MISS = [1, 0, 0, 0], [0, 0, 1, 0]


def test_alike_notes_of_one_author_make_an_interval_wide() -> None:
    counts = np.array([HIT] * 40 + [MISS] * 10 + [HIT] * 40 + [MISS] * 10)
    by_author = ["A"] * 50 + ["B"] * 50
    alike = np.array([HIT] * 80 + [MISS] * 20)
    authors = [str(number // 10) for number in range(100)]

    def width(clusters: list[str], counts: np.ndarray) -> float:
        bootstrap = ClusterBootstrap(clusters, resamples=500)
        low, high = bootstrap.interval(recall(bootstrap.sums(counts))) or (0, 0)
        return high - low

    assert width(by_author, counts) == 0  # each author has the same share
    assert width(authors, alike) > 2 * width([str(n) for n in range(100)], alike)


def test_the_interval_of_independent_notes_is_the_textbook_one() -> None:
    counts = np.array([HIT] * 300 + [MISS] * 100)
    bootstrap = ClusterBootstrap([str(number) for number in range(400)], resamples=4000)
    low, high = bootstrap.interval(recall(bootstrap.sums(counts))) or (0, 0)
    half = 1.96 * np.sqrt(0.75 * 0.25 / 400)
    assert (low, high) == pytest.approx((0.75 - half, 0.75 + half), abs=0.006)


def test_one_author_gives_no_interval() -> None:
    bootstrap = ClusterBootstrap(["A"] * 3, resamples=50)
    assert bootstrap.interval(recall(bootstrap.sums(np.array([HIT, HIT, MISS])))) is None


def test_the_same_seed_draws_the_same() -> None:
    counts = np.array([HIT, MISS, HIT, HIT])

    def limits(seed: int) -> object:
        bootstrap = ClusterBootstrap(list("ABCD"), resamples=100, seed=seed)
        return bootstrap.interval(recall(bootstrap.sums(counts)))

    assert limits(3) == limits(3)


@pytest.mark.parametrize(
    ("first", "second", "p_value"), [(1, 9, 0.021484375), (5, 5, 1), (0, 0, 1)]
)
def test_mcnemar_is_the_exact_binomial(first: int, second: int, p_value: float) -> None:
    assert mcnemar(first, second) == pytest.approx(p_value)


def test_holm_corrects_for_the_number_of_kinds() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def test_two_systems_differ_by_what_one_alone_is_right_about() -> None:
    gold = [signals("[drunk|affirmed]")[1]] * 12
    found = [signals("[drunk|affirmed]")[1]] * 11 + [()]
    other = [signals("[drunk|affirmed]")[1]] * 4 + [()] * 8
    kind = "substance_use"
    bootstrap = ClusterBootstrap([str(number) for number in range(12)], resamples=300)
    result = compare(
        {kind: tally(gold, found, kind)}, {kind: tally(gold, other, kind)}, bootstrap, ("a", "b")
    )
    each = result.by_kind[kind]
    assert (each.only_first, each.only_second) == (7, 0)
    assert each.p_value == each.p_adjusted == pytest.approx(2 * 0.5**7)
    note = each.differences["note"]
    assert note.difference == pytest.approx(22 / 23 - 0.5)
    assert note.interval is not None
    assert note.interval[0] > 0
    same = compare(
        {kind: tally(gold, found, kind)}, {kind: tally(gold, found, kind)}, bootstrap, ("a", "a")
    )
    assert same.pooled["note"].interval == (0, 0)
