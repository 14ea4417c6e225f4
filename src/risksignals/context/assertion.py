"""One status for each mention, with the cues that set it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from risksignals.context.cues import FoundCue, find_cues
from risksignals.context.experiencer import Experiencer
from risksignals.patterns import PatternEngine
from risksignals.signals import Candidate, NoteView

_ORDER = ("other", "hypothetical", "negated", "historical")
"""Which status wins where cues of several reach a mention: the rightmost claim is weakest."""


class Assertion(NamedTuple):
    """A mention's status, the cues that set it, and a sentence that says how."""

    status: str
    cues: tuple[FoundCue, ...]
    reason: str


class AssertionModel:
    """Decides the status of candidates from cues, subjects and quotation.

    `settings` holds, by kind: `ignore`, topics and groups of cues that say nothing of that kind;
    `experiencer`, whether the grammatical subject decides whose the thing is.
    """

    def __init__(self, engine: PatternEngine, settings: Mapping[str, Mapping[str, Any]]) -> None:
        self._engine = engine
        self._ignored = {
            kind: frozenset(options.get("ignore", ())) for kind, options in settings.items()
        }
        self._by_subject = frozenset(
            kind for kind, options in settings.items() if options.get("experiencer")
        )

    def __call__(self, candidates: list[Candidate], note: NoteView) -> list[Assertion]:
        """An assertion for each candidate, in order."""
        experiencer = Experiencer(note)
        cues: dict[int, list[FoundCue]] = {}
        assertions = []
        for candidate in candidates:
            first, last = note.sentence(candidate.first)
            if first not in cues:
                cues[first] = find_cues(self._engine, note.tokens, first, last)
            assertions.append(self._assert(candidate, note, cues[first], experiencer))
        return assertions

    def _assert(
        self,
        candidate: Candidate,
        note: NoteView,
        cues: list[FoundCue],
        experiencer: Experiencer,
    ) -> Assertion:
        if candidate.status is not None:
            return Assertion(candidate.status, (), f"{candidate.status} by its own words")
        ignored = self._ignored.get(candidate.kind, frozenset())
        reaching = [
            cue
            for cue in cues
            if cue.topic not in ignored
            and cue.group not in ignored
            and cue.reaches(candidate.first, candidate.last)
        ]
        if candidate.kind in self._by_subject:
            owner = experiencer.other_subject(candidate.first)
            if owner is not None:
                return Assertion("other", (), f"other: said of {owner!r}")
        for status in _ORDER:
            setting = tuple(cue for cue in reaching if cue.status == status)
            if setting and not self._overruled(status, setting, reaching):
                return Assertion(status, setting, f"{status}: {setting[-1].group}")
        return Assertion("affirmed", (), "affirmed: no cue against it")

    @staticmethod
    def _overruled(
        status: str, setting: tuple[FoundCue, ...], reaching: list[FoundCue]
    ) -> bool:
        """Whether a word of the present stands nearer to the mention than what it overrules."""
        if status not in ("historical", "negated"):
            return False
        nearest = max(cue.first for cue in setting)
        return any(cue.status == "affirmed" and cue.first > nearest for cue in reaching)
