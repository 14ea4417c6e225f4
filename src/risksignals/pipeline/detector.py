"""From a text to its signals: patterns, the kinds' own rules, context, confidence."""

from __future__ import annotations

from collections.abc import Mapping

from risksignals.context import Assertion, AssertionModel
from risksignals.patterns import PatternEngine, PatternTable
from risksignals.pipeline.confidence import Confidence
from risksignals.pipeline.lexicons import CONTEXT
from risksignals.schema import Cue, Explanation, Signal
from risksignals.signals import Candidate, NoteView
from risksignals.signals.registry import rules
from risksignals.text import Encoder, TokenisedText


class Detector:
    """Finds the signals of a text by the patterns of a table."""

    def __init__(self, table: PatternTable) -> None:
        self._engine = PatternEngine(table, lambda group: group.kind != CONTEXT)
        cues = PatternEngine(table, lambda group: group.kind == CONTEXT)
        self._assertions = AssertionModel(cues, table.settings)
        self._lists = {name: frozenset(codes) for name, codes in table.lists.items()}
        self._encode = Encoder(table.vocabulary)
        kinds = {group.kind for group in table.groups} - {CONTEXT, ""}
        self._rules = {kind: refine for kind in kinds if (refine := rules(kind))}
        self._confidence = Confidence.packaged()

    def __call__(self, text: str) -> tuple[Signal, ...]:
        """The signals of a text, in text order."""
        tokens = self._encode(text)
        candidates = self.candidates(tokens)
        if not candidates:
            return ()
        note = NoteView(tokens, self._lists)
        candidates = self._refine(candidates, note)
        assertions = self._assertions(candidates, note)
        return tuple(
            self._signal(candidate, assertion, tokens)
            for candidate, assertion in zip(candidates, assertions, strict=True)
        )

    def candidates(self, tokens: TokenisedText) -> list[Candidate]:
        """What the patterns propose, homographs and idioms taken out, overlaps not yet settled."""
        matches = self._engine.find(tokens)
        if not matches:
            return []
        found = [Candidate.from_match(m) for m in matches if not m.group.block]
        blocked: dict[tuple[str, int], int] = {}
        for match in matches:
            if match.group.block:
                for index in range(match.first, match.last):
                    key = match.group.kind, index
                    blocked[key] = max(blocked.get(key, 0), match.last - match.first)
        if not blocked:
            return found
        return [
            c
            for c in found
            if not any(
                blocked.get((c.kind, index), 0) >= c.last - c.first
                for index in range(c.first, c.last)
            )
        ]

    def _refine(self, candidates: list[Candidate], note: NoteView) -> list[Candidate]:
        by_kind: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            by_kind.setdefault(candidate.kind, []).append(candidate)
        kept: list[Candidate] = []
        for kind, found in by_kind.items():
            found = settle_overlaps(found)
            refine = self._rules.get(kind)
            kept.extend(refine(found, note) if refine else found)
        return sorted(kept, key=lambda c: (c.first, c.last, c.kind))

    def _signal(self, candidate: Candidate, assertion: Assertion, tokens: TokenisedText) -> Signal:
        start, end = tokens.span(candidate.first, candidate.last)
        cues = []
        for cue in assertion.cues:
            low, high = tokens.span(cue.first, cue.last)
            cues.append(Cue(cue.group, tokens.text[low:high], low, high))
        return Signal(
            kind=candidate.kind,
            subtype=candidate.subtype,
            # a plain str: statuses come from lexicon files, where `Status` cannot be checked
            status=assertion.status,  # type: ignore[arg-type]
            start=start,
            end=end,
            text=tokens.text[start:end],
            confidence=self._confidence(candidate),
            explanation=Explanation(
                pattern=f"{candidate.group}: {candidate.pattern}",
                cues=tuple(cues),
                note=f"{candidate.about or candidate.group}; {assertion.reason}",
            ),
        )


def settle_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Of candidates of one kind that share a token, the longest; of equals, the strongest."""
    if len(candidates) < 2:
        return candidates
    rank: Mapping[str, int] = {"strong": 2, "fair": 1, "weak": 0}
    ordered = sorted(
        candidates,
        key=lambda c: (
            c.last - c.first,
            c.status is not None,
            rank.get(c.strength, 1),
            c.subtype is not None,
        ),
        reverse=True,
    )
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in ordered:
        tokens = range(candidate.first, candidate.last)
        if taken.isdisjoint(tokens):
            kept.append(candidate)
            taken.update(tokens)
    return kept
