"""The words by which notes and records name a child, from `data/kinship.toml`."""

import re
from functools import cache, cached_property
from typing import Literal

import msgspec

from .phrases import Phrases
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


class KinshipWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside the nouns: see `kinship.toml` for what each list is for."""

    unborn: Phrases
    birth: Phrases
    another: Phrases
    everyone: Phrases
    other_parent: Phrases
    childhood: Phrases
    things: Phrases
    larger: Phrases
    smaller: Phrases
    no_name: frozenset[str]


class Kinship(msgspec.Struct, forbid_unknown_fields=True, dict=True):
    """Every list of `kinship.toml`, and the patterns made of them."""

    noun: tuple[Noun, ...]
    stages: dict[str, tuple[int, int]]
    owners: dict[str, Owner]
    relationships: dict[str, Kin]
    words: KinshipWords

    @cached_property
    def noun_of(self) -> dict[str, Noun]:
        """Each noun, lower case, with what it tells."""
        return {word: noun for noun in self.noun for word in noun.words}

    @cached_property
    def noun_pattern(self) -> re.Pattern[str]:
        """Any noun for a child."""
        return Phrases(self.noun_of).pattern

    @cached_property
    def owner_of(self) -> dict[str, str]:
        """Each word for an adult, lower case, with the class of owner it names."""
        return {word: name for name, owner in self.owners.items() for word in owner.words}

    @cached_property
    def owner_pattern(self) -> re.Pattern[str]:
        """An adult's possessive before a child: "his sister's", "Neville's"."""
        words = "|".join(re.escape(word) for word in sorted(self.owner_of, key=len, reverse=True))
        return re.compile(
            rf"\b(?:(?P<word>(?i:{words}))(?:'s|s')|(?P<name>[A-Z][\w.-]*)'s?)\s+"
            r"(?=[\w(])(?!(?:the|a|an|in|at|on|not|been|going|got|just|nearly|only|is|as)\b)"
        )

    @cached_property
    def mother_pattern(self) -> re.Pattern[str]:
        """A current or former partner, by name or not: "ex Natalie", "girlfriend"."""
        words = (*self.owners["ex"].words, *self.owners["partner"].words)
        listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        return re.compile(rf"\b(?P<word>(?i:{listed}))\b(?:\s+(?P<name>[A-Z][a-z]+)\b)?")

    @cached_property
    def sign_pattern(self) -> re.Pattern[str]:
        """A noun for a child that names only something of a child's: "a child's coat"."""
        nouns = self.noun_pattern.pattern
        things = self.words.things.pattern.pattern
        return re.compile(rf"\ban?\s+(?:\w+\s+)?{nouns}'s\s+\w+|{nouns}\s+{things}", re.I)

    @cached_property
    def stage_pattern(self) -> re.Pattern[str]:
        """Any word that tells an age."""
        return Phrases(self.stages).pattern


@cache
def kinship() -> Kinship:
    """The packaged lists; raises PolicyError where they cannot be used."""
    return load_toml("kinship.toml", Kinship)
