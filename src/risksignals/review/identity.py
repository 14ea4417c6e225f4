"""What is known of a child, and whether two such accounts can be of one child."""

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from .kinship import Kin, Sex
from .names import SAME_NAME, given_name_likeness, likeness
from .timing import Period

Name = tuple[str, ...]

HOUSEHOLD: Final[frozenset[Kin]] = frozenset(
    ("sibling", "nibling", "grandchild", "cousin", "other")
)
ANY_KIN: Final[frozenset[Kin]] = HOUSEHOLD | {"own", "partners"}

_AGE_TOLERANCE: Final = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a mention, a record entry or all mentions together tell of one child.

    `names` are given names as written, each as its words. `kins` are the ties to the person on
    probation that fit; they are `firm` where a noun, a possessor or the record tells them, and
    a guess where a bare name leaves them open. `owner` is the class of adult whose child it is
    ("partner", "sibling"), `owner_name` the name of that adult.
    """

    names: tuple[Name, ...] = ()
    sex: Sex | None = None
    size: Literal["larger", "smaller"] | None = None
    kins: frozenset[Kin] = ANY_KIN
    firm: bool = False
    owner: str | None = None
    owner_name: str | None = None
    born: Period | None = None
    unborn: bool = False


def name_likeness(one: Facts, other: Facts) -> float:
    """The best likeness between any two of their names; 0 where either has none."""
    pairs = [(left, right) for left in one.names for right in other.names]
    return max(
        (max(given_name_likeness(*pair), given_name_likeness(*pair[::-1])) for pair in pairs),
        default=0.0,
    )


def speaks_against(one: Facts, other: Facts) -> bool:
    """Whether name, sex, tie, age or size tells the two accounts apart.

    Where both have names, a tie speaks only if both accounts are firm on it.
    """
    named = bool(one.names and other.names)
    return (
        _differ(one.sex, other.sex)
        or _differ(one.size, other.size)
        or (not one.kins & other.kins and (not named or (one.firm and other.firm)))
        or owners_differ(one, other)
        or _ages_apart(one.born, other.born)
        or (named and name_likeness(one, other) < SAME_NAME)
    )


def owners_differ(one: Facts, other: Facts) -> bool:
    """Whether the two are known to be the children of different adults."""
    if one.owner_name and other.owner_name:
        return likeness(one.owner_name, other.owner_name) < SAME_NAME
    return _differ(one.owner, other.owner)


def closeness(known: Facts, mention: Facts) -> float:
    """How well a mention that nothing speaks against fits a child; the higher, the better."""
    shared = known.kins & mention.kins
    return (
        10 * name_likeness(known, mention)
        + (1.5 if shared and known.kins <= mention.kins else 0.0)
        + (0.5 if known.sex and known.sex == mention.sex else 0.0)
        + (0.5 if known.owner and known.owner == mention.owner else 0.0)
        + (1.0 if known.size and known.size == mention.size else 0.0)
        + (1.0 if known.born and mention.born else 0.0)
    )


def combined(known: Facts, mention: Facts) -> Facts:
    """What is known of a child once a mention of it is added."""
    new_names = tuple(name for name in mention.names if name not in known.names)
    return Facts(
        names=known.names + new_names,
        sex=known.sex or mention.sex,
        size=known.size or mention.size,
        kins=_combined_kins(known, mention),
        firm=known.firm or mention.firm,
        owner=known.owner or mention.owner,
        owner_name=known.owner_name or mention.owner_name,
        born=_narrower(known.born, mention.born),
        unborn=known.unborn and mention.unborn,
    )


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _ages_apart(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return False
    return max(one.first - other.last, other.first - one.last) > _AGE_TOLERANCE


def _combined_kins(known: Facts, mention: Facts) -> frozenset[Kin]:
    if known.firm != mention.firm:
        return known.kins if known.firm else mention.kins
    return known.kins & mention.kins or known.kins


def _narrower(known: Period | None, told: Period | None) -> Period | None:
    if known is None or told is None:
        return known or told
    first, last = max(known.first, told.first), min(known.last, told.last)
    return Period(first, last) if first <= last else known
