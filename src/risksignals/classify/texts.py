"""Texts as scikit-learn passes them about, checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np


def checked_texts(X: Iterable[str]) -> list[str]:  # noqa: N803
    """The texts of a list, an array or a column of a data frame.

    Raises `ValueError`, scikit-learn's own error for input, where it is a single text, holds none,
    or holds something else than text; the row is named and its content not shown.
    """
    if isinstance(X, (str, bytes)):
        raise ValueError("Iterable over texts expected, string object received.")
    if isinstance(X, np.ndarray) and X.ndim != 1:
        raise ValueError(f"Expected a 1-dimensional array of texts, got {X.ndim} dimensions.")
    texts = list(X)
    if not texts:
        raise ValueError("Found no text: at least one is required.")
    for row, text in enumerate(texts):
        if not isinstance(text, str):
            raise ValueError(f"Row {row} is {type(text).__name__}, not text; pass strings.")
    return texts


def of_texts(tags: Any) -> Any:
    """scikit-learn's tags of an estimator that takes texts, not numbers."""
    tags.input_tags.string = True
    tags.input_tags.two_d_array = False
    tags.input_tags.one_d_array = True
    tags.requires_fit = True
    return tags
