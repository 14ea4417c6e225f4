"""No author is learnt from and measured on at once."""

from __future__ import annotations

import pytest

from risksignals.corpus import AnnotatedNote, hold_out_authors, split_by_author
from risksignals.errors import InputError

NOTES = [AnnotatedNote(f"n{i}", "text", author="ABCDEF"[i * i % 6]) for i in range(40)]


@pytest.mark.parametrize("folds", [None, 2, 3])
def test_each_note_is_measured_once_and_no_author_is_on_both_sides(folds: int | None) -> None:
    splits = split_by_author(NOTES, folds)
    measured = sorted(row for split in splits for row in split.test)
    assert measured == list(range(len(NOTES)))
    for train, test in splits:
        assert not {NOTES[row].author for row in train} & {NOTES[row].author for row in test}


def test_the_same_seed_gives_the_same_parts_and_another_gives_others() -> None:
    def parts(seed: int) -> list[list[int]]:
        return [split.test.tolist() for split in split_by_author(NOTES, 2, seed=seed)]

    assert parts(1) == parts(1)
    assert len({str(parts(seed)) for seed in range(5)}) > 1


def test_authors_set_aside_are_whole() -> None:
    build, aside = hold_out_authors(NOTES, 0.4, seed=3)
    assert not {note.author for note in build} & {note.author for note in aside}
    assert len(build) + len(aside) == len(NOTES)


def test_splits_serve_scikit_learn_as_they_are() -> None:
    from sklearn.dummy import DummyClassifier
    from sklearn.model_selection import cross_val_score

    labels = [i % 2 for i in range(len(NOTES))]
    rows = [[i] for i in range(len(NOTES))]
    assert len(cross_val_score(DummyClassifier(), rows, labels, cv=split_by_author(NOTES))) == 4


@pytest.mark.parametrize(
    ("notes", "folds", "named"),
    [
        ([*NOTES, AnnotatedNote("n99", "text")], None, "n99: author"),
        (NOTES, 9, "authors: 4 in the corpus, 9 needed"),
        (NOTES, 1, "folds"),
    ],
)
def test_what_cannot_be_split_is_told(
    notes: list[AnnotatedNote], folds: int | None, named: str
) -> None:
    with pytest.raises(InputError, match=named):
        split_by_author(notes, folds)
