"""The lexicons in force: those that come with the package, and those a service adds."""

from __future__ import annotations

from collections.abc import Container
from importlib.resources import files
from pathlib import Path

from risksignals.errors import InputError
from risksignals.patterns import Lexicon
from risksignals.signals import lexicon_files

CONTEXT = "context"
"""The kind under which the cues of status are filed."""

_SHARED = (
    ("risksignals.patterns", "shared.toml", ""),
    ("risksignals.context", "people.toml", ""),
    ("risksignals.context", "cues.toml", CONTEXT),
)


def packaged_lexicon(kinds: Container[str] | None = None) -> Lexicon:
    """The lexicon that comes with the package: shared lists, context cues, and every kind.

    With `kinds`, the lexicons of those alone.
    """
    lexicon = Lexicon()
    for package, name, kind in _SHARED:
        lexicon.add(name, files(package).joinpath(name).read_text("utf-8"), kind)
    for source, text, kind in lexicon_files():
        if kinds is None or kind in kinds:
            lexicon.add(source, text, kind)
    return lexicon


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
