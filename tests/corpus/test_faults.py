"""What cannot be read is told in one line that names the place and the mend, never the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from risksignals.corpus import AnnotatedNote, read_analyses, read_any, read_corpus, write_any
from risksignals.errors import InputError
from risksignals.schema import Signal

GOOD = {
    "kind": "child",
    "subtype": "own",
    "status": "affirmed",
    "start": 0,
    "end": 3,
    "text": "son",
}
TEXT = "son SECRET"


def line(**changes: object) -> str:
    return json.dumps({"note_id": "n1", "text": TEXT, "signals": [GOOD]} | changes)


def told(path: Path, *words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_any(path)
    message = str(caught.value)
    assert "\n" not in message
    assert "SECRET" not in message
    for word in words:
        assert word in message


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("{", ["line 2", "not valid JSON"]),
        (line(note_id="n2", extra=1), ["line 2", "extra", "unknown field"]),
        (line(note_id="n2", text=None), ["line 2", "text", "missing"]),
        (line(note_id="n2", text=" "), ["line 2", "text", "empty"]),
        (line(note_id=" "), ["line 2", "note_id", "empty"]),
        (line(note_id="n2", author=""), ["line 2", "author", "empty"]),
        (line(), ["line 2", "note_id", "line 1"]),
        (line(note_id="n2", signals=[GOOD | {"end": 30}]), ["line 2", "signals[0].text"]),
        (line(note_id="n2", signals=[GOOD | {"text": "dad"}]), ["line 2", "signals[0].text"]),
        (line(note_id="n2", signals=[GOOD | {"status": "past"}]), ["line 2", "status", "historical"]),
        (line(note_id="n2", signals=[GOOD | {"subtype": "alcohol"}]), ["line 2", "subtype", "own"]),
        (line(note_id="n2", date="2024-02-30"), ["line 2", "date", "YYYY-MM-DD"]),
    ],
)  # fmt: skip
def test_a_bad_line_of_a_corpus(bad: str, named: list[str], tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text(f"{line()}\n{bad}\n")
    told(path, "notes.jsonl", *named)


def test_an_empty_corpus_and_bytes_that_are_not_text(tmp_path: Path) -> None:
    empty, bytes_ = tmp_path / "empty.jsonl", tmp_path / "bytes.jsonl"
    empty.write_text("\n\n")
    bytes_.write_bytes(b'{"note_id": "\xff"}')
    told(empty, "empty.jsonl", "no note")
    told(bytes_, "bytes.jsonl", "UTF-8")
    told(tmp_path / "gone.jsonl", "no such file")
    told(tmp_path / "notes.docx", "no known form")


def table(*rows: str) -> str:
    return "\n".join(["note_id,text,kind,subtype,status,start,end,author", *rows])


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("note_id,text\nn1,x", ["column kind missing"]),
        (table("n1,son SECRET,child,own,affirmed,0"), ["row 2", "cells"]),
        (table("n1,son SECRET,child,own,affirmed,zero,3,A"), ["row 2", "start", "whole number"]),
        (table("n1,son SECRET,child,own,affirmed,0,30,A"), ["row 2", "signals[0].text"]),
        (table("n1,son SECRET,child,own,past,0,3,A"), ["row 2", "status"]),
        (table("n1,son SECRET,child,own,affirmed,0,3,A", "n1,son SECRET,,,,,,B"), ["row 3", "note_id"]),
        (table('n1,"son SECRET'), ["not CSV"]),
    ],
)  # fmt: skip
def test_a_bad_row_of_a_table(content: str, named: list[str], tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text(content)
    told(path, "notes.csv", *named)


@pytest.mark.parametrize(
    ("annotation", "named"),
    [
        ("T1 child 0 3", ["n1.ann, line 1", "text-bound"]),
        ("T1\tchild 0 300\tson", ["n1.ann, line 1", "offsets outside"]),
        ("T1\tchild 0 1;2 3\ts n", ["n1.ann, line 1", "words left out"]),
        ("T1\tchild 0 3\tson", ["n1.ann", "T1.status", "missing"]),
        ("T1\tchild 0 3\tson\nA1\tStatus T1 past", ["n1.ann", "T1.status", "historical"]),
        ("A1\tStatus T1 affirmed", ["n1.ann, line 1", "of no mention"]),
    ],
)
def test_a_bad_annotation_of_a_brat_folder(
    annotation: str, named: list[str], tmp_path: Path
) -> None:
    (tmp_path / "n1.txt").write_text(TEXT)
    (tmp_path / "n1.ann").write_text(annotation)
    told(tmp_path, *named)


def test_brat_files_are_never_sought_outside_their_folder(tmp_path: Path) -> None:
    (tmp_path / "notes.jsonl").write_text('{"file": "../n1", "note_id": "n1"}')
    told(tmp_path, "notes.jsonl, line 1", "file")


def test_a_folder_that_holds_something_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "old.ann").write_text("")
    with pytest.raises(InputError, match="not empty"):
        write_any([AnnotatedNote("n1", "x")], tmp_path, "brat")


def test_a_mention_that_ends_with_a_line_end_does_not_fit_brat(tmp_path: Path) -> None:
    note = AnnotatedNote("n1", "son\n", (Signal("child", "own", "affirmed", 0, 4, "son\n"),))
    with pytest.raises(InputError, match="note n1"):
        write_any([note], tmp_path / "new", "brat")


def test_a_broken_docbin_and_one_without_identifiers(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    broken, bare = tmp_path / "broken.spacy", tmp_path / "bare.spacy"
    broken.write_bytes(b"no such thing")
    DocBin(docs=[spacy.blank("en")(TEXT)]).to_disk(bare)
    told(broken, "broken.spacy", "DocBin")
    told(bare, "bare.spacy", "document 1", "user_data.note_id", "missing")


NOTES = [AnnotatedNote("n1", TEXT), AnnotatedNote("n2", "another")]


def test_analyses_are_put_in_the_order_of_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    signal = GOOD | {"confidence": 0.5}
    path.write_text(
        json.dumps({"note_id": "n2", "case_id": None, "date": None, "signals": []})
        + "\n"
        + json.dumps({"note_id": "n1", "signals": [signal]})
    )
    first, second = read_analyses(path, NOTES)
    assert [each.confidence for each in first] == [0.5]
    assert second == ()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"note_id": "n1", "signals": []}', ["1 of the corpus's 2 notes missing", "n2"]),
        ('{"note_id": "n9", "signals": []}', ["line 1", "not in the corpus"]),
        ('{"note_id": "n1", "signals": []}\n' * 2, ["line 2", "twice"]),
        (json.dumps({"note_id": "n2", "signals": [GOOD]}), ["line 1", "signals[0].text"]),
    ],
)
def test_missing_and_unknown_notes_are_told(content: str, named: list[str], tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        read_analyses(path, NOTES)
    assert all(word in str(caught.value) for word in ["found.jsonl", *named])


def test_a_corpus_of_cases_tells_notes_apart_by_their_case(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text("\n".join(line(case_id=case) for case in ("C1", "C2")))
    assert [note.key for note in read_corpus(path)] == [("C1", "n1"), ("C2", "n1")]
