"""A behavioural result as tables for people: failure rates, then what failed and why."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from risksignals.evaluate.behaviour.running import BehaviourResult, Failure, TestResult
from risksignals.report.words import shown

_TITLES = {
    "minimum": "Minimum functionality: the plainest sentences",
    "invariance": "Invariance: what must change nothing",
    "direction": "Direction: what must turn the status",
}


def render_behaviour(result: BehaviourResult, *, failures: int = 1) -> RenderableType:
    """Every test's failure rate, and up to `failures` examples of each template that failed."""
    parts: list[RenderableType] = [
        Text(
            f"{result.examples} examples, {result.swap_pairs} of them swaps of name or sex", "bold"
        )
    ]
    for capability, title in _TITLES.items():
        tests = [test for test in result.tests if test.capability == capability]
        if tests:
            parts += [Text(f"\n{title}", "bold"), _rates(tests)]
    for test in result.tests:
        if test.failed and failures:
            parts.append(Text(f"\n{test.name}: {test.failed} of {test.examples} failed", "bold"))
            if worst := _worst_groups(test):
                parts.append(Text(f"  most in {worst}", "dim"))
            parts += [_failure(each) for each in _shown(test, failures)]
    return Group(*parts)


def _rates(tests: list[TestResult]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("test")
    for heading in ("examples", "failed", "rate", "decision changed"):
        table.add_column(heading, justify="right")
    for test in tests:
        style = "red" if test.failed else ""
        table.add_row(
            test.name,
            str(test.examples),
            Text(str(test.failed), style),
            Text(f"{test.rate:.1%}", style),
            str(test.decisions),
        )
    return table


def _worst_groups(test: TestResult) -> str:
    failing = sorted(
        ((rate, group) for group, rate in test.groups.items() if rate), key=lambda each: -each[0]
    )
    return ", ".join(f"{group} ({rate:.0%})" for rate, group in failing[:4])


def _shown(test: TestResult, most: int) -> list[Failure]:
    counts: dict[str, int] = {}
    chosen = []
    for each in test.failures:
        counts[each.template] = counts.get(each.template, 0) + 1
        if counts[each.template] <= most:
            chosen.append(each)
    return chosen


def _failure(failure: Failure) -> RenderableType:
    line = Text(shown(failure.text).replace("\n", " / "))
    if failure.against is not None:
        line.append(f"\nagainst: {shown(failure.against)}", "dim")
    line.append(f"\n← {shown(failure.why)}", "red")
    return Padding(line, (0, 0, 0, 2), expand=False)
