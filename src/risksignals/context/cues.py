"""Cues of status found in a sentence, and how far each reaches.

The published ConText algorithm (Harkema, Dowling, Thornblade and Chapman, 2009, Journal of
Biomedical Informatics 42:839-851): trigger phrases with a direction, pseudo-triggers that cancel
them, and terminators that end their scope.
"""

from __future__ import annotations

from typing import NamedTuple

from risksignals.patterns import Match, PatternEngine
from risksignals.text import TokenisedText

_FAR = 1_000


class FoundCue(NamedTuple):
    """A cue at tokens `[first, last)` that reaches the tokens `[low, high)`."""

    status: str
    first: int
    last: int
    low: int
    high: int
    group: str
    topic: str

    def reaches(self, first: int, last: int) -> bool:
        """Whether the mention `[first, last)` lies in the cue's scope.

        A cue inside the mention says nothing of it: whoever wrote the pattern knew it is there.
        """
        if self.last <= first:
            return first < self.high
        return self.first >= last and last > self.low


def find_cues(
    engine: PatternEngine, tokens: TokenisedText, first: int, last: int
) -> list[FoundCue]:
    """The cues in the sentence of tokens `[first, last)`, each with its scope."""
    matches = _longest(engine.find(tokens, first, last))
    stops = [(m.first, m.last) for m in matches if m.group.status == "stop"]
    found = []
    for match in matches:
        status = match.group.status or "none"
        if status in ("none", "stop"):
            continue
        options = match.group.options
        reach = int(options.get("reach", _FAR))
        direction = options.get("direction", "forward")
        low, high = match.last, match.first
        if direction in ("forward", "both"):
            end = min((s for s, _ in stops if s >= match.last), default=last)
            high = min(end, match.last + reach)
        if direction in ("backward", "both"):
            start = max((e for _, e in stops if e <= match.first), default=first)
            low = max(start, match.first - reach)
        found.append(
            FoundCue(
                status,
                match.first,
                match.last,
                low,
                high,
                match.group.name,
                str(options.get("topic", "")),
            )
        )
    return found


def _longest(matches: list[Match]) -> list[Match]:
    """Matches that no longer one cancels: a phrase that only looks like a cue, or the same cue."""
    return [match for match in matches if not any(_cancels(other, match) for other in matches)]


def _cancels(other: Match, match: Match) -> bool:
    covers = (
        other.first <= match.first
        and match.last <= other.last
        and other.last - other.first > match.last - match.first
    )
    return (
        covers
        and match.group.status != "stop"
        and (other.group.status == "none" or other.group.name == match.group.name)
    )
