"""Annotated notes in brat's standoff format: a folder with a `.txt` and an `.ann` file a note.

Each mention is a text-bound annotation named for its kind, with the attributes `Status` and,
where there is one, `Subtype`. Offsets are code points into the `.txt` file, which holds the note
as it was given, line ends included. A mention that runs over a line end is written as brat wants
it, in a fragment a line, and read as one again. `annotation.conf` lets brat open the folder;
`notes.jsonl` keeps what brat has no place for: the note's identifier, case, date, author and
register.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from risksignals.corpus.jsonl import write_bytes
from risksignals.corpus.notes import AnnotatedNote, check_distinct, check_note, checked_signals
from risksignals.corpus.paths import file_name, note_id_of
from risksignals.errors import InputError
from risksignals.schema import KINDS, STATUSES, SUBTYPES, Signal
from risksignals.schema.reading import Fault, decode, explain, fault_in, read_source
from risksignals.schema.signals import SignalShape

INDEX: Final = "notes.jsonl"
_LINE_END = re.compile(r"[\r\n]+")
_FRAGMENTS = re.compile(r"(\d+) (\d+)(?:;\d+ \d+)*")


class _Entry(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One line of the index."""

    file: str
    note_id: str
    case_id: str | None = None
    date: dt.date | None = None
    author: str | None = None
    register: str | None = None


def write_brat(notes: Iterable[AnnotatedNote], folder: Path | str) -> None:
    """Write notes into a folder, which is made where need be.

    Raises `InputError` when the folder holds files already, or a mention begins or ends with a
    line end, which brat cannot hold.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        occupied = any(folder.iterdir())
    except OSError as error:
        raise InputError(f"{folder}: cannot be made ({error.strerror}); check the path") from None
    if occupied:
        raise InputError(f"{folder}: not empty; give a new folder, so that no old note stays")
    taken: set[str] = set()
    index = []
    for note in notes:
        name = file_name(
            note.note_id if not note.case_id else f"{note.case_id}_{note.note_id}", taken
        )
        annotation = "".join(_annotation(note))
        write_bytes(folder / f"{name}.txt", note.text.encode())
        write_bytes(folder / f"{name}.ann", annotation.encode())
        entry = _Entry(name, note.note_id, note.case_id, note.date, note.author, note.register)
        index.append(msgspec.json.encode(entry) + b"\n")
    write_bytes(folder / INDEX, b"".join(index))
    write_bytes(folder / "annotation.conf", _configuration().encode())


def read_brat(folder: Path | str) -> list[AnnotatedNote]:
    """The notes of a folder, in the order of its index, or of their names where it has none.

    Annotations other than text-bound ones and the two attributes are passed over. Raises
    `InputError` naming the file and the line for what is not brat's format, or a mention without
    a status.
    """
    folder = Path(folder)
    pairs = []
    for entry in _entries(folder):
        text = _text(folder / f"{entry.file}.txt")
        signals = _read_annotation(folder / f"{entry.file}.ann", text)
        note = AnnotatedNote(
            note_id=entry.note_id,
            text=text,
            signals=signals,
            author=entry.author,
            register=entry.register,
            case_id=entry.case_id,
            date=entry.date,
        )
        check_note(note, fault_in(f"{entry.file}.txt"))
        pairs.append((f"{entry.file}.txt", note))
    return check_distinct(pairs, folder.name)


def _annotation(note: AnnotatedNote) -> Iterator[str]:
    attributes = 0
    for number, signal in enumerate(note.signals, 1):
        places, words = _fragments(signal, note)
        yield f"T{number}\t{signal.kind} {places}\t{words}\n"
        values: list[tuple[str, str]] = [("Status", signal.status)]
        if signal.subtype is not None:
            values.append(("Subtype", signal.subtype))
        for name, value in values:
            attributes += 1
            yield f"A{attributes}\t{name} T{number} {value}\n"


def _fragments(signal: Signal, note: AnnotatedNote) -> tuple[str, str]:
    """The span as brat writes it, and its words."""
    cuts = [match.span() for match in _LINE_END.finditer(signal.text)]
    if cuts and (cuts[0][0] == 0 or cuts[-1][1] == len(signal.text)):
        raise InputError(
            f"note {note.note_id}: a mention begins or ends with a line end at {signal.start}; "
            "trim it, brat cannot hold it"
        )
    lows = [0, *(high for _, high in cuts)]
    highs = [*(low for low, _ in cuts), len(signal.text)]
    pieces = list(zip(lows, highs, strict=True))
    places = ";".join(f"{signal.start + low} {signal.start + high}" for low, high in pieces)
    return places, " ".join(signal.text[low:high] for low, high in pieces)


def _entries(folder: Path) -> list[_Entry]:
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; check the path")
    index = folder / INDEX
    if not index.is_file():
        names = sorted(path.stem for path in folder.glob("*.ann"))
        return [_Entry(name, note_id_of(name)) for name in names]
    entries = []
    for number, line in enumerate(read_source(index, "an index")[0].split(b"\n"), 1):
        if line.strip():
            where = f"{INDEX}, line {number}"
            entry = decode(line, _Entry, where)
            if Path(entry.file).name != entry.file:
                raise InputError(f"{where}: file: not a file of this folder; correct it")
            entries.append(entry)
    return entries


def _text(path: Path) -> str:
    read_source(path, "a note")  # tells what is wrong with the file, and drops a mark that counts
    return path.read_bytes().decode()


def _read_annotation(path: Path, text: str) -> tuple[Signal, ...]:
    spans: dict[str, dict[str, object]] = {}
    for number, line in enumerate(read_source(path, "an annotation")[0].decode().split("\n"), 1):
        fault = fault_in(f"{path.name}, line {number}")
        fields = line.rstrip("\r").split("\t")
        if fields[0].startswith("T"):
            spans[fields[0]] = _text_bound(fields, text, fault)
        elif fields[0].startswith("A") and len(fields) > 1:
            _attribute(fields[1].split(" "), spans, fault)
    fault = fault_in(path.name)
    shapes = []
    for name, values in spans.items():
        try:
            shapes.append(msgspec.convert(values, SignalShape))
        except msgspec.ValidationError as error:
            field, problem = explain(str(error))
            raise fault(f"{name}.{field}", problem) from None
    return checked_signals(shapes, text, fault)


def _text_bound(fields: Sequence[str], text: str, fault: Fault) -> dict[str, object]:
    kind, _, places = fields[1].partition(" ") if len(fields) > 1 else ("", "", "")
    if not _FRAGMENTS.fullmatch(places):
        raise fault(fields[0], "not a text-bound annotation; write: T1, tab, kind start end")
    numbers = [int(number) for number in re.findall(r"\d+", places)]
    for low, high in zip(numbers[1:-1:2], numbers[2::2], strict=True):
        if text[low:high].strip() or high < low:
            raise fault(fields[0], "a span with words left out; a mention is one run of words")
    start, end = numbers[0], numbers[-1]
    if not start < end <= len(text):
        raise fault(fields[0], f"offsets outside the note's {len(text)} characters; correct them")
    return {"kind": kind, "start": start, "end": end, "text": text[start:end]}


def _attribute(words: Sequence[str], spans: dict[str, dict[str, object]], fault: Fault) -> None:
    if words[0] not in ("Status", "Subtype"):
        return
    if len(words) != 3 or words[1] not in spans:
        raise fault(words[0], "of no mention above it; write: Status T1 affirmed")
    spans[words[1]][words[0].lower()] = words[2]


def _configuration() -> str:
    """What brat needs to know to show and edit the annotations."""
    subtypes = sorted({subtype for each in SUBTYPES.values() for subtype in each})
    return "\n".join(
        [
            "[entities]",
            *KINDS,
            "",
            "[relations]",
            "",
            "[events]",
            "",
            "[attributes]",
            f"Status\tArg:<ENTITY>, Value:{'|'.join(STATUSES)}",
            f"Subtype\tArg:<ENTITY>, Value:{'|'.join(subtypes)}",
            "",
        ]
    )
