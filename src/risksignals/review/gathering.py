"""Gathering a case's mentions into distinct children, matched to the record."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ..schema import CaseRecord
from .children import DistinctChild
from .entries import Entry, read_entries, record_names
from .identity import (
    ANY_KIN,
    Facts,
    closeness,
    combined,
    name_likeness,
    owners_differ,
    speaks_against,
)
from .kinship import Kin, Kinship, kinship
from .mentions import MentionReader
from .names import SAME_NAME, given_name_likeness
from .passage import Passage
from .phrases import Phrases
from .units import Unit, units_of

_LONGEST_PREGNANCY: Final = dt.timedelta(weeks=45)
_SOON: Final = dt.timedelta(days=366)
_EARLY: Final = dt.timedelta(days=7)
_LEAST_GROUP: Final = 2
_ONE_TIE: Final = (frozenset(("own",)), frozenset(("partners",)))


def distinct_children(
    passages: Sequence[Passage], record: CaseRecord, partners: Phrases
) -> list[DistinctChild]:
    """Every child that an active mention speaks of, in the order of their first mentions.

    The mentions of the whole case are weighed together, so that a child first met as "the lad"
    is the one whom a later note names. `partners` are names of partners, who are never children.
    """
    words = kinship()
    names = record_names(record.children)
    reader = MentionReader(words, names)
    units = [
        unit
        for passage in passages
        for unit in units_of(passage, reader)
        if not _is_partner(unit, partners, names)
    ]
    gathering = _Gathering(units, record, words, passages[0].date)
    for unit in _in_order_of_certainty(units):
        gathering.place(unit)
    return gathering.found()


def _in_order_of_certainty(units: Sequence[Unit]) -> Iterator[Unit]:
    """Pregnancies, names, single nouns, numbered groups, other groups, mere signs."""

    def rank(unit: Unit) -> int:
        if unit.facts.unborn:
            return 0
        if unit.count == 1:
            return 5 if unit.sign else 2 if not unit.facts.names else 1
        return 4 if unit.count == 0 else 3

    return iter(sorted(units, key=lambda unit: (rank(unit), unit.place)))


class _Gathering:
    """The children found so far, beginning with those that the record holds."""

    def __init__(
        self, units: Sequence[Unit], record: CaseRecord, words: Kinship, since: dt.date
    ) -> None:
        self._children = [
            DistinctChild(_entry_facts(entries), entries=list(entries))
            for entries in read_entries(record.children, words, since)
        ]
        self._placed: dict[int, DistinctChild] = {}
        self._shared_names = self._names_of_two(units)

    def found(self) -> list[DistinctChild]:
        """The children that any mention speaks of."""
        mentioned = [child for child in self._children if child.mentions]
        return sorted(mentioned, key=lambda child: min(each.place for each in child.mentions))

    def place(self, unit: Unit) -> None:
        """Count the unit as one of a child found already, or as a new one."""
        if self._is_shared(unit.facts) and unit.facts.kins in _ONE_TIE:
            unit = replace(unit, facts=replace(unit.facts, firm=True))
        if unit.facts.unborn:
            for _ in range(unit.count):
                self._add(unit, self._pregnancy(unit))
        elif unit.count == 1:
            self._add(unit, self._single(unit))
        elif unit.count > 1:
            self._place_number(unit)
        else:
            self._place_group(unit)

    def _add(self, unit: Unit, child: DistinctChild | None) -> None:
        if child is None:
            child = DistinctChild(unit.facts)
            self._children.append(child)
        facts = replace(unit.facts, unborn=True) if unit.sign and child.facts.unborn else unit.facts
        for mention in unit.mentions:
            child.add(mention, facts)
        self._placed[unit.number] = child

    def _pregnancy(self, unit: Unit) -> DistinctChild | None:
        """The child awaited already that the unit may speak of, and does not yet count in."""
        waiting = (
            child
            for child in self._children
            if self._awaits(child, unit) and unit.mentions[0] not in child.mentions
        )
        return next(waiting, None)

    def _awaits(self, child: DistinctChild, unit: Unit) -> bool:
        told_on = unit.passage.date
        if any(entry.is_unborn(told_on) for entry in child.entries):
            born = child.facts.born
            return born is None or born.first - told_on <= _LONGEST_PREGNANCY
        return (
            child.facts.unborn
            and not owners_differ(child.facts, unit.facts)
            and _due_together(child, unit)
        )

    def _single(self, unit: Unit) -> DistinctChild | None:
        fitting = [child for child in self._children if self._fits(child, unit)]
        return max(fitting, key=lambda child: self._preference(child, unit), default=None)

    def _fits(self, child: DistinctChild, unit: Unit) -> bool:
        if child.is_group:
            return unit.sign and bool(child.facts.kins & unit.facts.kins)
        return (
            (not speaks_against(child.facts, unit.facts) or self._is_just_spoken_of(child, unit))
            and child not in self._apart(unit)
            and _is_born(child, unit)
            and not (unit.another and _is_known(child, unit))
            and not _is_sibling(child, unit)
        )

    def _is_just_spoken_of(self, child: DistinctChild, unit: Unit) -> bool:
        """Whether "the lad" is the child of the same note that all but the tie agrees with."""
        return (
            unit.definite
            and child.is_met_before(unit.passage, unit.place)
            and not speaks_against(child.facts, _without_tie(unit.facts))
        )

    def _apart(self, unit: Unit) -> list[DistinctChild]:
        return [self._placed[number] for number in unit.apart_from if number in self._placed]

    def _preference(self, child: DistinctChild, unit: Unit) -> float:
        """How well the child fits; the recorded first, then the one just spoken of."""
        awaited = child.facts.unborn and unit.newborn
        return (
            closeness(child.facts, unit.facts)
            + (4.0 if awaited else -2.0 if child.facts.unborn and unit.sign else 0.0)
            + (1.5 if child.entries else 0.0)
            + (1.0 if child.is_met_before(unit.passage, unit.place) else 0.0)
            + (0.75 if child.mentions else 0.0)
            + (0.25 if any(entry.is_complete for entry in child.entries) else 0.0)
        )

    def _place_number(self, unit: Unit) -> None:
        members = self._members(unit)[: unit.count]
        for number in range(len(members) + 1, unit.count + 1):
            child = DistinctChild(unit.facts, place=(number, unit.count))
            self._children.append(child)
            members.append(child)
        for child in members:
            self._add_to(child, unit)

    def _add_to(self, child: DistinctChild, unit: Unit) -> None:
        facts = replace(unit.facts, names=()) if child.facts.names else unit.facts
        for mention in unit.mentions:
            if mention not in child.mentions:
                child.add(mention, facts)

    def _members(self, unit: Unit) -> list[DistinctChild]:
        """The children that a numbered group can be made of, the best fitting first."""
        ranked: list[tuple[int, float, DistinctChild]] = []
        for child in self._children:
            tier = self._tier(child, unit)
            if tier is not None:
                ranked.append((tier, -self._preference(child, unit), child))
        return [child for _, _, child in sorted(ranked, key=lambda each: each[:2])]

    def _tier(self, child: DistinctChild, unit: Unit) -> int | None:
        if child.is_group or not _is_born(child, unit):
            return None
        if speaks_against(child.facts, _without_tie(unit.facts)):
            return None
        if not speaks_against(child.facts, unit.facts):
            return 0 if child.mentions else 2
        if not speaks_against(child.facts, _with_steps(unit.facts)):
            return 1 if child.mentions else 3
        whole_set = unit.everyone or bool(unit.facts.names)
        spoken_of = child.mentions and (whole_set or self._is_just_spoken_of(child, unit))
        return 4 if spoken_of else None

    def _place_group(self, unit: Unit) -> None:
        tied = _with_steps(unit.facts)
        fitting = [child for child in self._born(unit) if not speaks_against(child.facts, tied)]
        members = [child for child in fitting if child.mentions] or [
            child for child in self._children if self._is_just_spoken_of(child, unit)
        ]
        kins = unit.facts.kins
        if unit.unowned and not (members or fitting):
            kins, fitting = self._any_group(unit)
            members = [child for child in fitting if child.mentions]
        if not members:
            entries = [entry for child in fitting for entry in child.entries]
            facts = replace(unit.facts, kins=kins)
            members = [DistinctChild(facts, entries=entries, is_group=True)]
            self._children.extend(members)
        for child in members:
            self._add_to(child, unit)

    def _born(self, unit: Unit) -> Iterator[DistinctChild]:
        """The children of the case who were born when the unit was written."""
        for child in self._children:
            if not child.facts.unborn and _is_born(child, unit):
                yield child

    def _any_group(self, unit: Unit) -> tuple[frozenset[Kin], list[DistinctChild]]:
        """The children of one tie, two at least, whom "the kids" may mean where none else fits."""
        facts = _without_tie(unit.facts)
        alike = [
            child
            for child in self._born(unit)
            if not child.is_group and not speaks_against(child.facts, facts)
        ]
        by_kin = {kin: [c for c in alike if c.facts.kins == {kin}] for kin in sorted(ANY_KIN)}
        kin = max(by_kin, key=lambda each: len(by_kin[each]))
        if len(by_kin[kin]) < _LEAST_GROUP:
            return unit.facts.kins, []
        return frozenset((kin,)), by_kin[kin]

    def _names_of_two(self, units: Iterable[Unit]) -> list[Facts]:
        """Names that two children of the case are known to share."""
        told = [unit.facts for unit in units if unit.count > 1 and unit.facts.names]
        recorded = [child.facts for child in self._children]
        doubled = [
            one
            for number, one in enumerate(recorded)
            for other in recorded[number + 1 :]
            if name_likeness(one, other) >= SAME_NAME
        ]
        return told + doubled

    def _is_shared(self, facts: Facts) -> bool:
        return any(name_likeness(facts, shared) >= SAME_NAME for shared in self._shared_names)


def _entry_facts(entries: Sequence[Entry]) -> Facts:
    facts = entries[0].facts
    for entry in entries[1:]:
        facts = combined(facts, entry.facts)
    return facts


def _without_tie(facts: Facts) -> Facts:
    """The facts without whose child it is."""
    return replace(facts, kins=ANY_KIN, firm=False, owner=None, owner_name=None)


def _with_steps(facts: Facts) -> Facts:
    """The person's own children as a group, which step-children belong to as well."""
    return replace(facts, kins=facts.kins | {"partners"}) if "own" in facts.kins else facts


def _is_born(child: DistinctChild, unit: Unit) -> bool:
    """Whether the child was born when the unit, which speaks of a born child, was written."""
    told_on = unit.passage.date
    born = child.facts.born
    if child.facts.unborn:
        return unit.newborn or _is_made_ready(unit) or (born is not None and born.first <= told_on)
    return born is None or born.first <= told_on + _EARLY


def _is_made_ready(unit: Unit) -> bool:
    """Whether the unit is a sign, as a cot is, that may be of a child who is yet to be born."""
    born = unit.facts.born
    return unit.sign and (born is None or born.last >= unit.passage.date - _SOON)


def _is_partner(unit: Unit, partners: Phrases, record: frozenset[str]) -> bool:
    """Whether nothing but a name that the notes give to a partner stands for the child."""
    if unit.facts.sex or unit.facts.born or not unit.facts.names:
        return False
    named = [name[0] for name in unit.facts.names]
    return all(partners.leads(name) and name not in record for name in named)


def _is_sibling(child: DistinctChild, unit: Unit) -> bool:
    """Whether the unit is said to be the brother or sister of the child."""
    name = unit.mentions[0].sibling_of
    return name is not None and any(
        given_name_likeness((name,), known) >= SAME_NAME for known in child.facts.names
    )


def _is_known(child: DistinctChild, unit: Unit) -> bool:
    return any(mention.place < unit.place for mention in child.mentions)


def _due_together(child: DistinctChild, unit: Unit) -> bool:
    first = min(mention.passage.date for mention in child.mentions)
    if unit.passage.date - first > _LONGEST_PREGNANCY:
        return False
    due, told = child.facts.born, unit.facts.born
    return due is None or told is None or (due.first <= told.last and told.first <= due.last)
