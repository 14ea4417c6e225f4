"""Measures of agreement between what was found and what annotators marked.

>>> from risksignals.evaluate import evaluate
>>> result = evaluate("corpora/dev/develop.jsonl")  # doctest: +SKIP
>>> result.notes.by_kind["child"].levels["note"].f1  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from risksignals.evaluate.cases import CaseResult, evaluate_cases
    from risksignals.evaluate.comparison import Comparison
    from risksignals.evaluate.evaluation import Evaluation, NotesResult, evaluate
    from risksignals.evaluate.mentions import match_mentions

_HOMES = {
    "CaseResult": "cases",
    "Comparison": "comparison",
    "Evaluation": "evaluation",
    "NotesResult": "evaluation",
    "evaluate": "evaluation",
    "evaluate_cases": "cases",
    "match_mentions": "mentions",
}

__all__ = [
    "CaseResult", "Comparison", "Evaluation", "NotesResult", "evaluate", "evaluate_cases",
    "match_mentions",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
