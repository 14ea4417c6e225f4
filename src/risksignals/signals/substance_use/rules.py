"""What patterns cannot say of substance use: which drug is meant, and what only counts in company.

Lists named here are in this folder's lexicon files.
"""

from __future__ import annotations

import re
from dataclasses import replace

from risksignals.signals.candidates import Candidate, NoteView

_SUBTYPES = ("cannabis", "stimulant", "opioid", "sedative", "npa", "other")
_UNSPECIFIED = "unspecified"
_GENERAL = frozenset(("use of drugs in general", "negative result"))
_SIGNS = frozenset(("signs on the body", "weak signs", "out of it"))
_NEAR = 45
"""Tokens within which a sign or a denial takes its substance from what is named."""
_RULE_REACH = 12
_LAST_PAST_YEAR = 2017
"""A year up to this one, named in the sentence, puts what it tells of before the sentence served."""
_YEAR = re.compile(r"(?<!since )(?<!\d)(19[5-9]\d|20[01]\d)(?!\d)")
_LIST_SPACE = 3
_WEAK_SPACE = 5
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_JOINTS = frozenset(",&/-:")


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """Candidates joined, named, and kept only where the note bears them out."""
    found = [_read(c, note) for c in sorted(candidates, key=lambda c: c.first)]
    found = _join([c for c in found if not _is_heading(c, found, note)], note)
    found = [c for c in found if c.strength != "weak" or _has_company(c, found, note)]
    found = [c for c in found if not _is_innocent(c, found, note)]
    _spread_denials(found, note)
    return [_with_subtype(c, found, note) for c in found]


def _read(candidate: Candidate, note: NoteView) -> Candidate:
    """The candidate with what its own words settle."""
    if candidate.subtype is None or candidate.options.get("named"):
        named = _named_within(candidate, note)
        candidate = replace(candidate, subtype=named or candidate.subtype or _UNSPECIFIED)
    if candidate.status is None and candidate.group == "alcohol tag and breath reading":
        figures = _DIGITS.findall(note.text(candidate.first, candidate.last))
        if figures and not any(map(float, figures)):
            candidate = replace(candidate, status="negated")
    if candidate.status == "negated":
        first = max(note.sentence(candidate.first)[0], candidate.first - _RULE_REACH)
        if note.holds("su_rule", first, candidate.first):
            candidate = replace(candidate, status="hypothetical")
    if candidate.status is None and _is_dated_before(candidate, note):
        candidate = replace(candidate, status="historical")
    return candidate


def _is_dated_before(candidate: Candidate, note: NoteView) -> bool:
    """Whether the sentence sets the mention in a year long past."""
    years = _YEAR.findall(note.text(*note.sentence(candidate.first)))
    return bool(years) and all(int(year) <= _LAST_PAST_YEAR for year in years)


def _is_innocent(candidate: Candidate, found: list[Candidate], note: NoteView) -> bool:
    """Whether a bodily sign is put down to illness or work, by the note and not by the person."""
    if candidate.group not in _SIGNS or any(c.group not in _SIGNS for c in found):
        return False
    first, last = note.sentence(candidate.first)
    first, last = max(0, first - _NEAR // 2), min(len(note.tokens), last + _NEAR // 2)
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


def _named_within(candidate: Candidate, note: NoteView) -> str | None:
    """The subtype of the first substance named in the mention's words."""
    for at in range(candidate.first, candidate.last):
        for subtype in _SUBTYPES:
            if note.holds(f"su_{subtype}_word", at, at + 1):
                return subtype
        if note.holds("su_alcohol_word", at, at + 1):
            return "alcohol"
    return None


def _is_heading(candidate: Candidate, found: list[Candidate], note: NoteView) -> bool:
    """Whether the mention heads a line that says what there is, or that there is little."""
    codes, last = note.tokens.codes, candidate.last
    if codes[last : last + 1] not in (":", "-") or candidate.last - candidate.first > 2:
        return False
    first, end = note.sentence(candidate.first)
    if candidate.first - first > 1:
        return False
    return any(last < c.first < end for c in found) or not note.holds("su_persist", last, end)


def _join(found: list[Candidate], note: NoteView) -> list[Candidate]:
    """One mention of a row of signs, and of a general word beside the drug it is said of."""
    joined: list[Candidate] = []
    for candidate in found:
        before = joined[-1] if joined else None
        if before is not None and _belong_together(before, candidate, note):
            general = before.subtype == _UNSPECIFIED or before.strength == "weak"
            joined[-1] = replace(
                candidate if general else before,
                first=before.first,
                last=max(before.last, candidate.last),
                strength="fair" if "weak" in (before.strength, candidate.strength) else "strong",
            )
        else:
            joined.append(candidate)
    return joined


def _belong_together(before: Candidate, after: Candidate, note: NoteView) -> bool:
    between = note.tokens.codes[before.last : after.first]
    if before.status or after.status or any(c in ".!?\n;" for c in between):
        return False
    if "weak" in (before.strength, after.strength) and len(between) <= _WEAK_SPACE:
        return True
    if len(between) > 2:
        return False
    if before.group in _SIGNS and after.group in _SIGNS:
        return True
    if before.subtype == after.subtype and len(between) < 2:
        return not any(c in _JOINTS for c in between) and not note.holds(
            "su_conjunction", before.last, after.first
        )
    one_is_general = (before.subtype == _UNSPECIFIED) != (after.subtype == _UNSPECIFIED)
    return one_is_general and not any(c in _JOINTS for c in between) and not note.holds(
        "su_conjunction", before.last, after.first
    )


def _has_company(candidate: Candidate, found: list[Candidate], note: NoteView) -> bool:
    """Whether something firmer is said in the note, or near by where the group asks for it."""
    firm = [c for c in found if c.strength != "weak"]
    if candidate.status is None:
        firm = [c for c in firm if c.status is None]
    first, last = note.sentence(candidate.first)
    return any(first - _NEAR // 2 <= c.first < last + _NEAR // 2 for c in firm)


def _with_subtype(candidate: Candidate, found: list[Candidate], note: NoteView) -> Candidate:
    """A general word, sign or denial given the substance of what is named nearest to it."""
    first, last = candidate.first, candidate.last
    if candidate.subtype != _UNSPECIFIED or candidate.group in _GENERAL:
        return candidate
    if note.holds("su_drugs", first, last):
        return candidate
    named = [
        (abs(c.first - candidate.first) + (15 if c.first > candidate.first else 0), c.subtype)
        for c in found
        if c.subtype != _UNSPECIFIED
    ]
    nearest = min(named, default=(_NEAR, _UNSPECIFIED), key=lambda pair: pair[0])
    return replace(candidate, subtype=nearest[1]) if nearest[0] < _NEAR else candidate
