"""Mentions side by side that name one child, and those that name children apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from .identity import ANY_KIN, Facts, combined, name_likeness, speaks_against
from .mentions import Mention, MentionReader
from .names import SAME_NAME
from .passage import Passage
from .timing import Period

_APPOSED: Final = re.compile(r"[\s,(:-]*(?:(?:who\s+is|who's|is|called|named)\s+)?", re.I)
_LISTED: Final = re.compile(r"[\s,)]*(?:(?:and|&|plus|\+|/)\s*)?", re.I)
_HIS: Final = re.compile(r"(?:his|her|their)\b", re.I)
_SIBLING: Final = frozenset(("sibling",))
_JOINED: Final = re.compile(r"\b(?:and|plus)\b|[&+/]", re.I)


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One mention, or two side by side of one child ("his son, Jake"), taken together.

    `number` is unique within the case; `apart_from` are the numbers of units of the same note
    that cannot be the same child, as in "Zak and his brother".
    """

    number: int
    mentions: tuple[Mention, ...]
    facts: Facts
    apart_from: tuple[int, ...] = ()

    @property
    def passage(self) -> Passage:
        """The note that the unit stands in."""
        return self.mentions[0].passage

    @property
    def place(self) -> tuple[int, int]:
        """The note's number and the offset in it."""
        return self.mentions[0].place

    @property
    def count(self) -> int:
        """1 for one child, 0 for an unnumbered group."""
        return self.mentions[0].count

    @property
    def sign(self) -> bool:
        """Whether only signs tell of the child."""
        return all(mention.sign for mention in self.mentions)

    @property
    def another(self) -> bool:
        """Whether the child is one more than those known."""
        return any(mention.another for mention in self.mentions)

    @property
    def everyone(self) -> bool:
        """Whether a whole set of children is meant."""
        return self.mentions[0].everyone

    @property
    def definite(self) -> bool:
        """Whether the words point to a child just spoken of."""
        return self.mentions[0].definite

    @property
    def unowned(self) -> bool:
        """Whether nobody is said to be the parent."""
        return all(mention.unowned for mention in self.mentions)

    @property
    def newborn(self) -> bool:
        """Whether a birth is told beside the mention."""
        return any(mention.newborn for mention in self.mentions)


def units_of(passage: Passage, reader: MentionReader) -> list[Unit]:
    """The units of a note's active `child` signals, in text order."""
    units: list[Unit] = []
    for unit in _units(passage, reader):
        units.append(unit)
        ages = unit.mentions[-1].ages_after
        listed = units[-len(ages) :] if ages else []
        apart = all(one.number in other.apart_from for one, other in pairwise(listed))
        if ages and len(listed) == len(ages) and apart:
            units[-len(ages) :] = (_aged(*each) for each in zip(listed, ages, strict=True))
    return units


def _aged(unit: Unit, born: Period) -> Unit:
    return replace(unit, facts=replace(unit.facts, born=unit.facts.born or born))


def _units(passage: Passage, reader: MentionReader) -> Iterator[Unit]:
    number = passage.index * 10_000
    last: Unit | None = None
    for signal in passage.active("child"):
        listed: list[int] = []
        for read in reader.read(passage, signal):
            mention = read if last is None else _with_brother(last, read)
            if last is not None and not listed and _is_apposed(last, mention):
                last = _joined(last, mention)
                continue
            if last is not None:
                if not listed and _is_apart(last, mention):
                    listed = [*last.apart_from, last.number]
                yield last
            number += 1
            last = Unit(number, (mention,), mention.facts, tuple(listed))
            if mention.count == 1:
                listed.append(number)
    if last is not None:
        yield last


def _with_brother(unit: Unit, mention: Mention) -> Mention:
    """The mention; "Jake and his sister" as the sister of Jake, whose tie to the person is his."""
    if unit.count != 1 or not unit.facts.names or mention.facts.kins != _SIBLING:
        return mention
    if not (_HIS.match(mention.passage.spanned(mention.signal)) and _is_apart(unit, mention)):
        return mention
    facts = replace(mention.facts, kins=ANY_KIN, firm=False)
    return replace(mention, facts=facts, sibling_of=unit.facts.names[0][0])


def _is_apposed(unit: Unit, mention: Mention) -> bool:
    """Whether the mention says more of the unit's child: the name, or the noun, or both."""
    if len(unit.mentions) > 1 or unit.count != 1 or mention.count != 1:
        return False
    if unit.sign or mention.sign or unit.facts.unborn or mention.facts.unborn:
        return False
    one_named = bool(unit.facts.names) != bool(mention.facts.names)
    if not one_named and not _same_name(unit, mention):
        return False
    between = _between(unit, mention)
    return bool(_APPOSED.fullmatch(between)) and not speaks_against(unit.facts, mention.facts)


def _joined(unit: Unit, mention: Mention) -> Unit:
    return replace(
        unit,
        mentions=(*unit.mentions, mention),
        facts=combined(unit.facts, mention.facts),
    )


def _is_apart(unit: Unit, mention: Mention) -> bool:
    """Whether an "and", or a comma between two names, sets the two apart."""
    if unit.count != 1 or mention.count != 1 or unit.sign or mention.sign:
        return False
    between = _between(unit, mention)
    if not _LISTED.fullmatch(between):
        return False
    both_named = bool(unit.facts.names and mention.facts.names)
    return bool(_JOINED.search(between)) or (both_named and not _same_name(unit, mention))


def _same_name(unit: Unit, mention: Mention) -> bool:
    return name_likeness(unit.facts, mention.facts) >= SAME_NAME


def _between(unit: Unit, mention: Mention) -> str:
    end = unit.mentions[-1].signal.end
    return mention.passage.text[end : mention.signal.start]
