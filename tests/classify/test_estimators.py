"""The estimators do what scikit-learn asks of one, and what a researcher expects of them."""

from __future__ import annotations

import doctest
import pickle
from importlib import import_module

import numpy as np
import pytest
from scipy.sparse import issparse
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks

from risksignals.classify import NoteClassifier, SignalFeatures

DRUNK = ["Smelt of alcohol.", "Drunk at the appointment.", "Relapsed on vodka at the weekend."]
CHILD = ["Lives with his son.", "Collects his daughter from school.", "His son Jake (6) was there."]
PLAIN = ["Attended on time.", "Discussed the job centre.", "Completed the housing form."]
TEXTS = DRUNK + CHILD + PLAIN
DRINKS = [1, 1, 1, 0, 0, 0, 0, 0, 0]
BOTH = np.array([[1, 0]] * 3 + [[0, 1]] * 3 + [[0, 0]] * 3)


# scikit-learn's other checks feed matrices of numbers, and so pass over estimators of texts, its
# own vectorisers among them.
CHECKS = [
    "check_estimator_cloneable",
    "check_estimator_repr",
    "check_estimator_tags_renamed",
    "check_get_params_invariance",
    "check_mixin_order",
    "check_no_attributes_set_in_init",
    "check_parameters_default_constructible",
    "check_set_params",
    "check_valid_tag_types",
]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    "estimator", [SignalFeatures(), NoteClassifier()], ids=["features", "notes"]
)
def test_scikit_learns_own_checks(estimator: object, check: str) -> None:
    getattr(estimator_checks, check)(type(estimator).__name__, estimator)


def test_fitting_again_forgets_and_predicting_changes_nothing() -> None:
    classifier = NoteClassifier().fit(TEXTS, DRINKS)
    before = set(vars(classifier))
    first = classifier.predict_proba(TEXTS)
    assert set(vars(classifier)) == before
    again = classifier.fit(CHILD + PLAIN, [1, 1, 1, 0, 0, 0]).fit(TEXTS, DRINKS)
    assert np.array_equal(again.predict_proba(TEXTS), first)
    assert again.predict_proba(TEXTS[3:4]) == pytest.approx(first[3:4])


def test_a_fitted_classifier_survives_a_pickle() -> None:
    classifier = NoteClassifier().fit(TEXTS, DRINKS)
    copy = pickle.loads(pickle.dumps(classifier))
    assert np.array_equal(copy.predict_proba(TEXTS), classifier.predict_proba(TEXTS))


@pytest.mark.parametrize("module", ["features", "notes"])
def test_the_examples_of_the_docstrings_run(module: str) -> None:
    found = doctest.testmod(import_module(f"risksignals.classify.{module}"))
    assert found.attempted >= 5
    assert not found.failed


def test_features_count_mentions_by_status_and_affirmed_ones_by_subtype() -> None:
    features = SignalFeatures()
    matrix = features.fit_transform(["Smelt of alcohol. Denied using heroin.", "Attended."])
    row = dict(zip(features.get_feature_names_out(), matrix.toarray()[0], strict=True))
    assert issparse(matrix)
    assert matrix.format == "csr"
    assert row["substance_use__affirmed"] == row["substance_use__affirmed__alcohol"] == 1
    assert row["substance_use__negated"] == 1
    assert "substance_use__affirmed__opioid" in row
    assert row["substance_use__affirmed__opioid"] == 0
    assert 0 < row["substance_use__confidence"] <= 1
    assert matrix[1].nnz == 0


def test_columns_depend_on_parameters_and_not_on_texts() -> None:
    every = SignalFeatures().fit(["x"])
    assert SignalFeatures().fit(DRUNK).feature_names_ == every.feature_names_
    few = SignalFeatures(kinds=("child",), subtypes=False, confidence=False).fit(["x"])
    assert list(few.get_feature_names_out()) == [
        f"child__{status}"
        for status in ("affirmed", "historical", "negated", "hypothetical", "other")
    ]


def test_parameters_are_stored_untouched_and_a_clone_has_them() -> None:
    kinds = ["child", "resistance"]
    features = SignalFeatures(kinds=kinds)
    assert features.kinds is kinds
    assert clone(features).get_params() == features.get_params()
    assert clone(NoteClassifier(C=3.0)).C == 3.0


def test_features_work_in_a_pipeline_under_cross_validation_and_search() -> None:
    pipeline = make_pipeline(SignalFeatures(), LogisticRegression())
    scores = cross_validate(pipeline, TEXTS, DRINKS, cv=3)["test_score"]
    assert scores.min() == 1
    search = GridSearchCV(pipeline, {"signalfeatures__subtypes": [True, False]}, cv=3)
    assert search.fit(TEXTS, DRINKS).best_score_ == 1


def test_a_classifier_learns_two_classes_by_name() -> None:
    labels = ["drinks" if each else "sober" for each in DRINKS]
    classifier = NoteClassifier().fit(TEXTS, labels)
    assert list(classifier.classes_) == ["drinks", "sober"]
    assert list(classifier.predict(["Smelt of drink."])) == ["drinks"]
    probabilities = classifier.predict_proba(["Smelt of drink.", "Attended."])
    assert probabilities.sum(axis=1) == pytest.approx([1, 1])
    assert classifier.score(TEXTS, labels) == 1
    assert "signals__" in "".join(classifier.feature_names_)


def test_a_classifier_learns_several_labels_at_once() -> None:
    classifier = NoteClassifier(words=False, C=10).fit(TEXTS, BOTH)
    assert classifier.predict(["Drunk while looking after his son."]).tolist() == [[1, 1]]
    assert classifier.predict_proba(["Attended."]).shape == (1, 2)
    assert len(classifier.classes_) == 2


def test_a_classifier_can_be_searched_and_takes_data_frames_columns() -> None:
    pandas = pytest.importorskip("pandas")
    texts = pandas.Series(TEXTS, index=range(10, 19))
    search = GridSearchCV(NoteClassifier(), {"C": [0.1, 10.0], "words": [True, False]}, cv=3)
    assert search.fit(texts, pandas.Series(DRINKS)).best_score_ == 1


def test_before_fitting_nothing_is_predicted() -> None:
    for call in (SignalFeatures().transform, NoteClassifier().predict):
        with pytest.raises(NotFittedError):
            call(TEXTS)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ("one text", "string object received"),
        ([], "no text"),
        (["fine", None], "Row 1 is NoneType"),
        (np.array([["a"], ["b"]]), "2 dimensions"),
    ],
)
def test_what_is_no_list_of_texts_is_told_by_row(texts: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        SignalFeatures().fit(texts)  # type: ignore[arg-type]
