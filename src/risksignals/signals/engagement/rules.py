"""What patterns cannot say of engagement: that one sentence praises a thing once."""

from __future__ import annotations

from risksignals.signals.candidates import Candidate, NoteView

_CLOSE = 12


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """One mention where a sentence says the same in two ways; no ratio short of the whole."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: c.first):
        if candidate.options.get("ratio") and not _whole(candidate, note):
            continue
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.subtype == candidate.subtype
            and candidate.first - before.last <= _CLOSE
            and note.sentence(before.first) == note.sentence(candidate.first)
        ):
            continue
        kept.append(candidate)
    return kept


def _whole(candidate: Candidate, note: NoteView) -> bool:
    """Whether a ratio such as "15 out of 15" is of the whole."""
    text = note.text(candidate.first, candidate.last)
    numbers = [word for word in text.replace("/", " ").split() if word[0].isdigit()]
    return len(set(numbers)) == 1
