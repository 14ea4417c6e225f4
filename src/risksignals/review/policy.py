"""The review's policy as data: which reasons there are, when they stand, how they are put."""

import string
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec

from ..errors import PolicyError
from ..schema import Priority
from .lexicon import Words, load_words
from .resources import load_toml

_FIELDS: Final = frozenset(("children", "what", "when"))
_FILE: Final = "policy.toml"

RaisedWhen = Literal["another_reason_stands", "linked_to_violence_or_child"]


class ReasonPolicy(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="condition",
):
    """What every reason has, whatever its condition."""

    code: str
    kind: str = "child"
    priority: Priority
    summary: str
    suggested_actions: tuple[str, ...] = ()
    raised_priority: Priority | None = None
    raised_when: RaisedWhen | None = None
    minimum_confidence: float | None = None

    @property
    def least(self) -> float:
        """The confidence from which a signal is evidence for the reason."""
        return self.minimum_confidence or 0.0


class UnrecordedChild(ReasonPolicy, tag="unrecorded_child", frozen=True, kw_only=True):
    """Stands while a distinct child is unrecorded or incomplete."""


class NewSignal(ReasonPolicy, tag="new_signal", frozen=True, kw_only=True):
    """Stands on any active signal newer than the latest assessment."""

    subtypes: tuple[str, ...] | None = None


class WithheldInformation(ReasonPolicy, tag="withheld_information", frozen=True, kw_only=True):
    """Stands on a new signal about a child, partner, household or address."""

    subtypes: tuple[str, ...]


class UnlistedSubstance(ReasonPolicy, tag="unlisted_substance", frozen=True, kw_only=True):
    """Stands on new use of a category not listed, a new relapse, or intoxication at a contact."""


class RepeatedSignal(ReasonPolicy, tag="repeated_signal", frozen=True, kw_only=True):
    """Stands on one new signal of `at_once`, or on `repeated` ones in two notes close together."""

    at_once: tuple[str, ...]
    repeated: tuple[str, ...]
    within_days: int


class UnlistedInvolvement(ReasonPolicy, tag="unlisted_involvement", frozen=True, kw_only=True):
    """Stands on any signal that the latest assessment does not list, or a new event if it does."""

    listed_as: Literal["domestic_abuse", "childrens_social_care"]
    stands_again_on: Literal["incident", "step_up"]


class UnansweredGap(ReasonPolicy, tag="unanswered_gap", frozen=True, kw_only=True):
    """Stands while something missing is neither done nor answered."""


AnyReason = (
    UnrecordedChild
    | NewSignal
    | WithheldInformation
    | UnlistedSubstance
    | RepeatedSignal
    | UnlistedInvolvement
    | UnansweredGap
)


class _PolicyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    routine_reasons_for_prompt: int
    reasons: tuple[AnyReason, ...]
    minimum_confidence: float = 0.0
    names: dict[str, str] = {}


class Policy(msgspec.Struct, frozen=True):
    """A policy ready to use: its reasons in the order they are listed, and the word lists.

    Each reason has its own `minimum_confidence`, or that of the policy.
    """

    version: str
    routine_reasons_for_prompt: int
    reasons: tuple[AnyReason, ...]
    names: dict[str, str]
    words: Words

    def named(self, subtypes: Iterable[str]) -> str:
        """The subtypes as a reader calls them: "alcohol and stimulants"."""
        names = [self.names.get(subtype, subtype.replace("_", " ")) for subtype in subtypes]
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def load_policy(path: Path | None = None, words: Path | None = None) -> Policy:
    """The policy at `path` with the word lists at `words`, each the packaged one where None.

    Raises PolicyError where a file is missing or malformed, a reason's code is given twice, a
    number is out of range, or a summary uses an unknown field.
    """
    if path is None and words is None:
        return packaged_policy()
    return _loaded(path, words)


@cache
def packaged_policy() -> Policy:
    """The policy that comes with the library."""
    return _loaded(None, None)


def _loaded(path: Path | None, words: Path | None) -> Policy:
    read = load_toml(_FILE, _PolicyFile, path)
    fault = _fault(read)
    if fault is not None:
        raise PolicyError(f"{_FILE if path is None else path.name}: {fault}")
    return Policy(
        version=read.version,
        routine_reasons_for_prompt=read.routine_reasons_for_prompt,
        reasons=tuple(_with_minimum(reason, read.minimum_confidence) for reason in read.reasons),
        names=read.names,
        words=load_words(words),
    )


def _with_minimum(reason: AnyReason, minimum: float) -> AnyReason:
    if reason.minimum_confidence is not None:
        return reason
    return msgspec.structs.replace(reason, minimum_confidence=minimum)


def _fault(read: _PolicyFile) -> str | None:
    """What is wrong with the policy, or None."""
    if not read.version.strip():
        return "version: empty; name the policy's version"
    if read.routine_reasons_for_prompt < 1:
        return "routine_reasons_for_prompt: below 1; give a whole number from 1"
    if not read.reasons:
        return "reasons: empty; give at least one"
    if not 0 <= read.minimum_confidence <= 1:
        return "minimum_confidence: not a probability; give a number from 0 to 1"
    seen: set[str] = set()
    for number, reason in enumerate(read.reasons):
        place = f"reasons[{number}]"
        if reason.code in seen:
            return f"{place}.code: {reason.code} is given twice; remove one"
        seen.add(reason.code)
        if (reason.raised_when is None) != (reason.raised_priority is None):
            return f"{place}: raised_when and raised_priority go together; give both or neither"
        if isinstance(reason, RepeatedSignal) and reason.within_days < 0:
            return f"{place}.within_days: below 0; give a number of days"
        if not 0 <= reason.least <= 1:
            return f"{place}.minimum_confidence: not a probability; give a number from 0 to 1"
        if fault := _summary_fault(reason.summary):
            return f"{place}.summary: {fault}"
    return None


def _summary_fault(summary: str) -> str | None:
    allowed = ", ".join(f"{{{field}}}" for field in sorted(_FIELDS))
    try:
        parts = list(string.Formatter().parse(summary))
    except ValueError:
        return f"unbalanced braces; use only {allowed}"
    for _, field, form, conversion in parts:
        if field is not None and (field not in _FIELDS or form or conversion):
            return f"unknown field; use only {allowed}"
    return None
