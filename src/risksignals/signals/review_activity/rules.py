"""What patterns cannot say of review activity: whether it is planned, done or left undone."""

from __future__ import annotations

from risksignals.signals.candidates import Candidate, NoteView

_FAR = 50
_SOON = 25
_MESSAGE = 40
_CLOSE = 8
_DATED = frozenset(("home_visit", "rosh_updated"))
_ONCE = frozenset(
    ("contact_changed", "home_visit", "rosh_updated", "person_involved", "management_oversight")
)
_BEFORE = 5
_AFTER = 6
_NOT_BEFORE = 3
_CLAUSE_ENDS = ";:"
_COMMA_ENDS = ";:,"


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """Planned actions become hypothetical, those not done negated."""
    candidates.sort(key=lambda c: c.first)
    kept: list[Candidate] = []
    heard: Candidate | None = None
    for candidate in candidates:
        if candidate.subtype == "information_received":
            if _administrative(candidate, note) or _repeated(candidate, heard):
                continue
            heard = candidate
        elif _said_already(candidate, kept, note):
            continue
        kept.append(candidate)
    for candidate in kept:
        if candidate.status is None:
            candidate.status = _status(candidate, note)
    return kept


def _administrative(candidate: Candidate, note: NoteView) -> bool:
    """Whether word from outside says nothing of risk near by."""
    source = candidate.options.get("source")
    if source is None or source == "known":
        return False
    first, last = candidate.first, candidate.last
    if note.holds("ra_no_source", first, last):
        return True
    if note.holds("ra_risk_word", last, last + _FAR):
        return False
    if source != "private" and note.holds("ra_risky", first, last):
        return False
    if source == "agency":
        return True
    return note.holds("ra_admin_word", last, last + _SOON)


def _said_already(candidate: Candidate, kept: list[Candidate], note: NoteView) -> bool:
    """Whether the sentence has just said the same thing in other words."""
    if candidate.subtype not in _ONCE:
        return False
    return any(
        c.subtype == candidate.subtype
        and candidate.first - c.last <= _CLOSE
        and note.sentence(c.first) == note.sentence(candidate.first)
        for c in kept[-2:]
    )


def _repeated(candidate: Candidate, heard: Candidate | None) -> bool:
    """Whether it is part of the same message as what was heard before it."""
    if heard is None or candidate.first - heard.last > _MESSAGE:
        return False
    source = candidate.options.get("source")
    return source == "known" or (
        heard.options.get("source") == "pasted" and source in ("agency", "private")
    )


def _status(candidate: Candidate, note: NoteView) -> str:
    if candidate.subtype == "information_received":
        return "affirmed"
    low, high = note.sentence(candidate.first)
    codes, first, last = note.tokens.codes, candidate.first, candidate.last
    before = _since(codes, max(low, first - _BEFORE), first, _CLAUSE_ENDS)
    after = _until(codes, last, min(high, last + _AFTER), _COMMA_ENDS)
    if candidate.subtype == "contact_changed":
        if note.holds("ra_from_now", first, min(high, last + _AFTER)):
            return "affirmed"
    elif note.holds("ra_never", max(before, first - _NOT_BEFORE), first) or note.holds(
        "ra_undone", first, min(after, last + 3)
    ):
        return "negated"
    if _planned(candidate, note, low, before, after):
        return "hypothetical"
    return "affirmed"


def _planned(candidate: Candidate, note: NoteView, low: int, before: int, after: int) -> bool:
    """Whether the words around say that it is still to be done."""
    codes, lists = note.tokens.codes, note.lists
    first, last = candidate.first, candidate.last
    to, be = lists["ra_to"], lists["ra_be"]
    if first > low and codes[first - 1] in to:
        return not (first - 1 > low and codes[first - 2] in lists["ra_managed"])
    if note.holds("ra_modal", before, min(first + 2, last)):
        return True
    if any(codes[i] in to and codes[i + 1] in be for i in range(first, min(after, last + 2) - 1)):
        return True
    if candidate.options.get("verb") and codes[first] in lists["ra_base"]:
        noun = codes[first] in lists["ra_nounish"]
        if not (noun and first + 1 < after and codes[first + 1] in lists["ra_after_noun"]):
            return True
    if note.holds("ra_past_done", max(low, first - 2), after):
        return False
    if note.holds("ra_ahead", first, after):
        return True
    if candidate.subtype in _DATED and note.holds("ra_ahead_day", first, after):
        return True
    return any(
        codes[i] == ":" and codes[i - 1] in lists["ra_heading"]
        for i in range(low + 1, min(low + 4, first))
    )


def _since(codes: str, low: int, high: int, ends: str) -> int:
    """The first token of the clause that ends at `high`."""
    return next((i + 1 for i in range(high - 1, low - 1, -1) if codes[i] in ends), low)


def _until(codes: str, low: int, high: int, ends: str) -> int:
    """The first token past `low` that ends its clause."""
    return next((i for i in range(low, high) if codes[i] in ends), high)
