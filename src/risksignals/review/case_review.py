"""The review of one case: recommendation, reasons, children, timeline, standards."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from ..errors import InputError
from ..schema import Case, Note, NoteAnalysis, Reason, Review
from .case_reading import CaseReading
from .conditions import Standing
from .passage import Passage
from .policy import Policy, packaged_policy
from .standards import audit
from .timeline import State, last_recommendation, states, timeline


def review_case(
    case: Case, analyses: Iterable[NoteAnalysis], policy: Policy | None = None
) -> Review:
    """Review a case from the signals of its notes, by a policy or the packaged one.

    `analyses` holds one analysis for each note, matched by `note_id`, in any order; where none
    of them has a `note_id`, in the order of the notes. Only the labels and spans are used, so
    it does not matter how the signals were found.

    Raises InputError when an analysis is missing, is there twice, or is of no note of the case.
    """
    policy = packaged_policy() if policy is None else policy
    passages = _passages(case, list(analyses))
    reading = CaseReading(passages, case.record, policy.words)
    after_each = states(reading, policy)
    final = after_each[-1]
    last_run = last_recommendation(after_each)
    since = _first_note(last_run, passages)
    recommended = bool(final.standing)
    return Review(
        case_id=case.case_id,
        review_recommended=recommended,
        priority=final.priority,
        first_note=since.note_id if since and recommended else None,
        reasons=tuple(_reasons(final, policy)),
        children=tuple(
            child.finding(final.event.moment.date, len(passages)) for child in reading.children
        ),
        timeline=tuple(timeline(after_each)),
        standards=audit(passages, since, case.record.assessments) if since else None,
        policy_version=policy.version,
        library_version=_library_version(),
    )


def _passages(case: Case, analyses: Sequence[NoteAnalysis]) -> list[Passage]:
    notes = sorted(case.notes, key=lambda note: note.date)
    signals = _by_note(notes, analyses)
    return [
        Passage.of(number, note, signals[note.note_id].signals) for number, note in enumerate(notes)
    ]


def _by_note(notes: Sequence[Note], analyses: Sequence[NoteAnalysis]) -> dict[str, NoteAnalysis]:
    if len(analyses) != len(notes):
        raise InputError(
            f"analyses: {len(analyses)} for {len(notes)} notes; give one for each note"
        )
    if all(analysis.note_id is None for analysis in analyses):
        return {note.note_id: each for note, each in zip(notes, analyses, strict=True)}
    found = {analysis.note_id or "": analysis for analysis in analyses}
    for note in notes:
        if note.note_id not in found:
            raise InputError(f"analyses: none for note {note.note_id}; analyse every note once")
    return found


def _first_note(run: Sequence[State], passages: Sequence[Passage]) -> Passage | None:
    """The first note of an unbroken run of recommendation; None where there is no run.

    An assessment may begin a run too, by no longer listing what the last one did: then it is
    the next note, or where none follows, the last.
    """
    if not run:
        return None
    return next((state.event.note for state in run if state.event.note), passages[-1])


def _reasons(state: State, policy: Policy) -> Iterable[Reason]:
    for standing, priority in zip(state.standing, state.priorities, strict=True):
        yield Reason(
            code=standing.reason.code,
            priority=priority,
            summary=_summary(standing, state, policy),
            evidence=standing.evidence,
            suggested_actions=standing.reason.suggested_actions,
        )


def _summary(standing: Standing, state: State, policy: Policy) -> str:
    """The policy's words for the reason, filled in; without any text of a note but names."""
    subtypes = dict.fromkeys(found.signal.subtype for found in standing.found)
    return standing.reason.summary.format(
        children=", ".join(standing.children),
        what=policy.named(subtype for subtype in subtypes if subtype is not None),
        when=_when([found.passage.date for found in standing.found]),
    )


def _when(dates: Sequence[dt.date]) -> str:
    if not dates:
        return ""
    first, last = _day(min(dates)), _day(max(dates))
    if first == last:
        return f"note of {first}"
    return f"{len(set(dates))} notes from {first} to {last}"


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"


@cache
def _library_version() -> str:
    try:
        return version("risksignals")
    except PackageNotFoundError:
        return "0+unknown"
