"""A lexicon made ready to run: vocabulary, groups and expressions as one plain value.

Making a table takes a second; reading one back takes milliseconds. So the packaged lexicon's table
is made when the package is built and kept beside it (`compiled.msgpack`), under the digest of the
sources it was made from. A table that is missing or stale is made anew in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from risksignals.errors import LexiconError
from risksignals.patterns.compile import Compiler, Row
from risksignals.patterns.lexicon import Group, Lexicon

FORMAT = 4
"""Raised whenever tables of an earlier version can no longer be read."""


class PatternTable(msgspec.Struct, frozen=True):
    """Everything that finding matches needs.

    `lists` holds, by list, the codes of its one-word entries; `settings` each kind's settings.
    """

    digest: str
    vocabulary: dict[str, str]
    lists: dict[str, str]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    settings: dict[str, dict[str, Any]]

    def to_bytes(self) -> bytes:
        """The table as MessagePack."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> PatternTable:
        """A table written by `to_bytes`; raises `msgspec.DecodeError` for anything else."""
        return msgspec.msgpack.decode(data, type=cls)


def digest_of(files: Iterable[tuple[str, str, str]]) -> str:
    """A digest of lexicon files, their names and kinds, and the table format."""
    state = hashlib.sha256(str(FORMAT).encode())
    for part in files:
        for text in part:
            state.update(text.encode())
            state.update(b"\0")
    return state.hexdigest()


def build_table(lexicon: Lexicon, digest: str = "") -> PatternTable:
    """The table of a lexicon; raises `LexiconError` naming the group of a pattern it cannot use."""
    compiler = Compiler(lexicon.lists)
    rows = []
    for number, group in enumerate(lexicon.groups):
        for written in group.patterns:
            try:
                rows.extend(compiler.compile(written, number))
            except LexiconError as error:
                raise LexiconError(f"{group.kind}, group {group.name!r}: {error}") from None
    return PatternTable(
        digest=digest,
        vocabulary=compiler.vocabulary,
        lists={name: "".join(sorted(compiler.codes_of(name))) for name in lexicon.lists},
        groups=tuple(
            msgspec.structs.replace(group, patterns=(), example=(), counter=())
            for group in lexicon.groups
        ),
        rows=tuple(rows),
        settings=lexicon.settings,
    )
