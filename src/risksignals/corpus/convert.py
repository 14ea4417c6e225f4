"""One corpus in another form: by the ending of a file's name, or by name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from risksignals.corpus.notes import AnnotatedNote
from risksignals.errors import InputError

FORMATS: Final = ("jsonl", "csv", "docbin", "brat")

_HOMES: Final = {
    "jsonl": ("risksignals.corpus.jsonl", "corpus"),
    "csv": ("risksignals.corpus.table", "table"),
    "docbin": ("risksignals.corpus.docbin", "docbin"),
    "brat": ("risksignals.corpus.brat", "brat"),
}
_ENDINGS: Final = {".jsonl": "jsonl", ".csv": "csv", ".spacy": "docbin"}


def format_of(path: Path | str) -> str:
    """The format of a file by its ending (`.jsonl`, `.csv`, `.spacy`), or brat for a folder.

    Raises `InputError` for any other.
    """
    path = Path(path)
    if path.is_dir():
        return "brat"
    if path.suffix.casefold() in _ENDINGS:
        return _ENDINGS[path.suffix.casefold()]
    raise InputError(
        f"{path.name}: no known form; use a name that ends in {', '.join(_ENDINGS)}, "
        "or a folder of brat files"
    )


def read_any(path: Path | str) -> list[AnnotatedNote]:
    """The annotated notes of a file or folder of any of the `FORMATS`."""
    notes: list[AnnotatedNote] = _function("read", format_of(path))(path)
    return notes


def write_any(notes: Sequence[AnnotatedNote], path: Path | str, to: str | None = None) -> None:
    """Write notes in the format `to`, or that of the path's ending."""
    _function("write", to or format_of(path))(notes, path)


def _function(verb: str, form: str) -> Any:
    if form not in _HOMES:
        raise InputError(f"{form}: no known form; use one of {', '.join(FORMATS)}")
    module, name = _HOMES[form]
    return getattr(import_module(module), f"{verb}_{name}")
