"""File names made of note identifiers, which may hold anything."""

from __future__ import annotations

import hashlib
from typing import Final
from urllib.parse import quote, unquote

_LONGEST: Final = 120
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))]
)
"""Names that Windows gives to devices."""


def file_name(identifier: str, taken: set[str]) -> str:
    """A name that is safe on every system and not among `taken`, to which it is added.

    Letters, digits, `-`, `_` and inner dots stay; the rest is percent-encoded. Names that are too
    long are cut and given a digest; names that differ by case alone are numbered.
    """
    name = quote(identifier, safe="", errors="backslashreplace").replace("~", "%7E")
    if name.startswith("."):
        name = "%2E" + name[1:]
    if name.endswith("."):
        name = name[:-1] + "%2E"
    if name.split(".")[0].casefold() in _RESERVED:
        name = f"%{ord(name[0]):02X}{name[1:]}"
    if len(name) > _LONGEST:
        digest = hashlib.sha256(identifier.encode("utf-8", "backslashreplace")).hexdigest()
        name = f"{name[:_LONGEST]}-{digest[:12]}"
    unique, number = name, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique.casefold())
    return unique


def note_id_of(name: str) -> str:
    """The identifier that a name was made of, where it was neither cut nor numbered."""
    return unquote(name)
