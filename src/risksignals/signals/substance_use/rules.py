"""What patterns cannot say of substance use: which drug is meant, and what only counts in company.

Lists named here are in this folder's lexicon files.
"""

from __future__ import annotations

import re
from dataclasses import replace

from risksignals.signals.candidates import Candidate, NoteView

_SUBTYPES = ("cannabis", "stimulant", "opioid", "sedative", "npa", "other", "alcohol")
_UNSPECIFIED = "unspecified"
_KEEPS_UNSPECIFIED = frozenset(("use of drugs in general", "negative result"))
_SIGNS = frozenset(("signs on the body", "weak signs", "out of it"))
_READING = "alcohol tag and breath reading"
_LAST_PAST_YEAR = 2017
"""A year up to this one in the sentence sets what it tells of before the sentence being served."""
_YEAR = re.compile(r"(?<!since )(?<!\d)(19[5-9]\d|20[01]\d)(?!\d)")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NEAR = 45
"""Tokens within which a sign or a denial takes its substance from what is named."""
_COMPANY = 22
"""Tokens beyond the sentence within which something firmer bears a weak sign out."""
_AFTERWARDS = 15
"""What is named afterwards counts as so many tokens further off."""
_NEIGHBOURS = 8
_RULE_REACH = 12
_LIST_SPACE = 3
_WEAK_SPACE = 5
_STOPS = frozenset(".!?\n;")
_JOINTS = frozenset(",&/-:")


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """Candidates joined, named, and kept only where the note bears them out."""
    past: dict[int, bool] = {}
    found = sorted(candidates, key=lambda c: c.first)
    found = [_read(c, note, past) for c in found]
    found = _join([c for at, c in enumerate(found) if not _is_heading(at, found, note)], note)
    found = [c for at, c in enumerate(found) if c.strength != "weak" or _company(at, found, note)]
    if all(c.group in _SIGNS for c in found):
        found = [c for c in found if not _is_innocent(c, note)]
    _spread_denials(found, note)
    return [_with_subtype(at, found, note) for at in range(len(found))]


def _read(candidate: Candidate, note: NoteView, past: dict[int, bool]) -> Candidate:
    """The candidate with what its own words and sentence settle."""
    subtype, status = candidate.subtype, candidate.status
    if subtype is None or candidate.options.get("named"):
        subtype = _named_within(candidate, note) or subtype or _UNSPECIFIED
    if candidate.group == _READING:
        figures = _DIGITS.findall(note.text(candidate.first, candidate.last))
        if figures and not any(map(float, figures)):
            status = "negated"
    start, end = note.sentence(candidate.first)
    if status == "negated":
        low = max(start, candidate.first - _RULE_REACH)
        if note.holds("su_rule", low, candidate.first):
            status = "hypothetical"
    elif status is None:
        if start not in past:
            years = _YEAR.findall(note.text(start, end))
            past[start] = bool(years) and all(int(y) <= _LAST_PAST_YEAR for y in years)
        status = "historical" if past[start] else None
    return replace(candidate, subtype=subtype, status=status)


def _named_within(candidate: Candidate, note: NoteView) -> str | None:
    """The subtype of the first substance named in the mention's words."""
    for at in range(candidate.first, candidate.last):
        for subtype in _SUBTYPES:
            if note.holds(f"su_{subtype}_word", at, at + 1):
                return subtype
    return None


def _is_heading(at: int, found: list[Candidate], note: NoteView) -> bool:
    """Whether the mention only heads a line ("Alcohol: ...") that says what there is."""
    candidate = found[at]
    codes, last = note.tokens.codes, candidate.last
    if codes[last : last + 1] not in (":", "-") or candidate.last - candidate.first > 2:
        return False
    first, end = note.sentence(candidate.first)
    if candidate.first - first > 1:
        return False
    answered = at + 1 < len(found) and found[at + 1].first < end
    return answered or not note.holds("su_persist", last, end)


def _join(found: list[Candidate], note: NoteView) -> list[Candidate]:
    """One mention of a row of signs, and of a general word beside the drug it is said of."""
    joined: list[Candidate] = []
    for candidate in found:
        before = joined[-1] if joined else None
        if before is None or not _belong_together(before, candidate, note):
            joined.append(candidate)
            continue
        firmer = candidate if before.strength == "weak" else before
        if before.subtype == _UNSPECIFIED and candidate.strength != "weak":
            firmer = candidate
        joined[-1] = replace(firmer, first=before.first, last=max(before.last, candidate.last))
    return joined


def _belong_together(before: Candidate, after: Candidate, note: NoteView) -> bool:
    between = note.tokens.codes[before.last : after.first]
    if before.status or after.status or len(between) > _WEAK_SPACE:
        return False
    if any(code in _STOPS for code in between):
        return False
    if "weak" in (before.strength, after.strength):
        return True
    if len(between) > 2:
        return False
    if before.group in _SIGNS and after.group in _SIGNS:
        return True
    if any(code in _JOINTS for code in between):
        return False
    if note.holds("su_conjunction", before.last, after.first):
        return False
    if before.subtype == after.subtype:
        return len(between) < 2
    return _UNSPECIFIED in (before.subtype, after.subtype)


def _company(at: int, found: list[Candidate], note: NoteView) -> bool:
    """Whether something firmer is said near by."""
    candidate = found[at]
    first, last = note.sentence(candidate.first)
    return any(
        other.strength != "weak"
        and (candidate.status is not None or other.status is None)
        and first - _COMPANY <= other.first < last + _COMPANY
        for other in found[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
    )


def _is_innocent(candidate: Candidate, note: NoteView) -> bool:
    """Whether a bodily sign is put down to illness or work, by the note and not by the person."""
    first, last = note.sentence(candidate.first)
    first, last = max(0, first - _COMPANY), min(len(note.tokens), last + _COMPANY)
    return note.holds("su_innocent", first, last) and not note.holds("su_claim", first, last)


def _spread_denials(found: list[Candidate], note: NoteView) -> None:
    """Give what follows a denial by "or" the denial's status ("no issues with drink or drugs")."""
    for at in range(1, len(found)):
        before, after = found[at - 1], found[at]
        space = after.first - before.last
        if before.status != "negated" or after.status or not 0 <= space <= _LIST_SPACE:
            continue
        if note.holds("su_or", before.last, after.first):
            found[at] = replace(after, status="negated")


def _with_subtype(at: int, found: list[Candidate], note: NoteView) -> Candidate:
    """A general word, sign or denial given the substance of what is named nearest to it."""
    candidate = found[at]
    if candidate.subtype != _UNSPECIFIED or candidate.group in _KEEPS_UNSPECIFIED:
        return candidate
    if note.holds("su_drugs", candidate.first, candidate.last):
        return candidate
    nearest = _NEAR
    subtype: str | None = candidate.subtype
    for other in found[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]:
        if other.subtype != _UNSPECIFIED:
            away = abs(other.first - candidate.first)
            away += _AFTERWARDS if other.first > candidate.first else 0
            if away < nearest:
                nearest, subtype = away, other.subtype
    return replace(candidate, subtype=subtype)
