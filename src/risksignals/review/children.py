"""One distinct child: all that is said of it, and how the record stands on it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ..schema import ChildFinding, ChildState, Evidence
from .entries import Entry, child_state, group_state
from .identity import Facts, combined
from .mentions import Mention
from .passage import Passage

_LONGEST_LABEL: Final = 60


@dataclass(slots=True, eq=False)
class DistinctChild:
    """One child, or an unnumbered group none of whose children is spoken of singly.

    `mentions` are in note order; `entries` are the record's that match. A child of a numbered
    group that nothing else speaks of has its `place` in the group, from 1.
    """

    facts: Facts
    mentions: list[Mention] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    is_group: bool = False
    place: tuple[int, int] | None = None

    @property
    def first_note(self) -> int:
        """The number of the first note that speaks of the child."""
        return min(mention.passage.index for mention in self.mentions)

    @property
    def confidence(self) -> float:
        """How sure the surest mention is."""
        return max(mention.signal.confidence for mention in self.mentions)

    def state(self, on: dt.date, last_note: int) -> ChildState:
        """How the record stands on the child on a day, by which so many notes were written."""
        if self.is_group:
            return group_state(self.entries, on)
        return child_state(self.entries, on, unborn=self._is_unborn(on, last_note))

    def evidence(self) -> tuple[Evidence, ...]:
        """Every mention, in note order, once."""
        ordered = sorted(self.mentions, key=lambda mention: mention.place)
        return tuple(dict.fromkeys(mention.evidence for mention in ordered))

    def finding(self, on: dt.date, last_note: int) -> ChildFinding:
        """The child as a review lists it."""
        return ChildFinding(self.label(), self.state(on, last_note), self.evidence())

    def label(self) -> str:
        """The child's name as first written, with the record's, or the words used instead."""
        ordered = sorted(self.mentions, key=lambda mention: mention.place)
        named = [mention for mention in ordered if mention.facts.names and mention.count == 1]
        recorded = next((entry.child.name for entry in self.entries if entry.child.name), None)
        if self.is_group or not (named or recorded):
            return self._numbered(_words(ordered))
        written = " ".join(named[0].facts.names[0]) if named else ""
        if recorded is None or recorded.startswith(written):
            return recorded or written
        return f"{written} ({recorded})"

    def is_met_before(self, passage: Passage, place: tuple[int, int]) -> bool:
        """Whether the note speaks of the child before that place in it."""
        return any(each.passage is passage and each.place < place for each in self.mentions)

    def add(self, mention: Mention, facts: Facts | None = None) -> None:
        """Count the mention as one of this child."""
        self.mentions.append(mention)
        self.facts = combined(self.facts, mention.facts if facts is None else facts)

    def _numbered(self, words: str) -> str:
        return words if self.place is None else f"{words} ({self.place[0]} of {self.place[1]})"

    def _is_unborn(self, on: dt.date, last_note: int) -> bool:
        awaited = any(mention.facts.unborn for mention in self.mentions)
        if not awaited and not any(entry.is_unborn(on) for entry in self.entries):
            return False
        told = any(
            self._tells_birth(mention) and mention.passage.index <= last_note
            for mention in self.mentions
        )
        dated = any(
            entry.child.date_of_birth is not None and entry.child.date_of_birth <= on
            for entry in self.entries
        )
        return not (told or dated)

    def _tells_birth(self, mention: Mention) -> bool:
        """Whether it speaks of a born child: a cot does only once the child was due."""
        if mention.facts.unborn:
            return False
        due = self.facts.born
        return not mention.sign or (due is not None and mention.passage.date > due.last)


def _words(mentions: Sequence[Mention]) -> str:
    """The words for a child without a name: a noun sooner than a sign or a pregnancy."""
    mention = min(mentions, key=lambda each: (each.facts.unborn, each.sign, each.place))
    if mention.facts.unborn:
        return "unborn child"
    words = mention.passage.spanned(mention.signal).strip(" '\".,;:")
    return words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + "…"
