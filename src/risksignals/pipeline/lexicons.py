"""The lexicons in force: those that come with the package, and those a service adds."""

from __future__ import annotations

from collections.abc import Container, Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from risksignals.errors import InputError
from risksignals.patterns import Lexicon, PatternTable, build_table
from risksignals.patterns.table import digest_of
from risksignals.signals import lexicon_files

CONTEXT = "context"
"""The kind under which the cues of status are filed."""

COMPILED = "compiled.msgpack"
"""The packaged lexicon's table, made when the package is built."""

_SHARED = (
    ("risksignals.patterns", "shared.toml", ""),
    ("risksignals.context", "people.toml", ""),
    ("risksignals.context", "cues.toml", CONTEXT),
)


def packaged_files(kinds: Container[str] | None = None) -> Iterator[tuple[str, str, str]]:
    """The lexicon files that come with the package, as `(source name, TOML text, kind)`.

    With `kinds`, the shared lists and the context cues with the files of those kinds alone.
    """
    for package, name, kind in _SHARED:
        yield name, files(package).joinpath(name).read_text("utf-8"), kind
    for source, text, kind in lexicon_files():
        if kinds is None or kind in kinds:
            yield source, text, kind


def packaged_lexicon(kinds: Container[str] | None = None) -> Lexicon:
    """The lexicon that comes with the package, or the part of it for some kinds."""
    return Lexicon.from_files(packaged_files(kinds))


def packaged_table() -> PatternTable:
    """The packaged lexicon ready to run: as it was made at build time, or made now if stale."""
    sources = list(packaged_files())
    digest = digest_of(sources)
    made = files(__package__).joinpath(COMPILED)
    if made.is_file():
        try:
            table = PatternTable.from_bytes(made.read_bytes())
        except msgspec.DecodeError:
            pass
        else:
            if table.digest == digest:
                return table
    return build_table(Lexicon.from_files(sources), digest)


def write_compiled() -> Path:
    """Make the packaged lexicon's table and keep it beside this module; returns its path."""
    sources = list(packaged_files())
    path = Path(__file__).with_name(COMPILED)
    path.write_bytes(build_table(Lexicon.from_files(sources), digest_of(sources)).to_bytes())
    return path


def lexicon_with(folder: Path) -> Lexicon:
    """The packaged lexicon and the files `<kind>/*.toml` of a folder.

    Raises `InputError` when the folder holds none, `LexiconError` when one cannot be read.
    """
    lexicon = packaged_lexicon()
    found = sorted(folder.glob("*/*.toml"))
    if not found:
        raise InputError(f"{folder}: no lexicon file; put them in a subfolder named for their kind")
    for path in found:
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise InputError(f"{path}: cannot be read as UTF-8 text; save it so") from None
        lexicon.add(str(path), text, path.parent.name)
    return lexicon
