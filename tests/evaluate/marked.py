"""Small corpora and systems, made in a line each."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from risksignals.corpus import AnnotatedNote, write_corpus
from risksignals.schema import Signal

_MARK = re.compile(r"\[(.+?)\|(\w+)(?:/(\w+))?(?:\?([\d.]+))?\]")


def signals(marked: str, kind: str = "substance_use") -> tuple[str, tuple[Signal, ...]]:
    """The text and signals of `[words|status/subtype?confidence]`."""
    text, found, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[1]
        found.append(
            Signal(kind, match[3], match[2], start, len(text), match[1], float(match[4] or 1))  # type: ignore[arg-type]
        )
        at = match.end()
    return text + marked[at:], tuple(found)


def corpus(*marked: str, authors: str = "", register: str = "ordinary") -> list[AnnotatedNote]:
    """A note for each; the authors are letters, one a note."""
    notes = []
    for number, each in enumerate(marked):
        text, found = signals(each)
        author = authors[number] if authors else None
        notes.append(AnnotatedNote(f"n{number}", text, found, author, register))
    return notes


def written(notes: Sequence[AnnotatedNote], path: Path) -> Path:
    write_corpus(notes, path)
    return path


def predictions(path: Path, *marked: str) -> Path:
    """A file of analyses, a line a note in the order of `corpus`."""
    lines = []
    for number, each in enumerate(marked):
        _, found = signals(each)
        as_json = [
            {
                "kind": s.kind, "subtype": s.subtype, "status": s.status, "start": s.start,
                "end": s.end, "text": s.text, "confidence": s.confidence,
            }
            for s in found
        ]  # fmt: skip
        lines.append(json.dumps({"note_id": f"n{number}", "signals": as_json}))
    path.write_text("\n".join(lines))
    return path
