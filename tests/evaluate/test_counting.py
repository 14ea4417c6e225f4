"""Mentions are matched once, by overlap; figures are those that others compute."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support

from risksignals.evaluate.measures import f1, kappa, precision, recall
from risksignals.evaluate.mentions import match_mentions
from risksignals.evaluate.tally import label_counts, tally
from risksignals.schema import Signal

from .marked import signals


def at(start: int, end: int, status: str = "affirmed", kind: str = "child") -> Signal:
    return Signal(kind, None, status, start, end, "x" * (end - start))  # type: ignore[arg-type]


def test_a_mention_answers_the_one_it_overlaps_most() -> None:
    long, short = at(0, 20), at(18, 30)
    pairs = match_mentions([long, short], [at(15, 30)])
    assert pairs == [(short, at(15, 30)), (long, None)]


def test_of_equal_overlaps_the_one_of_the_same_status_is_taken() -> None:
    affirmed, negated = at(0, 5), at(0, 5, "negated")
    pairs = match_mentions([affirmed], [negated, affirmed])
    assert pairs == [(affirmed, affirmed), (None, negated)]


def test_mentions_that_only_touch_do_not_match() -> None:
    assert match_mentions([at(0, 5)], [at(5, 9)]) == [(at(0, 5), None), (None, at(5, 9))]


def test_exact_means_the_same_first_and_last_character() -> None:
    gold = [at(0, 5), at(8, 12)]
    pairs = match_mentions(gold, [at(0, 5), at(8, 11)], exact=True)
    assert [pair for pair in pairs if None not in pair] == [(at(0, 5), at(0, 5))]


SPANS = st.lists(st.integers(0, 11).map(lambda n: (n * 10, n * 10 + 6)), unique=True, max_size=8)
SHIFTS = st.lists(st.integers(-2, 2), min_size=8, max_size=8)


@given(gold=SPANS, found=SPANS, shifts=SHIFTS)
def test_where_no_mention_overlaps_two_nervaluate_counts_the_same(
    gold: list[tuple[int, int]], found: list[tuple[int, int]], shifts: list[int]
) -> None:
    strategies = pytest.importorskip("nervaluate.strategies")
    entity = pytest.importorskip("nervaluate.entities").Entity
    named = [(low + by, high + by) for (low, high), by in zip(found, shifts, strict=False)]
    ours = match_mentions([at(*each) for each in gold], [at(*each) for each in named])
    exact = match_mentions([at(*each) for each in gold], [at(*each) for each in named], exact=True)

    def theirs(strategy: str) -> object:
        marked, claimed = (
            [entity("child", low, high - 1) for low, high in some] for some in (gold, named)
        )
        return getattr(strategies, strategy)(1.0).evaluate(marked, claimed, ["child"])[0]

    by_type, strict = theirs("EntityTypeEvaluation"), theirs("StrictEvaluation")
    assert sum(None not in pair for pair in ours) == by_type.correct  # type: ignore[attr-defined]
    assert sum(pair[1] is None for pair in ours) == by_type.missed  # type: ignore[attr-defined]
    assert sum(pair[0] is None for pair in ours) == by_type.spurious  # type: ignore[attr-defined]
    assert sum(None not in pair for pair in exact) == strict.correct  # type: ignore[attr-defined]


def test_a_note_is_positive_by_an_affirmed_mention_alone() -> None:
    gold = [signals("[drunk|affirmed]")[1], signals("denied [use|negated]")[1], ()]
    found = [signals("[drunk|negated]")[1], signals("denied [use|negated]")[1], ()]
    counts = tally(gold, found, "substance_use").counts
    assert counts["note"].sum(axis=0).tolist() == [0, 0, 1, 2]
    assert counts["mention"].sum(axis=0).tolist() == [2, 0, 0, 0]
    assert counts["affirmed"].sum(axis=0).tolist() == [0, 0, 1, 0]


def test_other_kinds_do_not_count() -> None:
    _, drink = signals("[drunk|affirmed]")
    assert tally([drink], [()], "child").counts["note"].tolist() == [[0, 0, 0, 1]]


def test_a_label_is_right_only_where_the_mention_is_found_with_it() -> None:
    gold = [signals("[rum|affirmed/alcohol] [weed|affirmed/cannabis] [gin|affirmed/alcohol]")[1]]
    found = [signals("[rum|affirmed/alcohol] [weed|affirmed/alcohol] gin")[1]]
    pairs = tally(gold, found, "substance_use").pairs
    counts = label_counts(pairs, 1, "alcohol", lambda signal: signal.subtype)
    assert counts.tolist() == [[1, 1, 1, 0]]


LABELS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=40)


@given(labels=LABELS)
def test_ratios_are_those_of_scikit_learn(labels: list[tuple[bool, bool]]) -> None:
    gold, found = (np.array(each) for each in zip(*labels, strict=True))
    counts = np.array(
        [(gold & found).sum(), (~gold & found).sum(), (gold & ~found).sum(), (~gold & ~found).sum()]
    )
    theirs = precision_recall_fscore_support(gold, found, average="binary", zero_division=np.nan)
    for ours, their in zip((precision, recall, f1), theirs[:3], strict=True):
        if not (np.isnan(their) and ours is f1):
            assert ours(counts) == pytest.approx(their, nan_ok=True)
    if len({*gold.tolist(), *found.tolist()}) == 2:
        assert kappa(counts) == pytest.approx(cohen_kappa_score(gold, found), nan_ok=True)


def test_the_precision_of_nothing_is_unknown() -> None:
    assert np.isnan(precision(np.array([0, 0, 3, 1])))
    assert f1(np.array([0, 0, 3, 1])) == 0
