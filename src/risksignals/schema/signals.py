"""What is found in one note: signals, why they were found, and the note's analysis."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Self

import msgspec

from .reading import Fault, decode, fault_in, read_source
from .vocabulary import SUBTYPES, Status

_KIND_NAME: Final = re.compile(r"[a-z][a-z_]*")


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A word or phrase that set a signal's status, such as the "denied" of a denial.

    `start` and `end` are character offsets into the note, end exclusive.
    """

    type: str
    text: str
    start: int
    end: int


class Explanation(msgspec.Struct, frozen=True, gc=False):
    """Why a signal is there: the pattern that matched, the cues of its status, one sentence."""

    pattern: str
    cues: tuple[Cue, ...] = ()
    note: str = ""


class Signal(msgspec.Struct, frozen=True, gc=False):
    """One mention in one note, labelled as the codebook defines.

    `start` and `end` are character offsets into the note as given, end exclusive, and `text`
    is `note[start:end]`. `kind` is one of `KINDS` (or a kind a service has added), `subtype`
    one of `SUBTYPES[kind]` or None. `confidence` is a calibrated probability, 1.0 for a gold
    annotation.
    """

    kind: str
    subtype: str | None
    status: Status
    start: int
    end: int
    text: str
    confidence: float = 1.0
    explanation: Explanation | None = None


class NoteAnalysis(msgspec.Struct, frozen=True):
    """One note and the signals found in it, in text order.

    `note_id`, `case_id` and `date` are None where a bare text was analysed. `text` is the
    note as given; it never goes into the JSON.
    """

    note_id: str | None = None
    case_id: str | None = None
    date: dt.date | None = None
    text: str = ""
    signals: tuple[Signal, ...] = ()

    @property
    def active(self) -> tuple[Signal, ...]:
        """The affirmed signals, which alone count towards a recommendation."""
        return tuple(signal for signal in self.signals if signal.status == "affirmed")

    def to_json(self, *, explanations: bool = False) -> str:
        """The analysis as one line of JSON, without the note's text.

        With `explanations`, each signal also carries its `explanation` object.
        """
        signals = [_signal_as_read(signal, explanations) for signal in self.signals]
        shape = _AnalysisShape(self.note_id, self.case_id, self.date, signals)
        return msgspec.json.encode(shape).decode()

    @classmethod
    def from_json(
        cls, source: Path | str | bytes, *, text: str | None = None, where: str | None = None
    ) -> Self:
        """Read one analysis from a path or JSON text.

        `text` is the note's text where the JSON lacks it; with either, every offset is checked
        against it. `where` names the source in messages, such as "notes.jsonl, line 3".

        Raises InputError on malformed JSON, an unknown field or status, a wrong type, an
        impossible date, or offsets that are inverted or out of range.
        """
        data, name = read_source(source, "an analysis")
        where = where or name
        shape = decode(data, _AnalysisShape, where)
        note = shape.text if text is None and isinstance(shape.text, str) else text
        check_signals(shape.signals, note, fault_in(where))
        return cls(
            note_id=shape.note_id,
            case_id=shape.case_id,
            date=shape.date,
            text=note or "",
            signals=tuple(_signal_as_value(signal) for signal in shape.signals),
        )


class SignalShape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One signal as JSON; fields that are unset are left out when it is written."""

    kind: str
    subtype: str | None = None
    status: Status
    start: int
    end: int
    text: str
    confidence: float | msgspec.UnsetType = msgspec.UNSET
    explanation: Explanation | msgspec.UnsetType | None = msgspec.UNSET


class _AnalysisShape(msgspec.Struct, forbid_unknown_fields=True):
    note_id: str | None = None
    case_id: str | None = None
    date: dt.date | None = None
    signals: list[SignalShape] = []
    text: str | msgspec.UnsetType | None = msgspec.UNSET


def check_signals(signals: Sequence[SignalShape], note: str | None, fault: Fault) -> None:
    """Raise a `fault` for the first signal whose label or offsets cannot be."""
    for number, signal in enumerate(signals):
        path = f"signals[{number}]"
        _check_label(signal, path, fault)
        _check_offsets(signal, path, note, fault)


def _check_label(signal: SignalShape, path: str, fault: Fault) -> None:
    if not _KIND_NAME.fullmatch(signal.kind):
        raise fault(f"{path}.kind", "not a kind; use a kind's name from the codebook")
    subtypes = SUBTYPES.get(signal.kind)
    if subtypes is not None and signal.subtype is not None and signal.subtype not in subtypes:
        allowed = f"one of {', '.join(subtypes)}, or null" if subtypes else "null"
        raise fault(f"{path}.subtype", f"not a subtype of {signal.kind}; use {allowed}")
    confidence = signal.confidence
    if isinstance(confidence, float) and not 0 <= confidence <= 1:
        raise fault(f"{path}.confidence", "not a probability; give a number from 0 to 1")


def _check_offsets(signal: SignalShape, path: str, note: str | None, fault: Fault) -> None:
    if signal.start < 0:
        raise fault(f"{path}.start", "negative; offsets count characters from 0")
    if signal.end <= signal.start:
        raise fault(f"{path}.end", "not after start; give the exclusive end of the span")
    if len(signal.text) != signal.end - signal.start:
        raise fault(f"{path}.text", "not as long as its span; give the note's own characters")
    if note is None:
        return
    if signal.end > len(note):
        raise fault(f"{path}.end", f"past the note's {len(note)} characters; correct the span")
    if note[signal.start : signal.end] != signal.text:
        raise fault(f"{path}.text", "not what the note holds at that span; correct one of them")


def _signal_as_read(signal: Signal, explanations: bool) -> SignalShape:
    return SignalShape(
        kind=signal.kind,
        subtype=signal.subtype,
        status=signal.status,
        start=signal.start,
        end=signal.end,
        text=signal.text,
        confidence=signal.confidence,
        explanation=signal.explanation if explanations else msgspec.UNSET,
    )


def _signal_as_value(shape: SignalShape) -> Signal:
    confidence, explanation = shape.confidence, shape.explanation
    return Signal(
        kind=shape.kind,
        subtype=shape.subtype,
        status=shape.status,
        start=shape.start,
        end=shape.end,
        text=shape.text,
        confidence=1.0 if isinstance(confidence, msgspec.UnsetType) else confidence,
        explanation=None if isinstance(explanation, msgspec.UnsetType) else explanation,
    )
