"""Measures how often each pattern group is right, and writes the confidences that signals carry.

    python benchmarks/calibrate.py            # writes src/risksignals/pipeline/confidence.json

A signal's confidence is the share of its group's affirmed findings in the development corpora that
an annotator marked too, shrunk towards the share of all findings of its kind (an
empirical Bayes estimate with a prior worth `PRIOR` findings). Authors whose notes no pattern was
written from count in full; the others, whose errors were mended one by one, count `READ_WEIGHT`.
The expected calibration error printed at the end is measured with each author left out in turn.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_table

ROOT = Path(__file__).resolve().parent.parent
CORPORA = [ROOT / "corpora/dev/develop.jsonl", ROOT / "corpora/authors/develop.jsonl"]
OUTPUT = ROOT / "src/risksignals/pipeline/confidence.json"
UNREAD = frozenset(("K", "Y", "C", "E", "AA", "BB"))
READ_WEIGHT = 0.2
PRIOR = 4.0
BINS = 10

Finding = tuple[str, str, str, bool]
"""Author, kind, group, and whether an annotator marked it."""


def findings() -> Iterable[Finding]:
    detect = Detector(packaged_table())
    for path in CORPORA:
        for line in path.read_text("utf-8").splitlines():
            note = json.loads(line)
            active = [s for s in note["signals"] if s["status"] == "affirmed"]
            for signal in detect(note["text"]):
                if signal.status != "affirmed" or signal.explanation is None:
                    continue
                right = any(
                    gold["kind"] == signal.kind
                    and gold["start"] < signal.end
                    and signal.start < gold["end"]
                    for gold in active
                )
                yield (
                    note["author"],
                    signal.kind,
                    signal.explanation.pattern.partition(": ")[0],
                    right,
                )


def fit(found: Iterable[Finding]) -> dict[str, dict[str, float]]:
    """Confidence by kind, and within it by group; the kind's own under ""."""
    hits: Counter[tuple[str, str]] = Counter()
    tries: Counter[tuple[str, str]] = Counter()
    for author, kind, group, right in found:
        weight = 1.0 if author in UNREAD else READ_WEIGHT
        for key in ((kind, group), (kind, "")):
            tries[key] += weight
            hits[key] += weight * right
    table: dict[str, dict[str, float]] = {}
    for (kind, group), count in sorted(tries.items()):
        prior = hits[kind, ""] / tries[kind, ""]
        value = (hits[kind, group] + PRIOR * prior) / (count + PRIOR) if group else prior
        table.setdefault(kind, {})[group] = round(value, 3)
    return table


def calibration_error(found: list[Finding]) -> float:
    """Expected calibration error over unread authors, each left out of the fit in turn."""
    sure: list[tuple[float, bool]] = []
    for author in sorted(UNREAD):
        table = fit(f for f in found if f[0] != author)
        sure += [
            (table[kind].get(group, table[kind][""]), right)
            for a, kind, group, right in found
            if a == author
        ]
    error = 0.0
    for number in range(BINS):
        held = [
            (p, r)
            for p, r in sure
            if number <= p * BINS < number + 1 or (p == 1 and number == BINS - 1)
        ]
        if held:
            gap = sum(p for p, _ in held) - sum(r for _, r in held)
            error += abs(gap) / len(sure)
    return error


def main() -> None:
    found = list(findings())
    table = fit(found)
    OUTPUT.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{len(found)} affirmed findings, {sum(map(len, table.values()))} confidences")
    print(f"expected calibration error, authors left out: {calibration_error(found):.3f}")


if __name__ == "__main__":
    main()
