"""The record's children, as accounts that mentions can be matched against."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..schema import Child, ChildState
from .identity import ANY_KIN, HOUSEHOLD, Facts, name_likeness, speaks_against
from .kinship import Kin, Kinship, Sex
from .names import SAME_NAME
from .timing import Period

_WORDS: Final = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*\.?")
_PARTNER_OF: Final = ("partner", "ex")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record, and what it tells of the child."""

    child: Child
    facts: Facts

    @property
    def is_complete(self) -> bool:
        """Whether it has both a name and a date of birth."""
        return self.child.name is not None and self.child.date_of_birth is not None

    def is_visible(self, on: dt.date) -> bool:
        """Whether the record held it on that day."""
        return self.child.recorded_on is None or self.child.recorded_on <= on

    def is_unborn(self, on: dt.date) -> bool:
        """Whether it is of a child who was not born by that day."""
        born = self.child.date_of_birth
        return self.facts.unborn if born is None else born > on


def entries_of(children: Sequence[Child], words: Kinship) -> list[Entry]:
    """Each entry of the record."""
    return [Entry(child, _facts(child, words)) for child in children]


def read_entries(children: Sequence[Child], words: Kinship, since: dt.date) -> list[list[Entry]]:
    """The record's entries, those of one child together, for notes that begin on a day.

    An unborn child's entry goes with that of the one child born since.
    """
    grouped: list[list[Entry]] = []
    for entry in entries_of(children, words):
        same = next(
            (
                each
                for each in grouped
                if all(_same(entry, one) or _born_of(entry, one, since) for one in each)
            ),
            None,
        )
        if same is None:
            grouped.append([entry])
        else:
            same.append(entry)
    return grouped


def record_names(children: Sequence[Child]) -> frozenset[str]:
    """The given names that the record holds."""
    names = (_WORDS.findall(child.name) for child in children if child.name)
    return frozenset(words[0] for words in names if words)


def group_state(entries: Sequence[Entry], on: dt.date) -> ChildState:
    """How the record stands on a group that these entries fit, on that day."""
    visible = [entry for entry in entries if entry.is_visible(on)]
    if sum(entry.is_complete for entry in visible) > 1:
        return "recorded"
    return "incomplete" if len(visible) > 1 else "unrecorded"


def child_state(entries: Sequence[Entry], on: dt.date, *, unborn: bool) -> ChildState:
    """How the record stands on one child, born or not by that day."""
    visible = [entry for entry in entries if entry.is_visible(on)]
    if not visible:
        return "unrecorded"
    if unborn or any(entry.is_complete for entry in visible):
        return "recorded"
    return "incomplete"


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries are of one child: alike names, and one date of birth at most."""
    dates = {each.child.date_of_birth for each in (one, other)} - {None}
    alike = name_likeness(one.facts, other.facts) >= SAME_NAME
    return alike and len(dates) < 2 and not speaks_against(one.facts, other.facts)


def _born_of(one: Entry, other: Entry, since: dt.date) -> bool:
    """Whether one entry awaits the child, born since the notes began, whom the other holds."""
    awaited = one.facts.unborn != other.facts.unborn
    dates = [each.child.date_of_birth for each in (one, other) if not each.facts.unborn]
    return awaited and all(date is not None and date > since for date in dates)


def _facts(child: Child, words: Kinship) -> Facts:
    relationship = " ".join((child.relationship or "").lower().split())
    kins, sex = _relationship(relationship, words)
    name = tuple(_WORDS.findall(child.name or ""))
    born = child.date_of_birth
    return Facts(
        names=(name,) if name else (),
        sex=sex,
        kins=kins,
        firm=kins != ANY_KIN,
        born=None if born is None else Period(born, born),
        unborn=words.words.unborn.within(relationship),
    )


def _relationship(relationship: str, words: Kinship) -> tuple[frozenset[Kin], Sex | None]:
    """The ties and the sex that the record's relationship tells."""
    nouns = [words.noun_of[noun.lower()] for noun in words.noun_pattern.findall(relationship)]
    sex = next((noun.sex for noun in reversed(nouns) if noun.sex), None)
    for phrase, told in words.relationships.items():
        if phrase in relationship:
            return frozenset((told,)), sex
    if relationship in words.noun_of:
        kin = words.noun_of[relationship].kin or ("own" if sex else None)
        return (ANY_KIN if kin is None else frozenset((kin,))), sex
    if owner := _owner(relationship, words):
        if owner in _PARTNER_OF:
            return frozenset(("partners",)), sex
        tie = words.owners[owner].kin
        return (frozenset((tie, "other")) if tie else HOUSEHOLD), sex
    told_kins = [noun.kin for noun in nouns if noun.kin]
    return (frozenset(told_kins[-1:]) or ANY_KIN), sex


def _owner(relationship: str, words: Kinship) -> str | None:
    """The class of adult in "partner's daughter" or "son of partner"."""
    possessive = words.owner_pattern.search(f"{relationship} ")
    if possessive and possessive["word"]:
        return words.owner_of[possessive["word"].lower()]
    _, _, adult = relationship.partition(" of ")
    found = (words.owner_of[word] for word in reversed(adult.split()) if word in words.owner_of)
    return next(found, None)
