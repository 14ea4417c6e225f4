"""What the resistance lexicon cannot say in patterns: company, other people's refusals, times past.

Groups with the option `marker` hold no mention; they frame those near them: a question put, a test
offered, an account found false, a time before this contact. Groups with the option `needs` hold
mentions only in such company.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from risksignals.signals import Candidate, NoteView
from risksignals.text import BREAKS

_BEFORE = {"ask": 22, "test": 30, "seen": 45}
_AFTER = {"caught": 60}
_AROUND = ("offence",)
_AROUND_WITHIN = 45
_LONGEST_REMARK = 45
_SHORT_ANSWER = 8
_SAID_WITHIN = 16
_ANSWER_WITHIN = 16
_NEAR = 4
_OPENERS = BREAKS + ":-"
_SUBJECT_WITHIN = 5


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """The candidates that the note bears out, with the status that its times and owners set."""
    markers: dict[str, list[tuple[int, int]]] = {}
    mentions: list[Candidate] = []
    for candidate in candidates:
        marker = candidate.options.get("marker")
        if marker is None:
            mentions.append(candidate)
        else:
            markers.setdefault(str(marker), []).append((candidate.first, candidate.last))
    if "seen" in markers:
        markers.setdefault("caught", []).extend(markers["seen"])
    for places in markers.values():
        places.sort()
    kept = [
        c
        for c in mentions
        if _borne_out(c, note, markers) and not _is_writers(c, note) and not _is_elsewhere(c, note)
    ]
    kept.extend(_answers(note, markers.get("ask", []), kept))
    return [_with_status(c, note, markers) for c in kept]


def _borne_out(
    candidate: Candidate, note: NoteView, markers: dict[str, list[tuple[int, int]]]
) -> bool:
    """Whether a candidate that needs company has it."""
    needs = candidate.options.get("needs")
    if needs is None:
        return True
    if needs == "quote":
        return _is_quoted(candidate, note)
    if needs == "said":
        return _is_reported(candidate, note) or _is_quoted(candidate, note)
    name = str(needs)
    if name in _AROUND:
        return _is_around(candidate, markers.get(name, ()))
    if name in _BEFORE:
        if name == "ask" and not _stands_alone(candidate, note):
            return False
        low = candidate.first - _BEFORE[name]
        return any(low <= last <= candidate.first for _, last in markers.get(name, ()))
    high = candidate.last + _AFTER[name]
    return any(candidate.last <= first <= high for first, _ in markers.get(name, ()))


def _is_around(candidate: Candidate, places: Iterable[tuple[int, int]]) -> bool:
    """Whether one of the places stands near, before or behind."""
    low, high = candidate.first - _AROUND_WITHIN, candidate.last + _AROUND_WITHIN
    return any(
        low <= last <= candidate.first or candidate.last <= first <= high for first, last in places
    )


def _is_writers(candidate: Candidate, note: NoteView) -> bool:
    """Whether the practitioner is the subject: "I" or "we" just before, and nobody quoted."""
    at = candidate.first
    return not note.lists["rs_writer"].isdisjoint(
        note.tokens.codes[max(0, at - 2) : at]
    ) and not note.is_quoted(at)


def _is_elsewhere(candidate: Candidate, note: NoteView) -> bool:
    """Whether anger is at someone at home: one is in the sentence, and no staff or office."""
    if candidate.subtype != "hostility" or candidate.options.get("needs"):
        return False
    first, last = note.sentence(candidate.first)
    return note.holds("rs_home", first, last) and not note.holds("rs_contact", first, last)


def _stands_alone(candidate: Candidate, note: NoteView) -> bool:
    """Whether the candidate is quoted, or opens a sentence or what follows a dash or colon."""
    at = candidate.first
    return at == 0 or note.tokens.codes[at - 1] in _OPENERS or note.is_quoted(at)


def _is_reported(candidate: Candidate, note: NoteView) -> bool:
    """Whether a verb of saying or thinking stands before it in its sentence, or in it."""
    first, _ = note.sentence(candidate.first)
    low = max(first, candidate.first - _SAID_WITHIN)
    return note.holds("rs_said", low, candidate.last)


def _is_quoted(candidate: Candidate, note: NoteView) -> bool:
    """Whether it lies in quoted words, too few to be a pasted message."""
    start, end = note.tokens.span(candidate.first, candidate.last)
    return any(
        low <= start and end <= high and high - low <= _LONGEST_REMARK * 6
        for low, high in note.quotes
    )


def _answers(
    note: NoteView, questions: list[tuple[int, int]], kept: list[Candidate]
) -> Iterator[Candidate]:
    """Short quoted answers without a name or number to a question about a person or place."""
    if not questions or not note.quotes:
        return
    tokens = note.tokens
    starts = [start for start, _ in tokens.spans]
    taken = [(c.first, c.last) for c in kept]
    for low, high in note.quotes:
        first, last = bisect_left(starts, low), bisect_left(starts, high)
        while last > first and not tokens.word(last - 1)[0].isalnum():
            last -= 1
        if not 0 < last - first <= _SHORT_ANSWER:
            continue
        if not any(first - _ANSWER_WITHIN <= end <= first for _, end in questions):
            continue
        if any(a < last and first < b for a, b in taken) or _names_something(note, first, last):
            continue
        taken.append((first, last))
        yield Candidate(
            "resistance", "withholding", first, last, "an answer that answers nothing",
            "a short quoted answer to a question", about="Answers a question with nothing",
        )  # fmt: skip


def _names_something(note: NoteView, first: int, last: int) -> bool:
    """Whether the answer holds a number, or a capitalised word past its first that is not "I"."""
    for index in range(first, last):
        word = note.tokens.word(index)
        if word[0].isdigit():
            return True
        if index > first and word[0].isupper() and word not in ("I", "Miss", "Sir"):
            return True
    return False


def _with_status(
    candidate: Candidate, note: NoteView, markers: dict[str, list[tuple[int, int]]]
) -> Candidate:
    if candidate.status is not None:
        return candidate
    status = _status(candidate, note, markers)
    return candidate if status is None else replace(candidate, status=status)


def _status(
    candidate: Candidate, note: NoteView, markers: dict[str, list[tuple[int, int]]]
) -> str | None:
    codes, lists = note.tokens.codes, note.lists
    first, last = note.sentence(candidate.first)
    before = codes[max(first, candidate.first - _NEAR) : candidate.first]
    quoted = note.is_quoted(candidate.first)
    if (
        (not quoted or candidate.subtype == "hostility")
        and candidate.subtype != "minimisation"
        and not lists["rs_if"].isdisjoint(before)
    ):
        return "hypothetical"
    if _is_denied(candidate, note, before, last):
        return "negated"
    if (
        not quoted
        and candidate.strength == "strong"
        and candidate.subtype in ("withholding", "disengagement")
        and _is_others(candidate, note, first)
    ):
        return "other"
    if _is_past(candidate, markers, note):
        return "historical"
    return None


def _is_denied(candidate: Candidate, note: NoteView, before: str, last: int) -> bool:
    """Whether a "no" or "not" stands before a mention that has none of its own."""
    codes, lists = note.tokens.codes, note.lists
    summary = candidate.group == "minimises"
    near = before if summary else before[-2:]
    return (
        (summary or candidate.subtype != "minimisation")
        and not lists["rs_none"].isdisjoint(near)
        and lists["subject_pronoun"].isdisjoint(near[max(map(near.rfind, lists["rs_none"])) :])
        and lists["rs_denying"].isdisjoint(codes[candidate.first : candidate.last])
        and lists["rs_denying"].isdisjoint(codes[candidate.last : min(last, candidate.last + 1)])
    )


def _is_others(candidate: Candidate, note: NoteView, first: int) -> bool:
    """Whether the nearest person before the mention, in its clause, is an agency or relative."""
    codes, lists = note.tokens.codes, note.lists
    for at in range(candidate.first - 1, max(first, candidate.first - _SUBJECT_WITHIN) - 1, -1):
        if codes[at] in ",;:" or codes[at] in lists["subject_pronoun"]:
            return False
        if codes[at] in lists["rs_others"]:
            return True
    return False


def _is_past(
    candidate: Candidate, markers: dict[str, list[tuple[int, int]]], note: NoteView
) -> bool:
    """Whether its sentence sets a time before, and that or the next says it is different now.

    "Joined in the first few weeks but this week he sat silent": the time named last counts.
    """
    first, last = note.sentence(candidate.first)
    then = [at for at, _ in markers.get("then", ()) if first <= at < last]
    if not then:
        return False
    end = note.sentence(min(last + 1, len(note.tokens) - 1))[1]
    now = [at for at, _ in markers.get("now", ()) if first <= at < end]
    last_then = max((at for at in then if at < candidate.first), default=-1)
    last_now = max((at for at in now if at < candidate.first), default=-1)
    return bool(now) and (last_then >= last_now or min(then) >= candidate.last)
