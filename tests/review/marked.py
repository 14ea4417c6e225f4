"""Cases written as marked text: `{kind/subtype!status|words}` is a signal on the words.

The subtype and the status may be left out; the status is then `affirmed`.
"""

import datetime as dt
import re

from risksignals.review import Policy, review_case
from risksignals.schema import (
    Assessment,
    Case,
    CaseRecord,
    Child,
    ChildFinding,
    Note,
    NoteAnalysis,
    Review,
    Signal,
)

_MARK = re.compile(
    r"\{(?P<kind>[a-z_]+)(?:/(?P<sub>[a-z_]+))?(?:!(?P<status>[a-z]+))?\|(?P<text>[^}]+)\}"
)

RECORD = CaseRecord()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def child(
    name: str | None,
    born: str | None = None,
    relationship: str | None = "son",
    recorded_on: str | None = None,
) -> Child:
    return Child(
        name=name,
        date_of_birth=day(born) if born else None,
        relationship=relationship,
        recorded_on=day(recorded_on) if recorded_on else None,
    )


def assessed(
    on: str, *substances: str, abuse: bool = False, social_care: bool = False
) -> Assessment:
    return Assessment(day(on), "low", substances, abuse, social_care)


def record(
    *children: Child, assessments: tuple[Assessment, ...] = (), checked_on: str | None = None
) -> CaseRecord:
    return CaseRecord(children, assessments, day(checked_on) if checked_on else None)


def analysed(note_id: str, on: str, marked: str) -> tuple[Note, NoteAnalysis]:
    text, signals, last = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        start = len(text)
        text += found["text"]
        signals.append(
            Signal(
                kind=found["kind"],
                subtype=found["sub"],
                status=found["status"] or "affirmed",
                start=start,
                end=len(text),
                text=found["text"],
            )
        )
        last = found.end()
    text += marked[last:]
    note = Note(note_id, day(on), text)
    return note, NoteAnalysis(note_id, "C1", note.date, text, tuple(signals))


def reviewed(
    *notes: tuple[str, str], record: CaseRecord = RECORD, policy: Policy | None = None
) -> Review:
    """The review of a case whose notes, n1 and on, are given as day and marked text."""
    read = [analysed(f"n{number}", on, text) for number, (on, text) in enumerate(notes, start=1)]
    case = Case("C1", record, tuple(note for note, _ in read))
    return review_case(case, [analysis for _, analysis in read], policy)


def children(*notes: tuple[str, str], record: CaseRecord = RECORD) -> list[tuple[str, str]]:
    """The label and state of each distinct child."""
    return [(found.label, found.state) for found in findings(*notes, record=record)]


def states(*notes: tuple[str, str], record: CaseRecord = RECORD) -> list[str]:
    return [found.state for found in findings(*notes, record=record)]


def findings(*notes: tuple[str, str], record: CaseRecord = RECORD) -> tuple[ChildFinding, ...]:
    return reviewed(*notes, record=record).children


def codes(review: Review) -> list[str]:
    return [reason.code for reason in review.reasons]
