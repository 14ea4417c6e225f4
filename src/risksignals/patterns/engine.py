"""One matcher for every pattern of every lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from risksignals.errors import LexiconError
from risksignals.patterns.compile import CompiledPattern, Compiler
from risksignals.patterns.lexicon import Group, Lexicon
from risksignals.text.tokens import Encoder, TokenisedText


class Match(NamedTuple):
    """Tokens `[first, last)` of a text, and the group whose pattern matched them."""

    first: int
    last: int
    group: Group
    pattern: str


class PatternEngine:
    """Finds the matches of a lexicon's groups.

    `encoder` turns texts into the codes that the patterns are written over; two engines built from
    one `Compiler` share it.
    """

    def __init__(self, compiler: Compiler, groups: Iterable[Group]) -> None:
        self._by_anchor: dict[str, list[tuple[CompiledPattern, Group]]] = {}
        for group in groups:
            for written in group.patterns:
                try:
                    pattern = compiler.compile(written)
                except LexiconError as error:
                    raise LexiconError(f"{group.kind}, group {group.name!r}: {error}") from None
                for code in pattern.anchors:
                    self._by_anchor.setdefault(code, []).append((pattern, group))
        self._anchor = re.compile(f"[{re.escape(''.join(sorted(self._by_anchor)))}]")

    def find(self, tokens: TokenisedText, first: int = 0, last: int | None = None) -> list[Match]:
        """All matches whose anchor lies in the tokens `[first, last)`, in order of anchor."""
        codes = tokens.codes
        backwards = codes[::-1]
        found: list[Match] = []
        stop = len(codes) if last is None else last
        for hit in self._anchor.finditer(codes, first, stop):
            at = hit.start()
            for pattern, group in self._by_anchor[codes[at]]:
                span = pattern.match(codes, backwards, at)
                if span is not None:
                    found.append(Match(*span, group, pattern.written))
        return found


def build(lexicon: Lexicon, names: Iterable[str] = ()) -> tuple[Compiler, PatternEngine, Encoder]:
    """A compiler, the engine for all groups of the lexicon, and the encoder of its texts."""
    compiler = Compiler(lexicon.lists)
    engine = PatternEngine(compiler, lexicon.groups)
    return compiler, engine, Encoder(compiler.vocabulary, names)
