"""Lexicon files: lists of words and groups of patterns, read from TOML and checked.

A file holds `[lists]`, each a list of words and phrases, and `[[group]]` tables. A group has a
`name`, `about` (what it is an instance of), `patterns`, and where they apply `subtype`, `status`
(set by the pattern itself, whatever the context), `strength`, `example` and `counter` (texts in
which the group must and must not fire; both are run as tests). A group with `block = true` marks
homographs and idioms: what overlaps it is no mention.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from risksignals.errors import LexiconError


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns that are instances of one thing, and what a match of theirs means."""

    name: str
    about: str
    patterns: tuple[str, ...]
    kind: str = ""
    subtype: str | None = None
    status: str | None = None
    strength: str = "fair"
    block: bool = False
    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    options: dict[str, Any] = msgspec.field(default_factory=dict)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: str = ""
    lists: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    group: tuple[Group, ...] = ()
    settings: dict[str, Any] = msgspec.field(default_factory=dict)


@dataclass(slots=True)
class Lexicon:
    """All lists and groups in force; `settings` by kind."""

    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, source: str, text: str, kind: str = "") -> None:
        """Add a lexicon file's contents, its groups under `kind`.

        Raises `LexiconError` naming the file for TOML or fields that cannot be read, and for a
        list that another file already defines.
        """
        try:
            read = msgspec.convert(tomllib.loads(text), _File)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise LexiconError(f"{source}: {error}") from None
        twice = self.lists.keys() & read.lists.keys()
        if twice:
            raise LexiconError(f"{source}: list {min(twice)!r} is already defined; rename it")
        self.lists.update(read.lists)
        self.groups.extend(
            msgspec.structs.replace(group, kind=group.kind or kind) for group in read.group
        )
        self.settings.setdefault(kind, {}).update(read.settings)

    @classmethod
    def from_files(cls, files: Iterable[tuple[str, str, str]]) -> Lexicon:
        """The lexicon of `(source name, TOML text, kind)` triples."""
        lexicon = cls()
        for source, text, kind in files:
            lexicon.add(source, text, kind)
        return lexicon

    def by_kind(self) -> Mapping[str, list[Group]]:
        """Groups by kind, in file order."""
        found: dict[str, list[Group]] = {}
        for group in self.groups:
            found.setdefault(group.kind, []).append(group)
        return found
