"""One matcher for every pattern of every lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from risksignals.patterns.compile import Row
from risksignals.patterns.lexicon import Group
from risksignals.patterns.table import PatternTable
from risksignals.text.tokens import TokenisedText

_MEMO_LIMIT = 500_000
_WINDOW = 40
"""Tokens within which what a pattern demands must stand; no pattern is longer."""


class Match(NamedTuple):
    """Tokens `[first, last)` of a text, and the group whose pattern matched them."""

    first: int
    last: int
    group: Group
    pattern: str


class PatternEngine:
    """Finds the matches of those of a table's groups that `wanted` accepts.

    A pattern is tried only where its anchor stands, and then only if what it demands next to the
    anchor stands there too (asked once for each pair of neighbouring words, then remembered), or,
    behind a gap, if what it demands stands somewhere in the rest of the sentence.
    """

    def __init__(self, table: PatternTable, wanted: Callable[[Group], bool]) -> None:
        by_anchor: dict[str, list[int]] = {}
        for number, row in enumerate(table.rows):
            if wanted(table.groups[row.group]):
                for code in row.anchors:
                    by_anchor.setdefault(code, []).append(number)
        self._table = table
        self._patterns: dict[int, _Pattern] = {}
        self._numbers = by_anchor
        self._buckets = _Buckets(self._bucket)
        self._around: dict[str, tuple[_Pattern, ...]] = {}

    def find(self, tokens: TokenisedText, first: int = 0, last: int | None = None) -> list[Match]:
        """All matches whose anchor lies in the tokens `[first, last)`, in order of anchor."""
        codes, backwards = tokens.codes, tokens.backwards
        length = len(codes)
        buckets, around = self._buckets, self._around
        ends = tokens.ends
        edge = bisect_left(ends, first)
        start, end = ends[edge - 1] + 1 if edge else 0, ends[edge]
        found: list[Match] = []
        for at in range(first, length if last is None else last):
            bucket = buckets[codes[at]]
            if bucket is None:
                continue
            while at > end:
                edge += 1
                start, end = end + 1, ends[edge]
            always, near, right, later, left, earlier = bucket
            for pattern in always:
                pattern.match(codes, backwards, at, found)
            if near:
                key = codes[at - 1 : at + 2] if at else "\n" + codes[:2]
                patterns = around.get(key)
                if patterns is None:
                    patterns = self._near(key, near)
                for pattern in patterns:
                    pattern.match(codes, backwards, at, found)
            if right:
                rest = codes[at + 1 : min(end, at + _WINDOW)]
                if not later.isdisjoint(rest):
                    for pattern in right:
                        if not pattern.later.isdisjoint(rest):
                            pattern.match(codes, backwards, at, found)
            if left:
                rest = codes[max(start, at - _WINDOW) : at]
                if not earlier.isdisjoint(rest):
                    for pattern in left:
                        if not pattern.earlier.isdisjoint(rest):
                            pattern.match(codes, backwards, at, found)
        return found

    def _near(self, key: str, near: tuple[_Pattern, ...]) -> tuple[_Pattern, ...]:
        """Those of the near patterns that the codes before and behind the anchor allow."""
        if len(self._around) >= _MEMO_LIMIT:
            self._around.clear()
        before, after = key[0], key[2:] or "\n"
        patterns = self._around[key] = tuple(
            p
            for p in near
            if (not p.before or before in p.before) and (not p.after or after in p.after)
        )
        return patterns

    def _bucket(self, code: str) -> _Bucket | None:
        patterns = [self._pattern(number) for number in self._numbers.get(code, ())]
        if not patterns:
            return None
        far = [p for p in patterns if not p.before and not p.after]
        right = tuple(p for p in far if p.later)
        left = tuple(p for p in far if p.earlier and not p.later)
        return _Bucket(
            always=tuple(p for p in far if not p.earlier and not p.later),
            near=tuple(p for p in patterns if p.before or p.after),
            right=right,
            later=frozenset().union(*(p.later for p in right)),
            left=left,
            earlier=frozenset().union(*(p.earlier for p in left)),
        )

    def _pattern(self, number: int) -> _Pattern:
        pattern = self._patterns.get(number)
        if pattern is None:
            row = self._table.rows[number]
            pattern = self._patterns[number] = _Pattern(row, self._table.groups[row.group])
        return pattern


class _Bucket(NamedTuple):
    """The patterns that share an anchor.

    `always` demand no more than it, `near` demand something next to it, `right` and `left` demand
    something beyond a gap on that side: one of `later`, one of `earlier`.
    """

    always: tuple[_Pattern, ...]
    near: tuple[_Pattern, ...]
    right: tuple[_Pattern, ...]
    later: frozenset[str]
    left: tuple[_Pattern, ...]
    earlier: frozenset[str]


class _Buckets(dict[str, _Bucket | None]):
    """Buckets by code, made when a text first holds the code; None where nothing is anchored."""

    def __init__(self, make: Callable[[str], _Bucket | None]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, code: str) -> _Bucket | None:
        bucket = self[code] = self._make(code)
        return bucket


class _Pattern:
    """One pattern; its expressions are compiled when a text first needs them."""

    __slots__ = ("_group", "_left", "_right", "_row", "after", "before", "earlier", "later")

    def __init__(self, row: Row, group: Group) -> None:
        self._row = row
        self._group = group
        self.before, self.after = frozenset(row.before), frozenset(row.after)
        self.earlier, self.later = frozenset(row.earlier), frozenset(row.later)
        self._right: re.Pattern[str] | None = None
        self._left: re.Pattern[str] | None = None

    def match(self, codes: str, backwards: str, at: int, found: list[Match]) -> None:
        """Append the match with the anchor at `at` to `found`, if there is one."""
        right = (self._right or self._build()).match(codes, at)
        if right is None:
            return
        row = self._row
        start, end = at, right.end()
        if self._left is not None:
            left = self._left.match(backwards, len(codes) - at)
            if left is None:
                return
            start = len(codes) - left.end()
            for number, mark in enumerate(row.left_marks, 1):
                place = len(codes) - left.start(number)
                start, end = (place, end) if mark == "<" else (start, place)
        for number, mark in enumerate(row.right_marks, 1):
            place = right.start(number)
            start, end = (place, end) if mark == "<" else (start, place)
        if start < end:
            found.append(Match(start, end, self._group, row.written))

    def _build(self) -> re.Pattern[str]:
        self._right = re.compile(self._row.right)
        if self._row.left:
            self._left = re.compile(self._row.left)
        return self._right
