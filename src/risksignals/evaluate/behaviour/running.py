"""Examples run through a system, and how often each test fails, on which templates, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from risksignals.evaluate.behaviour.generate import Capability, Example
from risksignals.evaluate.behaviour.templates import Filled
from risksignals.schema import Signal

Find = Callable[[str], Sequence[Signal]]
"""Any system: a note's text to its signals."""

_SHOWN_PER_TEMPLATE: Final = 2


class Failure(msgspec.Struct, frozen=True):
    """One example that failed: the text tried, the one it was set against, and what went wrong."""

    template: str
    group: str
    text: str
    against: str | None
    why: str


class TemplateResult(msgspec.Struct, frozen=True):
    """How often one template failed."""

    template: str
    failed: int
    examples: int


class TestResult(msgspec.Struct, frozen=True):
    """One test: how often it failed, and how often that changed what a note is positive for."""

    __test__ = False  # not one of pytest's

    capability: Capability
    name: str
    examples: int
    failed: int
    decisions: int
    templates: tuple[TemplateResult, ...]
    groups: dict[str, float]
    failures: tuple[Failure, ...]

    @property
    def rate(self) -> float:
        """Share of the examples that failed."""
        return self.failed / self.examples


class BehaviourResult(msgspec.Struct, frozen=True):
    """Every test, in the order in which they were generated."""

    examples: int
    swap_pairs: int
    tests: tuple[TestResult, ...]

    def to_json(self, *, indent: int | None = None) -> str:
        """The result as JSON text."""
        data = msgspec.json.encode(self)
        return (data if indent is None else msgspec.json.format(data, indent=indent)).decode()


def run_examples(examples: Iterable[Example], find: Find, kinds: Sequence[str]) -> BehaviourResult:
    """The result of every example on a system; invariance is asked of the `kinds` alone."""
    tests: dict[tuple[Capability, str], _Test] = {}
    reader = _Reader(find, frozenset(kinds))
    total = swaps = 0
    for example in examples:
        total += 1
        swaps += example.test.startswith(("name of", "sex of"))
        why, decision = reader.judge(example)
        test = tests.setdefault((example.capability, example.test), _Test())
        test.add(example, why, decision)
    return BehaviourResult(
        total, swaps, tuple(test.result(*names) for names, test in tests.items())
    )


class _Reader:
    """Judges examples; remembers the reading of the last text, which the next often shares."""

    def __init__(self, find: Find, kinds: frozenset[str]) -> None:
        self._find = find
        self._kinds = kinds
        self._last: tuple[str, Sequence[Signal]] = ("", ())

    def judge(self, example: Example) -> tuple[str, bool]:
        """What is wrong ("" if nothing), and whether it changes what the note is positive for."""
        if example.changed is None:
            return self._minimum(example)
        if example.capability == "direction":
            return self._direction(example, example.changed)
        return self._invariance(example, example.changed)

    def _minimum(self, example: Example) -> tuple[str, bool]:
        found = self._of_kind(example.filled.text, example.kind)
        claimed = any(signal.status == "affirmed" for signal in found)
        if example.absent:
            return ("found " + "; ".join(map(_described, found)) if found else ""), claimed
        wanted = example.status == "affirmed"
        why = _unmet(example, example.filled, found)
        if not why and not wanted and claimed:
            why = "also affirmed: " + _described(
                next(signal for signal in found if signal.status == "affirmed")
            )
        return why, claimed != wanted

    def _direction(self, example: Example, changed: Filled) -> tuple[str, bool]:
        before = self._of_kind(example.filled.text, example.kind)
        if not any(signal.status == "affirmed" for signal in before):
            return "not affirmed to begin with", True
        after = self._of_kind(changed.text, example.kind)
        claimed = any(signal.status == "affirmed" for signal in after)
        why = _unmet(example, changed, after)
        if not why and claimed != example.also_affirmed:
            why = "still affirmed" if claimed else "the evidence is not affirmed"
            why += ": " + "; ".join(map(_described, after))
        return why, claimed != example.also_affirmed

    def _invariance(self, example: Example, changed: Filled) -> tuple[str, bool]:
        before, after = self._read(example.filled.text), self._read(changed.text)
        had, has = (Counter(map(_label, signals)) for signals in (before, after))
        if had == has:
            return "", False
        lost = [_described(s) for s in before if (had - has)[_label(s)]]
        gained = [_described(s) for s in after if (has - had)[_label(s)]]
        told = [f"lost {'; '.join(lost)}"] if lost else []
        told += [f"gained {'; '.join(gained)}"] if gained else []
        return ", ".join(told), _positive(before) != _positive(after)

    def _of_kind(self, text: str, kind: str | None) -> list[Signal]:
        return [signal for signal in self._find(text) if signal.kind == kind]

    def _read(self, text: str) -> list[Signal]:
        if self._last[0] != text:
            self._last = text, self._find(text)
        return [signal for signal in self._last[1] if signal.kind in self._kinds]


class _Test:
    """The tally of one test."""

    def __init__(self) -> None:
        self.examples: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.groups: Counter[str] = Counter()
        self.failed_groups: Counter[str] = Counter()
        self.decisions = 0
        self.failures: list[Failure] = []

    def add(self, example: Example, why: str, decision: bool) -> None:
        self.examples[example.template] += 1
        self.groups[example.group] += 1
        if not why:
            return
        self.failed[example.template] += 1
        self.failed_groups[example.group] += 1
        self.decisions += decision
        if self.failed[example.template] <= _SHOWN_PER_TEMPLATE:
            tried = example.changed or example.filled
            against = example.filled.text if example.changed else None
            self.failures.append(Failure(example.template, example.group, tried.text, against, why))

    def result(self, capability: Capability, name: str) -> TestResult:
        return TestResult(
            capability=capability,
            name=name,
            examples=self.examples.total(),
            failed=self.failed.total(),
            decisions=self.decisions,
            templates=tuple(
                TemplateResult(template, failed, self.examples[template])
                for template, failed in self.failed.most_common()
            ),
            groups={
                group: self.failed_groups[group] / count
                for group, count in sorted(self.groups.items())
                if group
            },
            failures=tuple(self.failures),
        )


def _unmet(example: Example, filled: Filled, found: Sequence[Signal]) -> str:
    """Which marked mention was not found as it should be; "" if all were."""
    for low, high in filled.marks:
        near = [signal for signal in found if signal.start < high and low < signal.end]
        if not any(
            signal.status == example.status and example.subtype in (None, signal.subtype)
            for signal in near
        ):
            wanted = f"{example.subtype or 'any'}/{example.status}"
            got = "; ".join(map(_described, near)) or "nothing"
            return f"wanted {wanted} on “{filled.text[low:high]}”, found {got}"
    return ""


def _label(signal: Signal) -> tuple[str, str | None, str]:
    return signal.kind, signal.subtype, signal.status


def _positive(signals: Sequence[Signal]) -> set[str]:
    return {signal.kind for signal in signals if signal.status == "affirmed"}


def _described(signal: Signal) -> str:
    label = f"{signal.kind} {signal.subtype or '-'}/{signal.status} “{signal.text}”"
    if signal.explanation is None:
        return label
    cues = ", ".join(cue.text for cue in signal.explanation.cues)
    return f"{label} ({signal.explanation.pattern.split(':')[0]}{'; ' + cues if cues else ''})"
