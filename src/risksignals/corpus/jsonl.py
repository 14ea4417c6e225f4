"""The corpus format: JSON Lines, one note a line, and analyses in the same form to score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from risksignals.corpus.notes import (
    AnnotatedNote,
    Key,
    check_distinct,
    check_note,
    checked_signals,
)
from risksignals.errors import InputError
from risksignals.schema import Signal
from risksignals.schema.reading import decode, fault_in, read_source
from risksignals.schema.signals import SignalShape


class _Line(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One line: a note of a corpus, or an analysis, which may do without the text."""

    note_id: str
    case_id: str | None = None
    date: dt.date | None = None
    author: str | None = None
    register: str | None = None
    text: str | None = None
    signals: list[SignalShape]


def read_corpus(path: Path | str) -> list[AnnotatedNote]:
    """The annotated notes of a JSON Lines file, in file order.

    Raises `InputError`, naming file, line and field, for a line that is not a note of the
    documented shape, an offset that does not fit its note, or an identifier given twice.
    """
    path = Path(path)
    return check_distinct(_notes(path), path.name)


def write_corpus(notes: Iterable[AnnotatedNote], path: Path | str) -> None:
    """Write notes as JSON Lines that `read_corpus` reads; a confidence of 1.0 is left out."""
    lines = [msgspec.json.encode(_line(note)) for note in notes]
    write_bytes(Path(path), b"".join(line + b"\n" for line in lines))


def read_analyses(path: Path | str, notes: Sequence[AnnotatedNote]) -> list[tuple[Signal, ...]]:
    """What a system found in each of `notes`, in their order, from a JSON Lines file.

    A line is an analysis as `risksignals analyse --format json` gives it, or a note of a corpus
    (a second annotator's, say). `case_id` may be missing where `note_id` alone tells the notes
    apart. Every offset is checked against the note's text.

    Raises `InputError` for a note that the corpus lacks or that comes twice, and for notes of the
    corpus that the file lacks.
    """
    path = Path(path)
    known = _by_key(notes)
    found: dict[Key, tuple[Signal, ...]] = {}
    for where, line in _lines(path):
        fault = fault_in(where)
        note = known.get((line.case_id, line.note_id))
        if note is None:
            raise fault("note_id", "not in the corpus; score the notes of this corpus alone")
        if note.key in found:
            raise fault("note_id", "given twice; keep one line for each note")
        found[note.key] = checked_signals(line.signals, note.text, fault)
    missing = [note for note in notes if note.key not in found]
    if missing:
        raise InputError(
            f"{path.name}: {len(missing)} of the corpus's {len(notes)} notes missing, the first "
            f"is {missing[0].note_id}; add a line for each, with an empty list where nothing is "
            "found"
        )
    return [found[note.key] for note in notes]


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file; raises `InputError` where it cannot be written."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); check it") from None


def _lines(path: Path) -> Iterator[tuple[str, _Line]]:
    data, name = read_source(path, "a corpus")
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            where = f"{name}, line {number}"
            yield where, decode(line, _Line, where)


def _notes(path: Path) -> Iterator[tuple[str, AnnotatedNote]]:
    for where, line in _lines(path):
        fault = fault_in(where)
        if line.text is None:
            raise fault("text", "missing; add it")
        note = AnnotatedNote(
            note_id=line.note_id,
            text=line.text,
            author=line.author,
            register=line.register,
            case_id=line.case_id,
            date=line.date,
        )
        check_note(note, fault)
        signals = checked_signals(line.signals, line.text, fault)
        place = where.removeprefix(f"{path.name}, ")
        yield place, msgspec.structs.replace(note, signals=signals)


def _line(note: AnnotatedNote) -> _Line:
    return _Line(
        note_id=note.note_id,
        case_id=note.case_id,
        date=note.date,
        author=note.author,
        register=note.register,
        text=note.text,
        signals=[
            SignalShape(
                kind=signal.kind,
                subtype=signal.subtype,
                status=signal.status,
                start=signal.start,
                end=signal.end,
                text=signal.text,
                confidence=msgspec.UNSET if signal.confidence == 1 else signal.confidence,
            )
            for signal in note.signals
        ],
    )


def _by_key(notes: Sequence[AnnotatedNote]) -> dict[Key, AnnotatedNote]:
    known = {note.key: note for note in notes}
    by_id: dict[str, list[AnnotatedNote]] = {}
    for note in notes:
        by_id.setdefault(note.note_id, []).append(note)
    for note_id, same in by_id.items():
        if len(same) == 1:
            known.setdefault((None, note_id), same[0])
    return known
