"""What the lexicon of gaps cannot say: what an unanswered call or an unasked question was about.

Groups with the option `needs` hold mentions only in company: "no reply" where an agency was
asked, "never crossed my mind to ask" where a child or a detail is spoken of.
"""

from __future__ import annotations

from dataclasses import replace

from risksignals.signals import Candidate, NoteView

_BEFORE = 24
"""Tokens within which the company stands before: in this sentence or the last."""
_AFTER = 10
_ANSWER = 5
_REMARK = 90
"""Characters of a remark; longer quotations are pasted messages of colleagues and agencies."""
_COMPANY = {"asked": "sg_asked", "detail": "sg_near"}


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """The candidates that the note bears out."""
    kept = []
    for candidate in candidates:
        if note.holds("sg_unrelated", max(0, candidate.first - 1), candidate.first + 1):
            continue
        if not _in_company(candidate, note) or _is_remark(candidate, note):
            continue
        if candidate.status == "negated" and _asks(note.sentence(candidate.first)[1], note):
            if not _is_answered_no(candidate, note):
                continue
            candidate = replace(candidate, status="affirmed")
        kept.append(candidate)
    return kept


def _asks(end: int, note: NoteView) -> bool:
    """Whether the sentence that ends at token `end` is a question."""
    return end < len(note.tokens) and note.tokens.codes[end] == "?"


def _in_company(candidate: Candidate, note: NoteView) -> bool:
    """Whether a word of the list that the group needs stands in this sentence or the one before."""
    needs = candidate.options.get("needs")
    if needs is None:
        return True
    if needs == "no":
        return _is_answered_no(candidate, note)
    first, last = note.sentence(candidate.first)
    low = note.sentence(first - 2)[0] if first > 1 else first
    low = max(low, candidate.first - _BEFORE)
    high = min(last, candidate.last + _AFTER)
    return note.holds(_COMPANY[str(needs)], low, high)


def _is_answered_no(candidate: Candidate, note: NoteView) -> bool:
    """Whether it stands in a question, put or reported, and the next sentence says no."""
    first, end = note.sentence(candidate.first)
    if end + 1 >= len(note.tokens) or not (
        _asks(end, note) or note.holds("sg_whether", first, candidate.last)
    ):
        return False
    first, last = note.sentence(end + 1)
    return last - first <= _ANSWER and note.holds("sg_no", first, last)


def _is_remark(candidate: Candidate, note: NoteView) -> bool:
    """Whether it lies in the quoted words of the person, who owes the record nothing."""
    if candidate.first not in note.quoted:
        return False
    start, end = note.tokens.span(candidate.first, candidate.last)
    return any(low <= start and end <= high and high - low < _REMARK for low, high in note.quotes)
