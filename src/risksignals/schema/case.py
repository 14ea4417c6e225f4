"""A case: what the case system's record holds, and the dated notes."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Self

import msgspec

from .reading import Fault, decode, fault_in, read_source
from .vocabulary import ChildState, Evidenced, Priority, RoshLevel, Substance

_WHAT: Final = "a case"


class Note(msgspec.Struct, frozen=True):
    """One contact note."""

    note_id: str
    date: dt.date
    text: str


class Child(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One child in the record; any field may be missing.

    `relationship` is to the person on probation ("son", "partner's daughter", "unborn");
    `recorded_on` is the day the entry was made, None if it was always there.
    """

    name: str | None = None
    date_of_birth: dt.date | None = None
    relationship: str | None = None
    recorded_on: dt.date | None = None


class Assessment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One risk-of-harm assessment, and what it took into account (None where not said)."""

    date: dt.date
    rosh_level: RoshLevel | None = None
    substances: tuple[Substance, ...] | None = None
    domestic_abuse: bool | None = None
    childrens_social_care: bool | None = None


class CaseRecord(msgspec.Struct, frozen=True):
    """What the case system already has. Assessments are in date order when read from JSON."""

    children: tuple[Child, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    safeguarding_checked_on: dt.date | None = None


class Case(msgspec.Struct, frozen=True):
    """A record and its notes, in date order when read from JSON (ties in file order)."""

    case_id: str
    record: CaseRecord
    notes: tuple[Note, ...]

    @classmethod
    def from_json(cls, source: Path | str | bytes, *, where: str | None = None) -> Self:
        """Read one case from a path or JSON text.

        An `expected` object, which the cases of an evaluation corpus carry, is no part of the
        case; `ExpectedReview.from_json` reads it. `where` names the source in messages.

        Raises InputError when the source cannot be read or is no JSON, on an unknown field, a
        wrong type, an impossible date, a value that is not allowed, a duplicate `note_id`, an
        empty text, or a case with no notes.
        """
        data, name = read_source(source, _WHAT)
        where = where or name
        shape = decode(data, _CaseShape, where)
        _check(shape, fault_in(where))
        return cls(
            case_id=shape.case_id,
            record=_record(shape.record),
            notes=tuple(
                Note(note.note_id, note.date, note.text)
                for note in sorted(shape.notes, key=lambda note: note.date)
            ),
        )

    def to_json(self, *, indent: int | None = None) -> str:
        """The case as JSON text, in the shape that `from_json` reads."""
        return _encoded(self, indent)


class ExpectedChild(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A distinct child that a reviewer would list."""

    label: str
    state: ChildState


class ExpectedReview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answer that a case of an evaluation corpus carries beside its notes."""

    review_recommended: bool
    priority: Priority | None
    first_note: str | None
    reasons: tuple[str, ...]
    children: tuple[ExpectedChild, ...]
    standards: dict[int, Evidenced] | None
    why: str = ""

    @classmethod
    def from_json(cls, source: Path | str | bytes, *, where: str | None = None) -> Self:
        """The `expected` object of one case file; raises InputError as `Case.from_json` does."""
        data, name = read_source(source, _WHAT)
        shape = decode(data, _ExpectedShape, where or name)
        return msgspec.convert(shape.expected, cls)


class _NoteShape(msgspec.Struct, forbid_unknown_fields=True):
    note_id: str
    date: dt.date
    text: str


class _RecordShape(msgspec.Struct, forbid_unknown_fields=True):
    children: list[Child] | None = None
    assessments: list[Assessment] | None = None
    safeguarding_checked_on: dt.date | None = None


class _CaseShape(msgspec.Struct, forbid_unknown_fields=True):
    case_id: str
    notes: list[_NoteShape]
    record: _RecordShape | None = None
    expected: dict[str, msgspec.Raw] | None = None


class _ExpectedShape(msgspec.Struct):
    expected: ExpectedReview


def _check(shape: _CaseShape, fault: Fault) -> None:
    if not shape.case_id.strip():
        raise fault("case_id", "empty; give the case's identifier")
    _check_notes(shape.notes, fault)
    if shape.record is not None:
        _check_children(shape.record.children or (), fault)


def _check_notes(notes: Sequence[_NoteShape], fault: Fault) -> None:
    if not notes:
        raise fault("notes", "empty; a case needs at least one note")
    seen: dict[str, int] = {}
    for number, note in enumerate(notes):
        path = f"notes[{number}]"
        if not note.note_id.strip():
            raise fault(f"{path}.note_id", "empty; give each note its identifier")
        if note.note_id in seen:
            earlier = seen[note.note_id]
            raise fault(f"{path}.note_id", f"same as notes[{earlier}]'s; give each note its own")
        if not note.text.strip():
            raise fault(f"{path}.text", "empty; give the note's text or leave the note out")
        seen[note.note_id] = number


def _check_children(children: Sequence[Child], fault: Fault) -> None:
    for number, child in enumerate(children):
        for field in ("name", "relationship"):
            value = getattr(child, field)
            if value is not None and not value.strip():
                raise fault(
                    f"record.children[{number}].{field}", "empty; use null where it is not known"
                )


def _record(shape: _RecordShape | None) -> CaseRecord:
    if shape is None:
        return CaseRecord()
    return CaseRecord(
        children=tuple(shape.children or ()),
        assessments=tuple(sorted(shape.assessments or (), key=lambda each: each.date)),
        safeguarding_checked_on=shape.safeguarding_checked_on,
    )


def _encoded(value: msgspec.Struct, indent: int | None) -> str:
    data = msgspec.json.encode(value)
    return (data if indent is None else msgspec.json.format(data, indent=indent)).decode()
