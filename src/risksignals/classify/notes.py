"""A classifier of whole notes, for labels of one's own.

>>> from risksignals.classify import NoteClassifier
>>> texts = ["Smelt of alcohol, slurring.", "Drunk at the appointment.", "Relapsed on vodka.",
...          "Attended on time.", "Discussed the job centre.", "Completed the housing form."]
>>> refer = [1, 1, 1, 0, 0, 0]  # which notes a colleague would have referred to a service
>>> classifier = NoteClassifier().fit(texts, refer)
>>> classifier.predict(["Smelt of drink again.", "Talked about the job."])
array([1, 0])
>>> classifier.predict_proba(["Smelt of drink again."]).shape
(1, 2)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import MaxAbsScaler
from sklearn.utils.multiclass import check_classification_targets, type_of_target
from sklearn.utils.validation import check_consistent_length, check_is_fitted

from risksignals.classify.features import SignalFeatures
from risksignals.classify.texts import checked_texts, of_texts


# scikit-learn ships no types, so its base classes are Any to the checker
class NoteClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Signals and words into a logistic regression, with scikit-learn's face.

    Labels are a list of classes, one a text, or for several labels at once a matrix of noughts
    and ones, a column a label (`sklearn.preprocessing.MultiLabelBinarizer` makes one of sets).

    Parameters: `model` and `kinds` as for `SignalFeatures`; `words`, whether to use TF-IDF of word
    n-grams beside the signals; `ngram_range` and `min_df` of those; `C`, `class_weight` and
    `max_iter` of the regression; `n_jobs`, processes that analyse texts.

    Attributes: `classes_`, the classes in the order of the columns of `predict_proba` (with
    several labels the numbers of the label columns); `pipeline_`, what was fitted;
    `feature_names_`, the names of its features.
    """

    def __init__(
        self,
        model: str = "default",
        *,
        kinds: tuple[str, ...] | None = None,
        words: bool = True,
        ngram_range: tuple[int, int] = (1, 2),
        min_df: int | float = 1,
        C: float = 1.0,  # noqa: N803
        class_weight: dict[Any, float] | str | None = None,
        max_iter: int = 1000,
        n_jobs: int = 1,
    ) -> None:
        self.model = model
        self.kinds = kinds
        self.words = words
        self.ngram_range = ngram_range
        self.min_df = min_df
        self.C = C
        self.class_weight = class_weight
        self.max_iter = max_iter
        self.n_jobs = n_jobs

    def fit(self, X: Iterable[str], y: Any) -> Self:  # noqa: N803
        """Learn from texts and their labels; raises `ValueError` for what cannot be learnt from."""
        if y is None:
            raise ValueError("This classifier requires y to be passed, but the target y is None.")
        texts = checked_texts(X)
        check_consistent_length(texts, y)
        check_classification_targets(y)
        several = type_of_target(y, input_name="y") == "multilabel-indicator"
        regression = LogisticRegression(
            C=self.C, class_weight=self.class_weight, max_iter=self.max_iter
        )
        self.pipeline_ = Pipeline(
            [
                ("features", self._features()),
                ("regression", OneVsRestClassifier(regression) if several else regression),
            ]
        ).fit(texts, y)
        self.classes_: NDArray[Any] = self.pipeline_.classes_
        self.feature_names_ = self.pipeline_["features"].get_feature_names_out()
        return self

    def predict(self, X: Iterable[str]) -> NDArray[Any]:  # noqa: N803
        """The class of each text, or with several labels a row of noughts and ones."""
        check_is_fitted(self)
        labels: NDArray[Any] = self.pipeline_.predict(checked_texts(X))
        return labels

    def predict_proba(self, X: Iterable[str]) -> NDArray[np.float64]:  # noqa: N803
        """The probability of each class, or with several labels of each label."""
        check_is_fitted(self)
        probabilities: NDArray[np.float64] = self.pipeline_.predict_proba(checked_texts(X))
        return probabilities

    def __sklearn_tags__(self) -> Any:
        tags = of_texts(super().__sklearn_tags__())
        tags.classifier_tags.multi_label = True
        return tags

    def _features(self) -> FeatureUnion:
        signals = make_pipeline(
            SignalFeatures(self.model, kinds=self.kinds, n_jobs=self.n_jobs), MaxAbsScaler()
        )
        parts = [("signals", signals)]
        if self.words:
            words = TfidfVectorizer(
                ngram_range=self.ngram_range, min_df=self.min_df, sublinear_tf=True
            )
            parts.append(("words", words))
        return FeatureUnion(parts)
