"""What the safeguarding lexicon cannot say: which section, whose family, done or only meant."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from risksignals.signals import Candidate, NoteView

_SECTIONS = frozenset({"47", "17", "31", "38", "37", "7"})
"""Sections of the Children Act 1989 that tell of involvement by their number alone."""
_FORMS = frozenset({"100", "110", "1"})
_BACK = 8
_OWNER_BACK = 18
_JOIN = 5
_COMPANY = 15


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """The candidates that the note bears out, those of one breath joined, with their status."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: c.first):
        if "number" in candidate.options and not _is_childrens_law(candidate, note):
            continue
        if note.holds("cs_adult", max(0, candidate.first - 2), candidate.first + 1):
            continue
        if candidate.pattern.startswith("^ referral") and not _has_company(candidate, note):
            continue
        candidate = _with_status(candidate, note)
        before = kept[-1] if kept else None
        if before is not None and _one_breath(before, candidate, note):
            kept[-1] = replace(before, last=candidate.last)
        else:
            kept.append(candidate)
    return kept


def _one_breath(before: Candidate, after: Candidate, note: NoteView) -> bool:
    """Whether a reason or place ("under neglect", "at the centre") goes with what is before."""
    if before.status != after.status or not 0 <= after.first - before.last <= _JOIN:
        return False
    between = note.tokens.codes[before.last : after.first]
    stops = ".!?\n;&-" if after.group == "supervised contact" else ".!?\n;,&-"
    return not any(mark in between for mark in stops) and not note.holds(
        "cs_and", before.last, after.first
    )


def _has_company(candidate: Candidate, note: NoteView) -> bool:
    """Whether a referral to nobody in particular stands near a word of social care."""
    low = max(0, candidate.first - _COMPANY)
    return note.holds("cs_care", low, min(len(note.tokens), candidate.last + _COMPANY))


def _is_childrens_law(candidate: Candidate, note: NoteView) -> bool:
    """Whether a number in it, if any, is of the Children Act and not of an offence."""
    for index in range(candidate.first, candidate.last):
        word = note.tokens.word(index)
        if word[0].isdigit():
            if note.tokens.word(max(index - 1, 0)).lower() == "c":
                return word in _FORMS
            first, last = note.sentence(index)
            return word in _SECTIONS and not note.holds(
                "cs_offence", max(first, index - 4), min(last, index + 4)
            )
    return True


def _with_status(candidate: Candidate, note: NoteView) -> Candidate:
    if candidate.status in ("negated", "historical"):
        return candidate
    first, last = note.sentence(candidate.first)
    low = max(first, candidate.first - _BACK)
    status = candidate.status
    if _is_third_partys(candidate, note, first, last):
        status = "other"
    elif note.holds("cs_if", low, candidate.first) or (
        candidate.group == "referral to social care"
        and (
            note.holds("cs_intend", max(first, candidate.first - 4), candidate.first)
            or _is_to_come(candidate, note, first, last)
        )
    ):
        status = "hypothetical"
    elif note.holds("cs_closed", low, candidate.first) or note.holds(
        "cs_ended", candidate.last, min(last, candidate.last + _BACK)
    ):
        status = "historical"
    elif note.holds("cs_none", max(first, candidate.first - 2), candidate.first):
        status = "negated"
    return candidate if status == candidate.status else replace(candidate, status=status)


def _is_to_come(candidate: Candidate, note: NoteView, first: int, last: int) -> bool:
    """Whether a referral is "to" be made: "I have to refer", "referral to go tonight"."""
    words = [
        note.tokens.word(i).lower() for i in range(max(first, candidate.first - 2), candidate.first)
    ]
    after = [
        note.tokens.word(i).lower() for i in range(candidate.last, min(last, candidate.last + 3))
    ]
    inside = [note.tokens.word(i).lower() for i in range(candidate.first, candidate.last)]
    return (
        words[-1:] == ["to"]
        or after[:2] in (["to", "be"], ["to", "go"], ["to", "follow"])
        or after[:1] == ["if"]
        or ("to", "be") in pairwise(inside)
    )


def _is_third_partys(candidate: Candidate, note: NoteView, first: int, last: int) -> bool:
    """Whether the children are another family's: "his cousin's two went into care"."""
    codes, lists = note.tokens.codes, note.lists
    for at in range(max(first, candidate.first - _OWNER_BACK), candidate.last - 1):
        if codes[at] in lists["cs_third"] and codes[at + 1] in lists["possessive_s"]:
            return not note.holds("cs_with", first, last)
    return False
