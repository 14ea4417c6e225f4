"""Behavioural tests: what a system must do, whatever its figures on a corpus are.

In the manner of CheckList (M. T. Ribeiro, T. Wu, C. Guestrin and S. Singh, "Beyond accuracy:
behavioral testing of NLP models with CheckList", ACL 2020): *minimum functionality* (the plainest
sentences are read rightly), *invariance* (names, cultures, sexes, spelling and layout change
nothing), and *direction* (a denial turns the status). Examples are generated from the data files
beside this module, which a practitioner can read and add to.

>>> from risksignals.evaluate.behaviour import run_behaviour
>>> result = run_behaviour(share=0.01)  # doctest: +SKIP
>>> worst = max(result.tests, key=lambda test: test.rate)  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from risksignals.errors import InputError
from risksignals.evaluate.behaviour.data import BehaviourData, load_data
from risksignals.evaluate.behaviour.generate import Example, generate
from risksignals.evaluate.behaviour.running import (
    BehaviourResult,
    Failure,
    Find,
    TestResult,
    run_examples,
)

CORE = ("child", "partner_derogation", "substance_use", "resistance")
"""The kinds that invariance is asked of."""

__all__ = [
    "BehaviourData",
    "BehaviourResult",
    "Example",
    "Failure",
    "TestResult",
    "generate",
    "load_data",
    "run_behaviour",
    "run_examples",
]


def run_behaviour(
    system: Find | None = None,
    *,
    model: str | Path = "default",
    test: str | None = None,
    data: Path | str | None = None,
    kinds: Sequence[str] = CORE,
    share: float = 1.0,
    seed: int = 0,
) -> BehaviourResult:
    """Run the tests on a system (a function from text to signals), or on a `model`.

    `test` keeps those whose name or capability contains it; `share` draws that part of the
    examples; `data` is a folder of one's own data files; `kinds` are those whose reading must not
    vary.

    Raises `InputError` for data that cannot be read, and where no test is left.
    """
    if system is None:
        from risksignals.pipeline import load

        analyser = load(model)
        system = lambda text: analyser.analyse(text).signals  # noqa: E731
    chosen = [
        example
        for example in generate(load_data(data), seed=seed, share=share)
        if test is None or test in example.test or test == example.capability
    ]
    if not chosen and test is not None:
        raise InputError(f"test: none is called {test}; leave it out to see their names")
    if not chosen:
        raise InputError(f"share: {share} leaves no example; ask for more")
    return run_examples(chosen, system, kinds)
