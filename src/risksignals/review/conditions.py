"""When each reason of the policy stands, and on what evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from ..schema import Evidence
from .case_reading import CaseReading, Found, Moment
from .children import DistinctChild
from .policy import (
    AnyReason,
    NewSignal,
    RepeatedSignal,
    UnansweredGap,
    UnlistedInvolvement,
    UnlistedSubstance,
    UnrecordedChild,
    WithheldInformation,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A reason that stands: the policy's row, and the signals or the children it stands on."""

    reason: AnyReason
    found: tuple[Found, ...] = ()
    open_children: tuple[DistinctChild, ...] = ()

    @property
    def children(self) -> tuple[str, ...]:
        """The labels of the children that it stands on."""
        return tuple(child.label() for child in self.open_children)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every signal, or every mention of the children, in note order."""
        if not self.open_children:
            return tuple(found.evidence for found in self.found)
        spoken_of = (mention for child in self.open_children for mention in child.mentions)
        ordered = sorted(spoken_of, key=lambda mention: mention.place)
        return tuple(dict.fromkeys(mention.evidence for mention in ordered))


def standing(reason: AnyReason, case: CaseReading, moment: Moment) -> Standing | None:
    """The reason with all its evidence, or None where it does not stand at that moment."""
    if isinstance(reason, UnrecordedChild):
        return _unrecorded_children(reason, case, moment)
    found = _evidence(reason, case, moment)
    return Standing(reason, tuple(found)) if found else None


def _evidence(
    reason: (
        NewSignal
        | WithheldInformation
        | UnlistedSubstance
        | RepeatedSignal
        | UnlistedInvolvement
        | UnansweredGap
    ),
    case: CaseReading,
    moment: Moment,
) -> list[Found]:
    match reason:
        case NewSignal():
            return case.new(moment, reason, reason.subtypes)
        case WithheldInformation():
            new = case.new(moment, reason, reason.subtypes)
            return [found for found in new if case.is_about_the_protected(found)]
        case UnlistedSubstance():
            return _unlisted_use(reason, case, moment)
        case RepeatedSignal():
            return _repeated(reason, case, moment)
        case UnlistedInvolvement():
            return _involvement(reason, case, moment)
        case UnansweredGap():
            gaps = case.until(moment, reason)
            return [gap for gap in gaps if not case.is_answered(gap, moment)]
        case _:
            assert_never(reason)


def _unrecorded_children(
    reason: UnrecordedChild, case: CaseReading, moment: Moment
) -> Standing | None:
    children = tuple(case.open_children(moment, reason.least))
    return Standing(reason, open_children=children) if children else None


def _unlisted_use(reason: UnlistedSubstance, case: CaseReading, moment: Moment) -> list[Found]:
    """New use of a category that the assessment does not list, relapse, or intoxication."""
    assessment = moment.assessment
    listed = frozenset(assessment.substances or ()) if assessment else frozenset()
    return [
        found
        for found in case.new(moment, reason)
        if case.categories(found) - listed or case.is_flagrant_use(found)
    ]


def _repeated(reason: RepeatedSignal, case: CaseReading, moment: Moment) -> list[Found]:
    """Signals that count at once, and those with another in a different note close by."""
    repeated = [
        found
        for found in case.new(moment, reason, reason.repeated)
        if found.signal.subtype != "withholding" or not case.is_about_the_protected(found)
    ]
    return [
        found
        for found in case.new(moment, reason, (*reason.at_once, *reason.repeated))
        if found.signal.subtype in reason.at_once
        or (found in repeated and _has_another(found, repeated, reason.within_days))
    ]


def _has_another(found: Found, others: Sequence[Found], within_days: int) -> bool:
    return any(
        other.passage is not found.passage
        and abs((other.passage.date - found.passage.date).days) <= within_days
        for other in others
    )


def _involvement(reason: UnlistedInvolvement, case: CaseReading, moment: Moment) -> list[Found]:
    """Signals that the assessment does not list; where it does, events since it."""
    found = case.until(moment, reason)
    assessment = moment.assessment
    if assessment is None or not getattr(assessment, reason.listed_as):
        return found
    return [
        each for each in found if case.stands_again(each, assessment.date, reason.stands_again_on)
    ]
