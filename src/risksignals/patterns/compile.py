"""From pattern trees to regular expressions over code strings.

Each pattern is cut at its *anchor*, the mandatory element whose words are rarest, so that a text is
searched only where such a word stands: rightwards by one expression over the codes from the anchor
on, leftwards by another over the reversed codes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import fsum

import msgspec

from risksignals.errors import LexiconError
from risksignals.patterns.inflect import forms
from risksignals.patterns.language import (
    Alt,
    Bound,
    Builtin,
    Edge,
    Gap,
    ListRef,
    Node,
    Opt,
    Seq,
    Without,
    Word,
    parse,
)
from risksignals.text.tokens import ACRONYM, BREAKS, DICTATED, NAME, NUMBER, words_of

_FIRST_CODE = 0x1000
_LAST_CODE = 0xD7FF
_BREAK_CLASS = re.escape(BREAKS)
_NO_GAP = _BREAK_CLASS + ";:"
_BUILTINS = {
    "name": f"{NAME}{ACRONYM}",
    "number": NUMBER,
    "open": "(",
    "close": ")",
}
_COMMON = {NAME: 500.0, ACRONYM: 100.0, NUMBER: 400.0, "(": 100.0, ")": 100.0, ",": 600.0}
_RARE = 0.2
_DEAR = 12.0
"""Occurrences in ten thousand tokens above which a word is a bad place to start looking."""


@cache
def _frequencies() -> dict[str, float]:
    data = files(__package__).joinpath("frequencies.toml").read_text("utf-8")
    table: dict[str, float] = tomllib.loads(data)["per_10000"]
    return table


def _walk(node: Node) -> Iterable[Node]:
    yield node
    match node:
        case Seq(nodes):
            inner = nodes
        case Alt(options):
            inner = options
        case Opt(child) | Without(child):
            inner = (child,)
        case _:
            inner = ()
    for child in inner:
        yield from _walk(child)


class Compiler:
    """Assigns codes to the words of a lexicon and turns its patterns into expressions."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists = {name: _entries(name, lists[name]) for name in lists}
        self.vocabulary: dict[str, str] = {}
        self._weights = dict(_COMMON)
        self._list_sources: dict[tuple[str, bool], str] = {}
        self._list_firsts: dict[tuple[str, bool], frozenset[str] | None] = {}
        for phrase in DICTATED:
            for word in phrase.split():
                self._code(word)
        for name, entries in self._lists.items():
            try:
                for entry in entries:
                    self._learn(entry)
            except LexiconError as error:
                raise LexiconError(f"list {name!r}: {error}") from None

    def compile(self, pattern: str, group: int) -> list[Row]:
        """The compiled forms of a pattern; raises `LexiconError` if it cannot be compiled."""
        tree = parse(pattern)
        self._learn(tree)
        nodes = _flatten(tree)
        bounds = _marks(nodes)
        nested = sum(isinstance(node, Bound) for node in _walk(tree)) > len(bounds)
        if nested or bounds not in ("", "<>", "<", ">"):
            raise LexiconError(f"pattern {pattern!r}: '<' and '>' bound one span, outside brackets")
        return list(self._rows(pattern, group, nodes))

    def _rows(self, pattern: str, group: int, nodes: tuple[Node, ...]) -> Iterable[Row]:
        """Rows for a pattern: one, and one more for each phrase that is rarer within than at first.

        "(girlfriend|the mother of his child)" would have to be tried at every "the"; as a row of
        its own, its second phrase is tried where "mother" or "child" stands.
        """
        index, anchors = self._choose_anchor(pattern, nodes)
        kept: list[Node] = []
        for option in self._options(nodes[index]):
            phrase = option.nodes if isinstance(option, Seq) else (option,)
            first = self.first(option)
            if len(phrase) > 1 and first and self.weight(first) > _DEAR:
                apart = _flatten(Seq((*nodes[:index], *phrase, *nodes[index + 1 :])))
                yield from self._rows(pattern, group, apart)
            else:
                kept.append(option)
        if kept:
            if len(kept) < len(self._options(nodes[index])):
                nodes = (*nodes[:index], Alt(tuple(kept)), *nodes[index + 1 :])
                anchors = self.first(nodes[index]) or anchors
            yield self._row(pattern, group, nodes, index, anchors)

    def _rarest(self, nodes: Iterable[Node]) -> frozenset[str]:
        """Codes one of which every match of the nodes holds: those of the rarest element."""
        best: frozenset[str] | None = None
        for node in nodes:
            codes = None if self.nullable(node) else self.first(node)
            if codes is not None and (best is None or self.weight(codes) < self.weight(best)):
                best = codes
        return best or frozenset()

    def _options(self, node: Node) -> tuple[Node, ...]:
        """What a node is a choice of, the entries of the lists it names included."""
        match node:
            case Alt(options):
                return tuple(inner for option in options for inner in self._options(option))
            case ListRef(name):
                return tuple(inner for entry in self._list(name) for inner in self._options(entry))
            case Seq((single,)):
                return self._options(single)
            case _:
                return (node,)

    def _row(
        self,
        pattern: str,
        group: int,
        nodes: tuple[Node, ...],
        anchor: int,
        anchors: frozenset[str],
    ) -> Row:
        left, right = nodes[:anchor], nodes[anchor:]
        return Row(
            group=group,
            written=pattern,
            anchors="".join(sorted(anchors)),
            right=self.source(Seq(right), backwards=False),
            left=self.source(Seq(left), backwards=True),
            right_marks=_marks(right),
            left_marks=_marks(left)[::-1],
            after=_sorted(self._second(right[0], right[1:])),
            before=_sorted(self._first_of(left[::-1], backwards=True)),
            later=_sorted(self._rarest(right[1:])),
            earlier=_sorted(self._rarest(left)),
        )

    def _choose_anchor(self, pattern: str, nodes: tuple[Node, ...]) -> tuple[int, frozenset[str]]:
        best: tuple[float, int, frozenset[str]] | None = None
        for index, node in enumerate(nodes):
            if isinstance(node, Without) and index:
                break
            if self.nullable(node):
                continue
            codes = self.first(node)
            if codes is None:
                continue
            weight = self.weight(codes)
            if best is None or weight < best[0]:
                best = (weight, index, codes)
        if best is None:
            raise LexiconError(f"pattern {pattern!r}: names no word that must be there")
        return best[1], best[2]

    def _learn(self, tree: Node) -> None:
        for node in _walk(tree):
            if isinstance(node, Word):
                for token in self._tokens(node):
                    for word in token:
                        self._code(word)

    def _code(self, word: str) -> str:
        if not word[0].isalnum() and len(word) == 1:
            return word
        if word[0].isdigit():
            return NUMBER
        code = self.vocabulary.get(word)
        if code is None:
            number = _FIRST_CODE + len(self.vocabulary)
            if number > _LAST_CODE:
                raise LexiconError("the lexicon holds too many distinct words")
            code = self.vocabulary[word] = chr(number)
            self._weights[code] = _frequencies().get(word, _RARE)
        return code

    @staticmethod
    @cache
    def _tokens(node: Word) -> tuple[tuple[str, ...], ...]:
        """The token sequences that a literal stands for: one for each inflected form."""
        written = words_of(node.text)
        if not written:
            raise LexiconError(f"{node.text!r} holds no word")
        if not node.inflected:
            return (tuple(written),)
        *before, last = written
        return tuple((*before, *words_of(form)) for form in sorted(forms(last)))

    def codes_of(self, list_name: str) -> frozenset[str]:
        """The codes of a list's one-word entries, those of the lists it names included."""
        found: set[str] = set()
        for entry in self._list(list_name):
            match entry:
                case Seq((Word() as word,)):
                    found |= {self._code(form[0]) for form in self._tokens(word) if len(form) == 1}
                case Seq((ListRef(name),)):
                    found |= self.codes_of(name)
        return frozenset(found)

    # FIRST sets: the codes with which a node can begin; None when any token could

    def nullable(self, node: Node) -> bool:
        """Whether the node can match nothing."""
        match node:
            case Opt() | Gap() | Edge() | Bound() | Without():
                return True
            case Seq(nodes):
                return all(map(self.nullable, nodes))
            case Alt(options):
                return any(map(self.nullable, options))
            case _:
                return False

    def first(self, node: Node, backwards: bool = False) -> frozenset[str] | None:
        """Codes with which a match of the node can begin (end, if `backwards`); None: any."""
        match node:
            case Word():
                edge = -1 if backwards else 0
                return frozenset(self._code(form[edge]) for form in self._tokens(node))
            case Builtin("word"):
                return None
            case Builtin(name):
                return frozenset(self._builtin(name))
            case ListRef(name):
                key = (name, backwards)
                if key not in self._list_firsts:
                    self._list_firsts[key] = self._union(self._list(name), backwards)
                return self._list_firsts[key]
            case Alt(options):
                return self._union(options, backwards)
            case Opt(child):
                return self.first(child, backwards)
            case Seq(nodes):
                return self._first_of(nodes[::-1] if backwards else nodes, backwards)
            case _:
                return None

    def _first_of(self, nodes: Iterable[Node], backwards: bool) -> frozenset[str] | None:
        """Codes that can come first where the nodes match, or what an edge among them demands.

        None where any could, as where all of the nodes can match nothing.
        """
        found: frozenset[str] = frozenset()
        for child in nodes:
            if isinstance(child, Edge) and (child.mark == "^") == backwards:
                return found | frozenset(BREAKS) | ({"-"} if backwards else frozenset())
            if isinstance(child, Edge | Bound | Without):
                continue
            more = self.first(child, backwards)
            if more is None:
                return None
            found |= more
            if not self.nullable(child):
                return found
        return None

    def _union(self, nodes: Iterable[Node], backwards: bool) -> frozenset[str] | None:
        sets = [self.first(node, backwards) for node in nodes]
        return None if None in sets else frozenset().union(*(s for s in sets if s is not None))

    def _second(self, anchor: Node, rest: tuple[Node, ...]) -> frozenset[str] | None:
        """Codes that can stand right behind the first token of `anchor` followed by `rest`."""
        after = self._first_of(rest, backwards=False)
        found: frozenset[str] = frozenset()
        for option in self._options(anchor):
            more: frozenset[str] | None
            if isinstance(option, Word):
                forms_ = self._tokens(option)
                more = frozenset(self._code(form[1]) for form in forms_ if len(form) > 1)
                if any(len(form) == 1 for form in forms_):
                    more = None if after is None else more | after
            elif isinstance(option, Seq) and isinstance(option.nodes[0], Word):
                more = self._second(option.nodes[0], (*option.nodes[1:], *rest))
            elif isinstance(option, Builtin):
                more = after
            else:
                more = None
            if more is None:
                return None
            found |= more
        return found

    def weight(self, codes: frozenset[str]) -> float:
        """How often, in ten thousand tokens, one of the codes is to be expected."""
        return fsum(self._weights.get(code, _RARE) for code in codes)

    # expressions

    def source(self, node: Node, backwards: bool) -> str:
        """The expression for a node, over the codes or over the reversed codes."""
        match node:
            case Word():
                return self._alternation((node,), backwards)
            case ListRef(name):
                key = (name, backwards)
                if key not in self._list_sources:
                    self._list_sources[key] = self._alternation(self._list(name), backwards)
                return self._list_sources[key]
            case Builtin("word"):
                return f"[^{_NO_GAP},()\\-]"
            case Builtin(name):
                return f"[{re.escape(self._builtin(name))}]"
            case Gap(most):
                return f"[^{_NO_GAP}]{{0,{most}}}?"
            case Edge(mark):
                behind = (mark == "^") != backwards
                edges = _BREAK_CLASS + (r"\-" if mark == "^" else "")
                return f"(?<![^{edges}])" if behind else f"(?![^{edges}])"
            case Bound():
                return "()"
            case Alt(options):
                return self._alternation(options, backwards)
            case Opt(child):
                return f"(?:{self.source(child, backwards)})?"
            case Without(child):
                return f"(?!{self.source(child, backwards)})"
            case Seq(nodes):
                parts = [self.source(child, backwards) for child in nodes]
                return "".join(reversed(parts) if backwards else parts)

    def _alternation(self, nodes: Iterable[Node], backwards: bool) -> str:
        singles: set[str] = set()
        longer: list[str] = []
        for node in nodes:
            if isinstance(node, Seq) and len(node.nodes) == 1:
                node = node.nodes[0]
            if isinstance(node, Word):
                for form in self._tokens(node):
                    codes = [self._code(word) for word in form]
                    if len(codes) == 1:
                        singles.add(codes[0])
                    else:
                        longer.append(re.escape("".join(reversed(codes) if backwards else codes)))
            else:
                longer.append(self.source(node, backwards))
        if singles:
            longer.append(f"[{re.escape(''.join(sorted(singles)))}]")
        return longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})"

    def _list(self, name: str) -> tuple[Node, ...]:
        try:
            return self._lists[name]
        except KeyError:
            raise LexiconError(f"no list is called {name!r}") from None

    @staticmethod
    def _builtin(name: str) -> str:
        try:
            return _BUILTINS[name]
        except KeyError:
            raise LexiconError(f"no token class is called %{name}") from None


def _entries(name: str, written: Iterable[str]) -> tuple[Node, ...]:
    try:
        return tuple(map(parse, written))
    except LexiconError as error:
        raise LexiconError(f"list {name!r}: {error}") from None


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A compiled pattern: `right` runs over the codes from the anchor on, `left` over the reversed
    codes before it ("" where nothing is before).

    `left_marks` and `right_marks` are the bounds (`<`, `>`) in order, one empty capturing group
    each. `before` and `after` hold the codes that can stand next to the anchor on either side,
    `earlier` and `later` codes one of which must stand somewhere on that side; "" where any could.
    """

    group: int
    written: str
    anchors: str
    right: str
    left: str
    right_marks: str
    left_marks: str
    before: str
    after: str
    earlier: str
    later: str


def _sorted(codes: Iterable[str] | None) -> str:
    return "".join(sorted(codes or ()))


def _marks(nodes: Iterable[Node]) -> str:
    return "".join(node.mark for node in nodes if isinstance(node, Bound))


def _flatten(tree: Seq) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for node in tree.nodes:
        nodes.extend(_flatten(node) if isinstance(node, Seq) else (node,))
    return tuple(nodes)
