"""What the lexicon of gaps cannot say: an unanswered call is a gap only where an agency was asked.

The group with the option `marker` holds no mention; it tells where an agency or a check is named.
Groups with the option `needs` hold mentions only in such company.
"""

from __future__ import annotations

from bisect import bisect_left

from risksignals.signals import Candidate, NoteView

_BEFORE = 24
"""Tokens within which the one who was asked stands before: this sentence or the last."""
_AFTER = 8
_REMARK = 90
"""Characters of a remark; longer quotations are pasted messages of colleagues and agencies."""


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """The candidates that the note bears out."""
    asked = sorted(c.first for c in candidates if "marker" in c.options)
    return [
        c
        for c in candidates
        if "marker" not in c.options
        and ("needs" not in c.options or _in_company(c, asked, note))
        and not _is_remark(c, note)
    ]


def _in_company(candidate: Candidate, asked: list[int], note: NoteView) -> bool:
    """Whether an agency or a check is named in this sentence or the one before."""
    first, last = note.sentence(candidate.first)
    low = note.sentence(first - 2)[0] if first > 1 else first
    low = max(low, candidate.first - _BEFORE)
    place = bisect_left(asked, low)
    return place < len(asked) and asked[place] < min(last, candidate.last + _AFTER)


def _is_remark(candidate: Candidate, note: NoteView) -> bool:
    """Whether it lies in the quoted words of the person, who owes the record nothing."""
    if candidate.first not in note.quoted:
        return False
    start, end = note.tokens.span(candidate.first, candidate.last)
    return any(low <= start and end <= high and high - low < _REMARK for low, high in note.quotes)
