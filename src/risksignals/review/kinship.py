"""The words by which notes and records name a child, from `data/kinship.toml`."""

import re
from functools import cache, cached_property
from typing import Literal

import msgspec

from .phrases import phrase_pattern
from .resources import load_toml

Sex = Literal["male", "female"]
Kin = Literal["own", "partners", "sibling", "nibling", "grandchild", "cousin", "other"]


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that tell the same: `count` is 0 for an unnumbered group, `ages` in years."""

    words: tuple[str, ...]
    sex: Sex | None = None
    kin: Kin | None = None
    count: int = 1
    ages: tuple[int, int] | None = None


class Owner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Adults whose child a mention may be, and the kin of such a child ("" where it varies)."""

    words: tuple[str, ...]
    kin: Kin | Literal[""]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unborn: tuple[str, ...]
    birth: tuple[str, ...]
    another: tuple[str, ...]
    everyone: tuple[str, ...]
    other_parent: tuple[str, ...]
    larger: tuple[str, ...]
    smaller: tuple[str, ...]
    no_name: frozenset[str]


class Kinship(msgspec.Struct, forbid_unknown_fields=True, dict=True):
    """Every list of `kinship.toml`, and the patterns made of them."""

    noun: tuple[Noun, ...]
    stages: dict[str, tuple[int, int]]
    owners: dict[str, Owner]
    relationships: dict[str, Kin]
    words: _Words

    @cached_property
    def noun_of(self) -> dict[str, Noun]:
        """Each noun, lower case, with what it tells."""
        return {word: noun for noun in self.noun for word in noun.words}

    @cached_property
    def noun_pattern(self) -> re.Pattern[str]:
        """Any noun for a child."""
        return phrase_pattern(self.noun_of)

    @cached_property
    def owner_of(self) -> dict[str, str]:
        """Each word for an adult, lower case, with the class of owner it names."""
        return {word: name for name, owner in self.owners.items() for word in owner.words}

    @cached_property
    def owner_pattern(self) -> re.Pattern[str]:
        """An adult's possessive before a child: "his sister's", "Neville's"."""
        words = "|".join(re.escape(word) for word in sorted(self.owner_of, key=len, reverse=True))
        return re.compile(
            rf"\b(?:(?P<word>(?i:{words}))(?:'s|s')|(?P<name>[A-Z][\w.-]*)'s?)\s+(?=[\w(])"
        )

    @cached_property
    def stage_pattern(self) -> re.Pattern[str]:
        """Any word that tells an age."""
        return phrase_pattern(self.stages)

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """A pattern for each list under `words`."""
        lists = msgspec.structs.asdict(self.words)
        return {name: phrase_pattern(words) for name, words in lists.items()}


@cache
def kinship() -> Kinship:
    """The packaged lists; raises PolicyError where they cannot be used."""
    return load_toml("kinship.toml", Kinship)
