"""One annotated note, and what must hold of it whatever file it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from risksignals.errors import InputError
from risksignals.schema import Signal
from risksignals.schema.reading import Fault
from risksignals.schema.signals import SignalShape, check_signals

Key = tuple[str | None, str]
"""What names a note in a corpus: its case, where it has one, and its `note_id`."""


class AnnotatedNote(msgspec.Struct, frozen=True):
    """One note and its annotation, as a line of a corpus holds them.

    The signals are the annotators', with confidence 1.0. `author` is who wrote the text, which a
    split never puts on both sides; `register` is how it is written ("ordinary", "hard").
    """

    note_id: str
    text: str
    signals: tuple[Signal, ...] = ()
    author: str | None = None
    register: str | None = None
    case_id: str | None = None
    date: dt.date | None = None

    @property
    def key(self) -> Key:
        """The case and the note, which together are unique in a corpus."""
        return self.case_id, self.note_id


def checked_signals(
    shapes: list[SignalShape], text: str | None, fault: Fault
) -> tuple[Signal, ...]:
    """The signals as values; raises a `fault` for a label or offset that cannot be.

    Offsets are checked against `text` where it is known.
    """
    check_signals(shapes, text, fault)
    return tuple(
        Signal(
            kind=shape.kind,
            subtype=shape.subtype,
            status=shape.status,
            start=shape.start,
            end=shape.end,
            text=shape.text,
            confidence=shape.confidence if isinstance(shape.confidence, float) else 1.0,
        )
        for shape in shapes
    )


def check_note(note: AnnotatedNote, fault: Fault) -> None:
    """Raise a `fault` for a note without an identifier or text, or with an empty label."""
    if not note.note_id.strip():
        raise fault("note_id", "empty; give each note its identifier")
    if not note.text.strip():
        raise fault("text", "empty; give the note's text or leave the note out")
    for field in ("author", "register", "case_id"):
        value = getattr(note, field)
        if value is not None and not value.strip():
            raise fault(field, "empty; leave it out where it is not known")


def check_distinct(notes: Iterable[tuple[str, AnnotatedNote]], file: str) -> list[AnnotatedNote]:
    """The notes of `(place, note)` pairs.

    Raises `InputError` where two of them have the same identifier, or there is none at all.
    """
    seen: dict[Key, str] = {}
    for place, note in (pairs := list(notes)):
        if note.key in seen:
            raise InputError(
                f"{file}, {place}: note_id: same as {seen[note.key]}'s; give each note its own"
            )
        seen[note.key] = place
    if not pairs:
        raise InputError(f"{file}: holds no note; give a corpus of at least one")
    return [note for _, note in pairs]
