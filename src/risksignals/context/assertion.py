"""One status for each mention, with the cues that set it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from risksignals.context.cues import FoundCue, find_cues
from risksignals.context.experiencer import Experiencer
from risksignals.patterns import PatternEngine
from risksignals.signals import Candidate, NoteView
from risksignals.text import BREAKS

_ORDER = ("other", "hypothetical", "negated", "historical")
"""Which status wins where cues of several reach a mention: the rightmost claim is weakest."""

_ANSWERS = {"answer_no": "negated", "answer_yes": "affirmed"}


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
        cues = _SentenceCues(self._engine, note)
        return [self._assert(candidate, cues, experiencer) for candidate in candidates]

    def _assert(
        self, candidate: Candidate, cues: _SentenceCues, experiencer: Experiencer
    ) -> Assertion:
        if candidate.status is not None:
            return Assertion(candidate.status, (), f"{candidate.status} by its own words")
        ignored = self._ignored.get(candidate.kind, frozenset())
        reaching = [
            cue
            for cue in cues.around(candidate.first)
            if cue.topic not in ignored
            and cue.group not in ignored
            and cue.reaches(candidate.first, candidate.last)
        ]
        if candidate.kind in self._by_subject:
            owner = experiencer.other_subject(candidate.first)
            if owner is not None:
                return Assertion("other", (), f"other: said of {owner!r}")
        answer = cues.answer_to(candidate.first)
        if answer is not None:
            status = _ANSWERS[answer.status]
            return Assertion(status, (answer,), f"{status}: {answer.group}")
        for status in _ORDER:
            setting = tuple(cue for cue in reaching if cue.status == status)
            if setting and not self._overruled(status, setting, reaching):
                return Assertion(status, setting, f"{status}: {setting[-1].group}")
        return Assertion("affirmed", (), "affirmed: no cue against it")

    @staticmethod
    def _overruled(status: str, setting: tuple[FoundCue, ...], reaching: list[FoundCue]) -> bool:
        """Whether a word of the present stands nearer to the mention than what it overrules."""
        if status not in ("historical", "negated"):
            return False
        nearest = max(cue.first for cue in setting)
        return any(cue.status == "affirmed" and cue.first > nearest for cue in reaching)


class _SentenceCues:
    """The cues of a note's sentences, looked for when first asked for."""

    def __init__(self, engine: PatternEngine, note: NoteView) -> None:
        self._engine = engine
        self._note = note
        self._found: dict[int, list[FoundCue]] = {}

    def around(self, index: int) -> list[FoundCue]:
        """Cues in the sentence that holds token `index`."""
        first, last = self._note.sentence(index)
        if first not in self._found:
            self._found[first] = find_cues(self._engine, self._note.tokens, first, last)
        return self._found[first]

    def answer_to(self, index: int) -> FoundCue | None:
        """The short answer that opens the next sentence, when token `index` is in a question."""
        codes = self._note.tokens.codes
        _, end = self._note.sentence(index)
        if end + 1 >= len(codes) or codes[end] != "?" or codes[end + 1] in BREAKS:
            return None
        return next((cue for cue in self.around(end + 1) if cue.status in _ANSWERS), None)
