"""What stands after each note, assessment and entry in the record."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..schema import PRIORITIES, Assessment, CaseRecord, Priority, TimelineEntry, TimelineEvent
from .case_reading import CaseReading, Moment
from .conditions import Standing, standing
from .passage import Passage
from .policy import Policy

#: On one day the record is entered first; an assessment takes the day's notes into account.
_ORDER: Final[tuple[TimelineEvent, ...]] = ("record", "assessment", "note")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may raise a reason or resolve one."""

    moment: Moment
    kind: TimelineEvent
    note: Passage | None


@dataclass(frozen=True, slots=True)
class State:
    """The reasons that stand after an event, with their priorities and the case's."""

    event: Event
    standing: tuple[Standing, ...]
    priorities: tuple[Priority, ...]
    priority: Priority | None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons that stand, in the policy's order."""
        return tuple(each.reason.code for each in self.standing)


def states(case: CaseReading, policy: Policy) -> list[State]:
    """The state after every event of the case, in the order of the days."""
    return [_state(event, case, policy) for event in _events(case.passages, case.record)]


def timeline(after_each: Sequence[State]) -> Iterator[TimelineEntry]:
    """The states as a review shows them, with what each event raised and resolved."""
    before: tuple[str, ...] = ()
    for state in after_each:
        codes = state.codes
        yield TimelineEntry(
            date=state.event.moment.date,
            note_id=state.event.note.note_id if state.event.note else None,
            event=state.event.kind,
            recommended=bool(codes),
            priority=state.priority,
            standing=codes,
            raised=tuple(code for code in codes if code not in before),
            resolved=tuple(code for code in before if code not in codes),
        )
        before = codes


def last_recommendation(after_each: Sequence[State]) -> Sequence[State]:
    """The last unbroken run of states in which some reason stood; empty where none ever did."""
    end = len(after_each)
    while end and not after_each[end - 1].standing:
        end -= 1
    start = end
    while start and after_each[start - 1].standing:
        start -= 1
    return after_each[start:end]


def _events(passages: Sequence[Passage], record: CaseRecord) -> Iterator[Event]:
    dated: list[tuple[dt.date, int, TimelineEvent, Passage | Assessment | None]] = []
    for day in _record_days(record):
        dated.append((day, _ORDER.index("record"), "record", None))
    for assessment in sorted(record.assessments, key=lambda each: each.date):
        dated.append((assessment.date, _ORDER.index("assessment"), "assessment", assessment))
    for passage in passages:
        dated.append((passage.date, _ORDER.index("note"), "note", passage))
    latest: Assessment | None = None
    last_note = -1
    for day, _, kind, what in sorted(dated, key=lambda each: each[:2]):
        if isinstance(what, Assessment):
            latest = what
        elif what is not None:
            last_note = what.index
        note = what if isinstance(what, Passage) else None
        yield Event(Moment(day, last_note, latest), kind, note)


def _record_days(record: CaseRecord) -> list[dt.date]:
    """The days on which something was entered in the record."""
    entered = {child.recorded_on for child in record.children}
    return sorted(day for day in entered | {record.safeguarding_checked_on} if day is not None)


def _state(event: Event, case: CaseReading, policy: Policy) -> State:
    found = (standing(reason, case, event.moment) for reason in policy.reasons)
    stands = tuple(each for each in found if each is not None)
    priorities = tuple(_priority(each, stands, case) for each in stands)
    return State(event, stands, priorities, _case_priority(priorities, policy))


def _priority(one: Standing, stands: Sequence[Standing], case: CaseReading) -> Priority:
    reason = one.reason
    if reason.raised_priority is None:
        return reason.priority
    if reason.raised_when == "another_reason_stands":
        raised = len(stands) > 1
    else:
        raised = any(case.is_linked_to_harm(found) for found in one.found)
    return reason.raised_priority if raised else reason.priority


def _case_priority(priorities: Iterable[Priority], policy: Policy) -> Priority | None:
    """The highest of the reasons'; so many routine ones make the case prompt."""
    ranked = sorted(priorities, key=PRIORITIES.index)
    if not ranked:
        return None
    highest = ranked[0]
    many = len(ranked) >= policy.routine_reasons_for_prompt
    return "prompt" if highest == "routine" and many else highest
