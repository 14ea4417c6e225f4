"""Risk signals in probation contact notes, and the reviews of risk of harm that they call for.

    >>> import risksignals
    >>> analyser = risksignals.load()
    >>> analysis = analyser.analyse("Smelt of alcohol, refused to give son's name.")
    >>> [(signal.kind, signal.text) for signal in analysis.signals][0]
    ('substance_use', 'Smelt of alcohol')

The public names are those in `__all__`; each is imported when first used, so that a program that
only reads cases pays for nothing else.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from risksignals.errors import InputError, LexiconError, PolicyError, RiskSignalsError
    from risksignals.pipeline import Analyser, load
    from risksignals.review import Policy, load_policy, review_case
    from risksignals.schema import (
        Assessment,
        Case,
        CaseRecord,
        Child,
        ChildFinding,
        Cue,
        Evidence,
        Explanation,
        Note,
        NoteAnalysis,
        Reason,
        Review,
        Signal,
        TimelineEntry,
    )

_HOMES = {
    "risksignals.errors": ("InputError", "LexiconError", "PolicyError", "RiskSignalsError"),
    "risksignals.pipeline": ("Analyser", "load"),
    "risksignals.review": ("Policy", "load_policy", "review_case"),
    "risksignals.schema": (
        "Assessment", "Case", "CaseRecord", "Child", "ChildFinding", "Cue", "Evidence",
        "Explanation", "Note", "NoteAnalysis", "Reason", "Review", "Signal", "TimelineEntry",
    ),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Analyser", "Assessment", "Case", "CaseRecord", "Child", "ChildFinding", "Cue", "Evidence",
    "Explanation", "InputError", "LexiconError", "Note", "NoteAnalysis", "Policy", "PolicyError",
    "Reason", "Review", "RiskSignalsError", "Signal", "TimelineEntry", "__version__", "load",
    "load_policy", "review_case",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return version("risksignals")
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
