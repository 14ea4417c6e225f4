"""One matcher for every pattern of every lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from risksignals.patterns.compile import Row
from risksignals.patterns.lexicon import Group
from risksignals.patterns.table import PatternTable
from risksignals.text.tokens import TokenisedText


class Match(NamedTuple):
    """Tokens `[first, last)` of a text, and the group whose pattern matched them."""

    first: int
    last: int
    group: Group
    pattern: str


class PatternEngine:
    """Finds the matches of those of a table's groups that `wanted` accepts."""

    def __init__(self, table: PatternTable, wanted: Callable[[Group], bool]) -> None:
        by_anchor: dict[str, list[int]] = {}
        for number, row in enumerate(table.rows):
            if wanted(table.groups[row.group]):
                for code in row.anchors:
                    by_anchor.setdefault(code, []).append(number)
        self._table = table
        self._patterns: dict[int, _Pattern] = {}
        self._numbers = {code: tuple(numbers) for code, numbers in by_anchor.items()}
        self._buckets: dict[tuple[int, ...], _Bucket] = {}
        self._by_anchor = _Buckets(self._bucket)
        self._anchor = re.compile(f"[{re.escape(''.join(sorted(by_anchor)))}]")

    def find(self, tokens: TokenisedText, first: int = 0, last: int | None = None) -> list[Match]:
        """All matches whose anchor lies in the tokens `[first, last)`, in order of anchor."""
        codes = tokens.codes
        length = len(codes)
        backwards = tokens.backwards
        buckets = self._by_anchor
        found: list[Match] = []
        for hit in self._anchor.finditer(codes, first, length if last is None else last):
            at = hit.start()
            always, right, left = buckets[codes[at]]
            for pattern in always:
                pattern.match(codes, backwards, at, found)
            if right is not None:
                for pattern in right(codes, at, codes[at + 1 : at + 2]):
                    pattern.match(codes, backwards, at, found)
            if left is not None:
                for pattern in left(backwards, length - at, codes[at - 1 : at]):
                    pattern.match(codes, backwards, at, found)
        return found

    def _bucket(self, code: str) -> _Bucket:
        numbers = self._numbers[code]
        bucket = self._buckets.get(numbers)
        if bucket is None:
            bucket = self._buckets[numbers] = _bucket_of([self._pattern(n) for n in numbers])
        return bucket

    def _pattern(self, number: int) -> _Pattern:
        pattern = self._patterns.get(number)
        if pattern is None:
            row = self._table.rows[number]
            pattern = self._patterns[number] = _Pattern(row, self._table.groups[row.group])
        return pattern


class _Bucket(NamedTuple):
    """The patterns that share an anchor, by the side on which they demand more than it."""

    always: list[_Pattern]
    right: _Choice | None
    left: _Choice | None


class _Choice:
    """Which of some patterns can match on one side, asked of all of them at once.

    `near` are those that name what stands next to the anchor, `far` those that leave a gap.
    """

    __slots__ = ("_beside", "_far", "_near")

    def __init__(self, patterns: list[_Pattern], side: str) -> None:
        near = [p for p in patterns if p.row.beside]
        far = [p for p in patterns if not p.row.beside]
        self._beside = frozenset("".join(p.row.beside for p in near))
        self._near = _AnyOf(near, side) if near else None
        self._far = _AnyOf(far, side) if far else None

    def __call__(self, codes: str, at: int, beside: str) -> list[_Pattern]:
        """The patterns whose side matches at `at`; `beside` is the code next to the anchor."""
        found: list[_Pattern] = []
        near, far = self._near, self._far
        if near is not None and beside in self._beside and near.any(codes, at):
            found += near.those(codes, at)
        if far is not None and far.any(codes, at):
            found += far.those(codes, at)
        return found


class _AnyOf:
    """Some expressions as one that tells whether any matches, and one that tells which."""

    __slots__ = ("_patterns", "_sources", "_which", "any")

    def __init__(self, patterns: list[_Pattern], side: str) -> None:
        self._patterns = patterns
        self._sources = [getattr(p.row, side).replace("()", "") for p in patterns]
        self._which: re.Pattern[str] | None = None
        self.any = re.compile("|".join(dict.fromkeys(self._sources))).match

    def those(self, codes: str, at: int) -> list[_Pattern]:
        """The patterns whose expression matches at `at`."""
        if len(self._patterns) == 1:
            return self._patterns
        if self._which is None:
            self._which = re.compile("".join(f"(?:(?=({source})))?" for source in self._sources))
        match = self._which.match(codes, at)
        groups = match.groups() if match else ()
        return [p for p, held in zip(self._patterns, groups, strict=False) if held is not None]


class _Buckets(dict[str, _Bucket]):
    """Buckets by anchor, made when a text first needs them."""

    def __init__(self, make: Callable[[str], _Bucket]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, code: str) -> _Bucket:
        bucket = self[code] = self._make(code)
        return bucket


def _bucket_of(patterns: list[_Pattern]) -> _Bucket:
    always = [p for p in patterns if p.row.filter_right < 0]
    right = [p for p in patterns if p.row.filter_right == 1]
    left = [p for p in patterns if p.row.filter_right == 0]
    return _Bucket(
        always,
        _Choice(right, "right") if right else None,
        _Choice(left, "left") if left else None,
    )


class _Pattern:
    """One pattern; its expressions are compiled when a text first needs them."""

    __slots__ = ("_group", "_left", "_right", "row")

    def __init__(self, row: Row, group: Group) -> None:
        self.row = row
        self._group = group
        self._right: re.Pattern[str] | None = None
        self._left: re.Pattern[str] | None = None

    def match(self, codes: str, backwards: str, at: int, found: list[Match]) -> None:
        """Append the match with the anchor at `at` to `found`, if there is one."""
        right = (self._right or self._build()).match(codes, at)
        if right is None:
            return
        row = self.row
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
        self._right = re.compile(self.row.right)
        if self.row.left:
            self._left = re.compile(self.row.left)
        return self._right
