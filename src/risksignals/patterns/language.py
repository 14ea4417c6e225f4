"""The pattern language: what a practitioner writes in a lexicon file, parsed into a tree.

| written | matches |
| --- | --- |
| `smelt` | that word, in any case |
| `smell~` | any form of the word: smell, smells, smelling, smelled, smelt |
| `@drink` | any entry of the list `drink` (entries may be phrases) |
| `(a\\|b c)` | one of these |
| `x?` | `x` or nothing |
| `..3` | up to three tokens of the same sentence, none past `;` or `:` |
| `#` | a number in digits (any digits in a pattern or list stand for any number) |
| `%name` | a name: a capitalised word or a known given name |
| `%word` | any one word |
| `%open` `%close` | a round bracket |
| `^` `$` | the start, the end of a sentence |
| `!(a\\|b c)` | nothing, but not where one of these comes next (first in a pattern: before it) |
| `<` `>` | the bounds of the mention; without them it is the whole match |
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from risksignals.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Word:
    """A literal word; `inflected` when every form of it is meant."""

    text: str
    inflected: bool = False


@dataclass(frozen=True, slots=True)
class ListRef:
    """A named list of words and phrases."""

    name: str


@dataclass(frozen=True, slots=True)
class Builtin:
    """A class of tokens that no list names: `name`, `word`, `number`, `open`, `close`."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` arbitrary tokens."""

    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Start (`^`) or end (`$`) of a sentence."""

    mark: str


@dataclass(frozen=True, slots=True)
class Bound:
    """Start (`<`) or end (`>`) of the mention."""

    mark: str


@dataclass(frozen=True, slots=True)
class Seq:
    """One node after another."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    """One of several."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Opt:
    """The node or nothing."""

    node: Node


@dataclass(frozen=True, slots=True)
class Without:
    """Where the node does not match."""

    node: Node


Node = Word | ListRef | Builtin | Gap | Edge | Bound | Seq | Alt | Opt | Without

_LEXEME = re.compile(
    r"\s*(?:(?P<gap>\.\.\d+)|(?P<list>@[a-z][a-z0-9_]*)|(?P<builtin>%[a-z]+)|(?P<without>!\()"
    r"|(?P<mark>[()|?<>^$#])|(?P<word>%(?![a-z])|[^\s()|?<>^$#@%!]+~?))"
)


def parse(pattern: str) -> Seq:
    """The tree of a pattern; raises `LexiconError` naming the place where it is unreadable."""
    return _Parser(pattern).parse()


class _Parser:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._lexemes: list[tuple[str, str]] = []
        at = 0
        while at < len(pattern.rstrip()):
            match = _LEXEME.match(pattern, at)
            if not match:
                raise LexiconError(f"pattern {pattern!r}: unreadable at character {at + 1}")
            self._lexemes.append((str(match.lastgroup), match.group().strip()))
            at = match.end()
        self._at = 0

    def parse(self) -> Seq:
        tree = self._sequence()
        if self._at < len(self._lexemes):
            raise LexiconError(f"pattern {self._pattern!r}: a bracket closes that never opened")
        if not tree.nodes:
            raise LexiconError("an empty pattern")
        return tree

    def _peek(self) -> str:
        return self._lexemes[self._at][1] if self._at < len(self._lexemes) else ""

    def _alternatives(self) -> Node:
        options: list[Node] = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._sequence())
        if self._peek() != ")":
            raise LexiconError(f"pattern {self._pattern!r}: a bracket opens that never closes")
        self._at += 1
        return options[0] if len(options) == 1 else Alt(tuple(options))

    def _sequence(self) -> Seq:
        nodes: list[Node] = []
        while self._at < len(self._lexemes) and self._peek() not in ("|", ")"):
            node = self._single()
            if self._peek() == "?":
                self._at += 1
                node = Opt(node)
            nodes.append(node)
        return Seq(tuple(nodes))

    def _single(self) -> Node:
        kind, text = self._lexemes[self._at]
        self._at += 1
        if kind == "gap":
            return Gap(int(text[2:]))
        if kind == "list":
            return ListRef(text[1:])
        if kind == "builtin":
            return Builtin(text[1:])
        if kind == "without":
            return Without(self._alternatives())
        if text == "(":
            return self._alternatives()
        if text in "<>":
            return Bound(text)
        if text in "^$":
            return Edge(text)
        if text == "#":
            return Builtin("number")
        if text in ("?", "|", ")"):
            raise LexiconError(f"pattern {self._pattern!r}: {text!r} has nothing before it")
        return Word(text.rstrip("~"), inflected=text.endswith("~"))
