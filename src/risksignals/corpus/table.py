"""Annotated notes as CSV for spreadsheets and data frames: one row a mention.

A note without mentions has one row with an empty `kind`. The note's own columns are repeated on
each of its rows. A cell that a spreadsheet would take for a formula is written with an apostrophe
before it, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from risksignals.corpus.jsonl import write_bytes
from risksignals.corpus.notes import AnnotatedNote, check_distinct, check_note, checked_signals
from risksignals.errors import InputError
from risksignals.schema.reading import explain, fault_in, read_source
from risksignals.schema.signals import SignalShape

NOTE_COLUMNS: Final = ("note_id", "case_id", "date", "author", "register", "text")
MENTION_COLUMNS: Final = ("kind", "subtype", "status", "start", "end", "mention")
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_NEEDED: Final = ("note_id", "text", "kind", "status", "start", "end")


def write_table(notes: Iterable[AnnotatedNote], path: Path | str) -> None:
    """Write notes as CSV, in UTF-8 with the mark by which spreadsheets know it."""
    out = io.StringIO(newline="")
    rows = csv.DictWriter(out, (*NOTE_COLUMNS, *MENTION_COLUMNS), lineterminator="\r\n")
    rows.writeheader()
    for note in notes:
        for row in _rows(note):
            rows.writerow({column: neutral(cell) for column, cell in row.items()})
    write_bytes(Path(path), out.getvalue().encode("utf-8-sig"))


def read_table(path: Path | str) -> list[AnnotatedNote]:
    """The notes of a CSV file, in the order of their first rows.

    `mention` may be missing. Raises `InputError` naming file, row and column for what cannot be a
    mention of its note, and where rows of one note disagree about it.
    """
    path = Path(path)
    notes: dict[tuple[str, str], tuple[AnnotatedNote, list[SignalShape], str]] = {}
    for number, row in _read_rows(path):
        where = f"{path.name}, row {number}"
        note = _note(row, where)
        key = row.get("case_id", ""), note.note_id
        first, shapes, _ = notes.setdefault(key, (note, [], where))
        if note != first:
            raise InputError(f"{where}: note_id: another note's, or its columns differ; mend them")
        if row["kind"]:
            shape = _mention(row, note.text, where)
            checked_signals([shape], note.text, fault_in(where))
            shapes.append(shape)
    pairs = []
    for first, shapes, where in notes.values():
        signals = checked_signals(shapes, first.text, fault_in(where))
        place = where.removeprefix(f"{path.name}, ")
        pairs.append((place, msgspec.structs.replace(first, signals=signals)))
    return check_distinct(pairs, path.name)


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell that `neutral` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _rows(note: AnnotatedNote) -> Iterator[dict[str, str]]:
    about = {
        "note_id": note.note_id,
        "case_id": note.case_id or "",
        "date": note.date.isoformat() if note.date else "",
        "author": note.author or "",
        "register": note.register or "",
        "text": note.text,
    }
    if not note.signals:
        yield about
    for signal in note.signals:
        yield about | {
            "kind": signal.kind,
            "subtype": signal.subtype or "",
            "status": signal.status,
            "start": str(signal.start),
            "end": str(signal.end),
            "mention": signal.text,
        }


def _read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    data, name = read_source(path, "a corpus")
    limit = csv.field_size_limit(sys.maxsize)
    try:
        reader = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
        lacking = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
        if lacking:
            raise InputError(f"{name}: column {lacking[0]} missing; add it to the first row")
        rows = list(enumerate(reader, 2))
    except csv.Error:
        raise InputError(f"{name}: not CSV with quoted cells; export it again") from None
    finally:
        csv.field_size_limit(limit)
    for number, row in rows:
        if None in row or None in row.values():
            raise InputError(f"{name}, row {number}: not as many cells as columns; mend it")
    return [(number, {column: restored(row[column]) for column in row}) for number, row in rows]


def _note(row: Mapping[str, str], where: str) -> AnnotatedNote:
    fault = fault_in(where)
    known = {column: row.get(column) or None for column in NOTE_COLUMNS}
    try:
        note = msgspec.convert(
            known | {"note_id": row["note_id"], "text": row["text"]}, AnnotatedNote
        )
    except msgspec.ValidationError as error:
        raise fault(*explain(str(error))) from None
    check_note(note, fault)
    return note


def _mention(row: Mapping[str, str], text: str, where: str) -> SignalShape:
    """The mention of a row; its words are the note's where the column is missing."""
    numbers = {}
    for column in ("start", "end"):
        if not re.fullmatch(r"\d{1,9}", row[column]):
            raise fault_in(where)(column, "not a whole number; count characters from 0")
        numbers[column] = int(row[column])
    cut = text[numbers["start"] : numbers["end"]]
    try:
        return msgspec.convert(
            {
                "kind": row["kind"],
                "subtype": row.get("subtype") or None,
                "status": row["status"],
                **numbers,
                "text": row.get("mention", cut) or cut,
            },
            SignalShape,
        )
    except msgspec.ValidationError as error:
        raise fault_in(where)(*explain(str(error))) from None
