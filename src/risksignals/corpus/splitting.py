"""Parts of a corpus to learn from and to measure on, never with one author in both.

Authors have habits: the same turns of phrase, the same abbreviations. A model measured on an
author that it has learnt from looks better than it will be for the next author.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from risksignals.corpus.notes import AnnotatedNote
from risksignals.errors import InputError


class Split(NamedTuple):
    """Row numbers of the notes to learn from and to measure on.

    A list of splits is what scikit-learn takes as `cv`.
    """

    train: NDArray[np.intp]
    test: NDArray[np.intp]


def split_by_author(
    notes: Sequence[AnnotatedNote], folds: int | None = None, *, seed: int = 0
) -> list[Split]:
    """Splits in which each note is measured once, each author on one side only.

    With `folds`, scikit-learn's `GroupKFold`, authors shuffled by `seed`; without, one author at
    a time (`LeaveOneGroupOut`). The same notes and seed give the same splits.

    Raises `InputError` when a note has no author, or there are fewer authors than folds.
    """
    from sklearn.model_selection import GroupKFold, LeaveOneGroupOut

    authors = _authors(notes)
    wanted = 2 if folds is None else folds
    if wanted < 2:
        raise InputError(f"folds: {folds} is too few; ask for two or more")
    _check_enough(authors, wanted)
    if folds is None:
        splitter = LeaveOneGroupOut()
    else:
        splitter = GroupKFold(n_splits=folds, shuffle=True, random_state=seed)
    return [Split(train, test) for train, test in splitter.split(authors, groups=authors)]


def hold_out_authors(
    notes: Sequence[AnnotatedNote], share: float = 0.3, *, seed: int = 0
) -> tuple[list[AnnotatedNote], list[AnnotatedNote]]:
    """Notes to build on, and those of about `share` of the authors to set aside.

    Raises `InputError` when a note has no author, or the share leaves a side empty.
    """
    from sklearn.model_selection import GroupShuffleSplit

    authors = _authors(notes)
    _check_enough(authors, 2)
    if not 0 < share < 1:
        raise InputError(f"share: {share} is no share; give a number between 0 and 1")
    splitter = GroupShuffleSplit(n_splits=1, test_size=share, random_state=seed)
    try:
        train, test = next(splitter.split(authors, groups=authors))
    except ValueError:
        raise InputError(f"share: {share} leaves one side empty; choose another") from None
    return [notes[row] for row in train], [notes[row] for row in test]


def _authors(notes: Sequence[AnnotatedNote]) -> list[str]:
    for note in notes:
        if note.author is None:
            raise InputError(
                f"note {note.note_id}: author: missing; a split by author needs every note's"
            )
    return [note.author for note in notes if note.author is not None]


def _check_enough(authors: Sequence[str], wanted: int) -> None:
    found = len(set(authors))
    if found < wanted:
        raise InputError(
            f"authors: {found} in the corpus, {wanted} needed; ask for fewer folds or add notes"
        )
