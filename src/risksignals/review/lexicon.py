"""The review's word lists, from `data/words.toml`."""

from functools import cache
from pathlib import Path

import msgspec

from .phrases import Phrases
from .resources import load_toml


class GeneralWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that bear on every other list."""

    denials: Phrases


class WithholdingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is withheld: about a child, partner, household or address, or something else."""

    protected: Phrases
    unprotected: Phrases
    partner_of: tuple[str, ...]


class SubstanceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A relapse, intoxication at a contact, and what substance use is linked to."""

    relapse: Phrases
    abstinent: Phrases
    unchanged: Phrases
    smell: Phrases
    seen: Phrases
    drunk: Phrases
    at_contact: Phrases
    elsewhere: Phrases
    child_contact: Phrases
    violence: Phrases


class TimingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether something happened in earlier life or lately."""

    before: Phrases
    work: Phrases
    fresh: Phrases
    standing_order: Phrases
    newly_made: Phrases


class SafeguardingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Children's social care stepping up, or going on as it was."""

    step_up: Phrases
    same_again: Phrases


class GapWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is missing, and what answers it."""

    check: Phrases
    details: Phrases
    given: Phrases
    reply: Phrases


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every list of `words.toml`."""

    general: GeneralWords
    withholding: WithholdingWords
    substance: SubstanceWords
    timing: TimingWords
    safeguarding: SafeguardingWords
    gaps: GapWords


def load_words(path: Path | None = None) -> Words:
    """The word lists at `path`, or the packaged ones.

    Raises PolicyError where the file or one of its lists cannot be used.
    """
    return packaged_words() if path is None else load_toml("words.toml", Words, path)


@cache
def packaged_words() -> Words:
    """The packaged word lists."""
    return load_toml("words.toml", Words)
