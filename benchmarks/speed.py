"""Speed, as ratios measured side by side in one run.

    python benchmarks/speed.py

1. Notes analysed a second against notes that `spacy.blank("en").pipe` merely tokenises, on one
   core, over the development notes. Rounds alternate; the first of each is a warm-up.
2. The time of `import risksignals; risksignals.load()` against that of `import spacy`, each in a
   fresh interpreter, alternating.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

import risksignals

ROOT = Path(__file__).resolve().parent.parent
NOTES = ROOT / "corpora/dev/develop.jsonl"
ROUNDS = 15
STARTS = 7


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of this process: what another process does on the machine counts less."""
    start = time.process_time()
    work()
    return time.process_time() - start


def wall_seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spread(values: list[float], digits: int = 2) -> str:
    return (
        f"{statistics.median(values):.{digits}f} "
        f"(min {min(values):.{digits}f}, max {max(values):.{digits}f})"
    )


def throughput() -> None:
    texts = [json.loads(line)["text"] for line in NOTES.read_text("utf-8").splitlines()]
    nlp, analyser = spacy.blank("en"), risksignals.load()
    ratios, ours = [], []
    for number in range(ROUNDS + 1):
        tokenised = seconds(lambda: sum(1 for _ in nlp.pipe(texts)))
        analysed = seconds(lambda: sum(1 for _ in analyser.analyse_many(texts)))
        if number:
            ratios.append(tokenised / analysed)
            ours.append(analysed / len(texts) * 1000)
    print(f"{len(texts)} notes, {ROUNDS} rounds")
    print(f"milliseconds a note, analysed:                {spread(ours, 3)}")
    print(f"rate of analysis / rate of bare tokenisation: {spread(ratios)}")


def start_up() -> None:
    def run(code: str) -> float:
        return wall_seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True))

    ratios = []
    for number in range(STARTS + 1):
        ratio = run("import risksignals; risksignals.load()") / run("import spacy")
        if number:
            ratios.append(ratio)
    print(f"time to import and load / time to import spaCy: {spread(ratios)}")


if __name__ == "__main__":
    throughput()
    start_up()
