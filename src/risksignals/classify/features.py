"""What the pipeline found in each text, as features for scikit-learn.

>>> from risksignals.classify import SignalFeatures
>>> features = SignalFeatures(kinds=("substance_use",))
>>> matrix = features.fit_transform(["Denied drinking.", "Smelt of alcohol."])
>>> names = features.get_feature_names_out()
>>> [name for name, value in zip(names, matrix.toarray()[1]) if value > 0][:2]
['substance_use__affirmed', 'substance_use__affirmed__alcohol']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from risksignals.classify.texts import checked_texts, of_texts
from risksignals.pipeline import load
from risksignals.schema import KINDS, STATUSES, SUBTYPES, Signal


# scikit-learn ships no types, so its base classes are Any to the checker
class SignalFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turns texts into counts of signals and how sure they are.

    The columns of a kind are, in this order: for each status the number of mentions
    (`child__negated`); for each subtype the number of affirmed ones (`child__affirmed__own`); the
    highest confidence of an affirmed one, nought where there is none (`child__confidence`).

    Nothing is learnt from the texts: fitting settles the columns, which depend on the parameters
    alone, so that training and test texts cannot leak into each other.

    Parameters: `model` as for `risksignals.load`; `kinds` to count, those of the codebook unless
    given; `subtypes` and `confidence`, whether to have those columns; `n_jobs`, processes that
    analyse texts.

    Attributes: `kinds_`, `feature_names_`.
    """

    def __init__(
        self,
        model: str = "default",
        *,
        kinds: Sequence[str] | None = None,
        subtypes: bool = True,
        confidence: bool = True,
        n_jobs: int = 1,
    ) -> None:
        self.model = model
        self.kinds = kinds
        self.subtypes = subtypes
        self.confidence = confidence
        self.n_jobs = n_jobs

    def fit(self, X: Iterable[str], y: Any = None) -> Self:  # noqa: N803
        """Settle the columns; the texts are checked and otherwise not looked at."""
        checked_texts(X)
        load(self.model)
        self.kinds_ = tuple(KINDS if self.kinds is None else self.kinds)
        self.feature_names_ = tuple(self._names())
        return self

    def transform(self, X: Iterable[str]) -> csr_matrix:  # noqa: N803
        """The features of each text, a sparse matrix of a row a text."""
        check_is_fitted(self)
        texts = checked_texts(X)
        column_of = {name: column for column, name in enumerate(self.feature_names_)}
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        analyses = load(self.model).analyse_many(texts, n_jobs=self.n_jobs)
        for row, analysis in enumerate(analyses):
            for name, value in self._counts(analysis.signals).items():
                if name in column_of:
                    rows.append(row)
                    columns.append(column_of[name])
                    values.append(value)
        return csr_matrix(
            (np.asarray(values, np.float64), (rows, columns)),
            shape=(len(texts), len(self.feature_names_)),
        )

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """The names of the columns."""
        check_is_fitted(self)
        return np.asarray(self.feature_names_, dtype=object)

    def __sklearn_tags__(self) -> Any:
        return of_texts(super().__sklearn_tags__())

    def _names(self) -> Iterable[str]:
        for kind in self.kinds_:
            yield from (f"{kind}__{status}" for status in STATUSES)
            if self.subtypes:
                yield from (f"{kind}__affirmed__{subtype}" for subtype in SUBTYPES.get(kind, ()))
            if self.confidence:
                yield f"{kind}__confidence"

    def _counts(self, signals: Sequence[Signal]) -> dict[str, float]:
        counts: dict[str, float] = {}
        for signal in signals:
            names = [f"{signal.kind}__{signal.status}"]
            if signal.status == "affirmed":
                names.append(f"{signal.kind}__affirmed__{signal.subtype}")
                sure = f"{signal.kind}__confidence"
                counts[sure] = max(counts.get(sure, 0.0), signal.confidence)
            for name in names:
                counts[name] = counts.get(name, 0.0) + 1
        return counts
