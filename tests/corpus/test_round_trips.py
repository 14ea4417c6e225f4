"""A corpus written for another tool and read back is the same corpus, to the character."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risksignals.corpus import (
    FORMATS,
    AnnotatedNote,
    read_any,
    read_corpus,
    write_any,
    write_corpus,
)
from risksignals.schema import Signal

DEVELOP = Path(__file__).parents[2] / "corpora" / "dev" / "develop.jsonl"
ENDINGS = {"jsonl": "notes.jsonl", "csv": "notes.csv", "docbin": "notes.spacy", "brat": "notes"}


def note(text: str, *marked: str, note_id: str = "n1", **about: object) -> AnnotatedNote:
    """A note with each of the given stretches marked as an affirmed mention of drinking."""
    signals = tuple(
        Signal("substance_use", "alcohol", "affirmed", at, at + len(words), words)
        for words in marked
        for at in [text.index(words)]
    )
    return AnnotatedNote(note_id, text, signals, **about)  # type: ignore[arg-type]


def round_trip(notes: list[AnnotatedNote], form: str, folder: Path) -> list[AnnotatedNote]:
    path = folder / ENDINGS[form]
    write_any(notes, path, form)
    return read_any(path)


AWKWARD = [
    note("Drunk 🍺🍺 again, smelt of 🍺", "🍺🍺", "🍺 again"),
    note("Te\u0301a was drinking cafe\u0301 rum", "e\u0301a was", "\u0301 rum"),
    note("Seen.\r\nDrinking\r\nmost nights\r\n", "Drinking\r\nmost nights"),
    note("half-cut,on the lash", "cut", "-cut,on", "on the lash"),
    note("drunk  twice ", "drunk ", " twice"),
    note("=cmd|' /C calc'!A0 drunk", "drunk"),
    note("'=already quoted, drunk", "'=already"),
    note("\ufeffdrunk\u2028on rum\x0b\x85", "drunk\u2028on"),
    note('he said "I\'m drunk", tab\there, "\n', "I'm drunk\", tab\there"),
    note("a\rdrunk\rb", "drunk"),
    note("nothing found"),
    note("drunk", "drunk", author="@me", register="-x", case_id="C/1", date=dt.date(2024, 3, 6)),
]


@pytest.mark.parametrize("form", FORMATS)
def test_emoji_accents_and_line_ends_come_back_with_exact_offsets(
    form: str, tmp_path: Path
) -> None:
    notes = [
        AnnotatedNote(f"n{number}", each.text, each.signals, each.author, each.register,
                      each.case_id, each.date)
        for number, each in enumerate(AWKWARD)
    ]  # fmt: skip
    assert round_trip(notes, form, tmp_path) == notes


@pytest.mark.parametrize("form", FORMATS)
def test_the_development_notes_come_back_as_they_were(form: str, tmp_path: Path) -> None:
    notes = read_corpus(DEVELOP)[:: 12 if form == "docbin" else 3]
    assert round_trip(notes, form, tmp_path) == notes


@pytest.mark.parametrize("form", FORMATS)
def test_two_kinds_on_the_same_words_keep_each_its_status_and_subtype(
    form: str, tmp_path: Path
) -> None:
    both = (
        Signal("substance_use", "alcohol", "negated", 0, 5, "a dri"),
        Signal("resistance", "minimisation", "affirmed", 0, 5, "a dri"),
        Signal("child_safeguarding", None, "other", 0, 5, "a dri"),
    )
    notes = [AnnotatedNote("n1", "a drink", both)]
    assert round_trip(notes, form, tmp_path) == notes


IDS = ["../../etc/passwd", "a/b\\c", "con", "N1", "n1", ".hidden", "..", "é🍺", "x" * 400, "a b%20"]


def test_any_identifier_becomes_a_safe_file_name_and_comes_back(tmp_path: Path) -> None:
    notes = [AnnotatedNote(each, "text") for each in IDS]
    assert round_trip(notes, "brat", tmp_path) == notes
    names = [path.name for path in (tmp_path / "notes").iterdir()]
    assert len({name.casefold() for name in names}) == len(names) == 2 * len(IDS) + 2
    assert all(name[0] != "." and len(name) < 150 and "/" not in name for name in names)


def test_a_brat_folder_made_by_hand_needs_no_index(tmp_path: Path) -> None:
    (tmp_path / "n1.txt").write_text("smelt of\ndrink")
    (tmp_path / "n1.ann").write_text(
        "T1\tsubstance_use 0 8;9 14\tsmelt of drink\nA1\tStatus T1 affirmed\n#1\tAnnotatorNotes T1\t?\n"
    )
    (only,) = read_any(tmp_path)
    assert only.note_id == "n1"
    assert only.signals == (Signal("substance_use", None, "affirmed", 0, 14, "smelt of\ndrink"),)


def test_no_cell_of_a_table_is_a_formula_to_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    write_any([*AWKWARD[:1], note("+1 drunk", "+1 drunk", note_id="-n2")], path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'+1 drunk" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n") and cell]


def test_spans_keep_status_and_subtype_in_spacy(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    write_any([note("was half-cut again", "cut")], tmp_path / "notes.spacy")
    docs = DocBin().from_disk(tmp_path / "notes.spacy").get_docs(spacy.blank("en").vocab)
    (span,) = next(iter(docs)).spans["risksignals"]
    assert (span.text, span.label_, span.kb_id_, span.id_) == (
        "cut", "substance_use", "alcohol", "affirmed",
    )  # fmt: skip


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS.filter(str.strip), data=st.data())
@pytest.mark.parametrize("form", FORMATS)
def test_any_span_of_any_text_comes_back(
    form: str, text: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    if form == "brat" and (words[0] in "\r\n" or words[-1] in "\r\n"):
        return
    notes = [AnnotatedNote("n1", text, (Signal("child", None, "other", start, end, words),))]
    assert round_trip(notes, form, tmp_path_factory.mktemp("any")) == notes


def test_a_confidence_is_kept_and_a_gold_one_is_not_written(tmp_path: Path) -> None:
    sure = Signal("child", "own", "affirmed", 0, 3, "son", 0.75)
    path = tmp_path / "notes.jsonl"
    write_corpus([AnnotatedNote("n1", "son", (sure,)), note("drunk", "drunk", note_id="n2")], path)
    assert path.read_text().count("confidence") == 1
    assert read_corpus(path)[0].signals == (sure,)
