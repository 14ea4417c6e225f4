"""What was got wrong, the worst first, each in its context.

Worst is what would mislead a reader most: a note in which everything of a kind was missed, then a
note wrongly raised, the surest first; then a wrong status, single mentions, and subtypes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from risksignals.corpus import AnnotatedNote
from risksignals.evaluate.tally import Pair, Tally
from risksignals.schema import Signal

Sort = Literal["missed", "spurious", "status", "subtype"]
WHICH: Final = ("note", "fn", "fp", "mention", "status", "subtype")
"""What can be asked for: wrong notes, missed or spurious mentions or both, wrong labels."""

_CONTEXT: Final = 110
_SET_ASIDE: Final = ("held_out", "locked")


class Mistake(msgspec.Struct, frozen=True):
    """One mention that was missed, found where none is, or given the wrong status or subtype.

    `wrong_note` says that the note as a whole came out wrong for the kind. `expected` and `found`
    are `subtype/status`; `context` holds the mention between double brackets.
    """

    note_id: str
    case_id: str | None
    author: str | None
    kind: str
    sort: Sort
    wrong_note: bool
    expected: str | None
    found: str | None
    confidence: float | None
    start: int
    end: int
    context: str
    why: str


def is_set_aside(path: Path | str) -> bool:
    """Whether a file or one of its folders is called held out or locked: nobody reads its texts."""
    path = Path(path)
    names = f"{path} {path.resolve()}".casefold().replace("-", "_")
    return any(word in names for word in _SET_ASIDE)


def mistakes(notes: Sequence[AnnotatedNote], tallies: Mapping[str, Tally]) -> list[Mistake]:
    """Every mistake over the kinds, the worst first."""
    found = [
        _mistake(pair, notes[pair.row], tally, sort)
        for tally in tallies.values()
        for pair in tally.pairs
        if (sort := _sort(pair)) is not None
    ]
    return sorted(found, key=_badness)


def choose(found: Iterable[Mistake], which: str) -> list[Mistake]:
    """The mistakes of one sort of `WHICH`."""
    sorts: dict[str, tuple[Sort, ...]] = {
        "fn": ("missed",),
        "fp": ("spurious",),
        "mention": ("missed", "spurious"),
        "status": ("status",),
        "subtype": ("subtype",),
    }
    if which == "note":
        return [each for each in found if each.wrong_note and each.sort != "subtype"]
    return [each for each in found if each.sort in sorts[which]]


def _sort(pair: Pair) -> Sort | None:
    if pair.found is None:
        return "missed"
    if pair.gold is None:
        return "spurious"
    if pair.gold.status != pair.found.status:
        return "status"
    if pair.gold.subtype is not None and pair.gold.subtype != pair.found.subtype:
        return "subtype"
    return None


def _mistake(pair: Pair, note: AnnotatedNote, tally: Tally, sort: Sort) -> Mistake:
    shown = pair.found or pair.gold
    assert shown is not None
    explanation = pair.found.explanation if pair.found else None
    why = ""
    if explanation is not None:
        cues = ", ".join(cue.text for cue in explanation.cues)
        why = f"{explanation.pattern}; {explanation.note}" + (f" ({cues})" if cues else "")
    return Mistake(
        note_id=note.note_id,
        case_id=note.case_id,
        author=note.author,
        kind=tally.kind,
        sort=sort,
        wrong_note=bool(tally.marked[pair.row] != tally.claimed[pair.row]),
        expected=_label(pair.gold),
        found=_label(pair.found),
        confidence=pair.found.confidence if pair.found else None,
        start=shown.start,
        end=shown.end,
        context=_context(note.text, shown),
        why=why,
    )


def _label(signal: Signal | None) -> str | None:
    return None if signal is None else f"{signal.subtype or '-'}/{signal.status}"


def _context(text: str, signal: Signal) -> str:
    low, high = max(0, signal.start - _CONTEXT), min(len(text), signal.end + _CONTEXT)
    return (
        ("…" if low else "")
        + f"{text[low : signal.start]}[[{signal.text}]]{text[signal.end : high]}"
        + ("…" if high < len(text) else "")
    )


def _badness(mistake: Mistake) -> tuple[int, float, str, str, int]:
    affirmed = "affirmed" in f"{mistake.expected} {mistake.found}"
    order = ["missed", "spurious", "status", "subtype"].index(mistake.sort)
    rank = (0 if mistake.wrong_note and affirmed else 10 if affirmed else 20) + order
    if mistake.sort == "subtype":
        rank = 30
    sure = -(mistake.confidence or 0)
    return rank, sure, mistake.kind, mistake.note_id, mistake.start
