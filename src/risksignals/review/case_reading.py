"""A case with all that its reasons are decided from, read once and asked many times."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ..schema import Assessment, CaseRecord, Evidence, Signal
from . import judging
from .children import DistinctChild
from .gaps import answering_note
from .gathering import distinct_children
from .lexicon import Words
from .passage import Passage
from .policy import ReasonPolicy
from .recorded_names import with_recorded_names


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """An active signal in its note."""

    passage: Passage
    signal: Signal

    @property
    def evidence(self) -> Evidence:
        """Where the signal stands."""
        return Evidence(self.passage.note_id, self.signal.start, self.signal.end)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in the case: the day, the last note written, the latest assessment made by it."""

    date: dt.date
    last_note: int
    assessment: Assessment | None


def _date(found: Found) -> dt.date:
    return found.passage.date


def _number(found: Found) -> int:
    return found.passage.index


class CaseReading:
    """The notes of a case with their signals, the children in them, and judgements on each."""

    def __init__(self, passages: Sequence[Passage], record: CaseRecord, words: Words) -> None:
        self.record = record
        self._words = words
        self._partners = judging.partner_names(passages, words.withholding)
        self.passages = with_recorded_names(passages, record.children, self._partners)
        self._judged: dict[tuple[str, int], bool] = {}
        self._answers: dict[int, int | None] = {}

    @cached_property
    def children(self) -> list[DistinctChild]:
        """The distinct children of the case, in the order of their first mentions."""
        return distinct_children(self.passages, self.record, self._partners)

    @cached_property
    def _spoken_of(self) -> list[tuple[DistinctChild, int, float]]:
        return [(child, child.first_note, child.confidence) for child in self.children]

    @cached_property
    def _found(self) -> dict[str, list[Found]]:
        found: dict[str, list[Found]] = {}
        for passage in self.passages:
            for signal in passage.signals:
                if judging.is_active(passage, signal):
                    found.setdefault(signal.kind, []).append(Found(passage, signal))
        return found

    def until(
        self, moment: Moment, reason: ReasonPolicy, subtypes: Sequence[str] | None = None
    ) -> list[Found]:
        """The active signals, of some subtypes or any, in the notes written by then.

        They are of the reason's kind, and sure enough for it.
        """
        return self._between(None, moment, reason, subtypes)

    def new(
        self, moment: Moment, reason: ReasonPolicy, subtypes: Sequence[str] | None = None
    ) -> list[Found]:
        """Those of them that the latest assessment has not taken into account."""
        since = moment.assessment.date if moment.assessment else None
        return self._between(since, moment, reason, subtypes)

    def _between(
        self,
        since: dt.date | None,
        moment: Moment,
        reason: ReasonPolicy,
        subtypes: Sequence[str] | None,
    ) -> list[Found]:
        found = self._found.get(reason.kind, [])
        first = bisect_right(found, since, key=_date) if since else 0
        return [
            each
            for each in found[first : bisect_right(found, moment.last_note, key=_number)]
            if each.signal.confidence >= reason.least
            and (subtypes is None or each.signal.subtype in subtypes)
        ]

    def is_about_the_protected(self, found: Found) -> bool:
        """Whether what is withheld is about a child, partner, household or address."""

        def judge() -> bool:
            words = self._words.withholding
            return judging.is_about_the_protected(
                found.passage, found.signal, words, self._partners
            )

        return self._once("protected", found, judge)

    def is_flagrant_use(self, found: Found) -> bool:
        """Whether the use is a relapse, told or shown by earlier notes, or seen at a contact."""

        def judge() -> bool:
            place = found.passage, found.signal, self._words.substance
            return (
                judging.is_relapse(*place)
                or judging.is_intoxication_at_contact(*place)
                or self._ends_abstinence(found)
            )

        return self._once("flagrant", found, judge)

    def is_linked_to_harm(self, found: Found) -> bool:
        """Whether the note links the use to violence or to contact with a child."""

        def judge() -> bool:
            place = found.passage, found.signal, self._words.substance
            return judging.is_linked_to_child_contact(*place) or judging.is_linked_to_violence(
                *place, self._words.general.denials
            )

        return self._once("linked", found, judge)

    def stands_again(
        self, found: Found, assessed_on: dt.date, event: Literal["incident", "step_up"]
    ) -> bool:
        """Whether the signal tells of an incident or a step up since the assessment."""

        def judge() -> bool:
            place = found.passage, found.signal, assessed_on
            if event == "incident":
                return judging.happened_after(*place, self._words.timing)
            return judging.is_step_up(*place, self._words.safeguarding)

        return self._once(f"{event} since {assessed_on}", found, judge)

    def categories(self, found: Found) -> frozenset[str]:
        """The categories of a substance signal: its own, or if unspecified the note's others."""
        if found.signal.subtype not in (None, "unspecified"):
            return frozenset((found.signal.subtype or "",))
        named = {each.subtype for each in found.passage.active("substance_use")}
        return frozenset(each for each in named if each not in (None, "unspecified")) or frozenset(
            ("unspecified",)
        )

    def is_answered(self, gap: Found, moment: Moment) -> bool:
        """Whether the gap has been answered by then, in a note or by the record's last check."""
        checked_on = self.record.safeguarding_checked_on
        if checked_on is not None and gap.passage.date < checked_on <= moment.date:
            return True
        key = id(gap)
        if key not in self._answers:
            self._answers[key] = answering_note(self.passages, gap.passage, gap.signal, self._words)
        answer = self._answers[key]
        return answer is not None and answer <= moment.last_note

    def open_children(self, moment: Moment, least: float) -> Iterator[DistinctChild]:
        """The children spoken of by then, surely enough, whom the record does not hold complete."""
        for child, first_note, confidence in self._spoken_of:
            spoken_of = first_note <= moment.last_note and confidence >= least
            if spoken_of and child.state(moment.date, moment.last_note) != "recorded":
                yield child

    def _ends_abstinence(self, found: Found) -> bool:
        """Whether an earlier note told that the person had stopped using the same."""
        words = self._words
        sentence = found.passage.around(found.signal)
        if words.timing.before.within(sentence) or words.substance.unchanged.within(sentence):
            return False
        return any(
            signal.kind == "substance_use"
            and signal.status == "negated"
            and signal.subtype == found.signal.subtype
            and judging.is_abstinence(passage, signal, words.substance)
            for passage in self.passages[: found.passage.index]
            for signal in passage.signals
        )

    def _once(self, question: str, found: Found, judge: Callable[[], bool]) -> bool:
        key = question, id(found)
        if key not in self._judged:
            self._judged[key] = judge()
        return self._judged[key]
