"""Reading JSON into typed values, with every fault told in one plain line."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from ..errors import InputError
from .vocabulary import PRIORITIES, ROSH_LEVELS, STATUSES, SUBTYPES

T = TypeVar("T")

_BOM: Final = b"\xef\xbb\xbf"
_LONGEST_FIELD_NAME: Final = 40

_TYPE_NAMES: Final = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
    "date": "a date",
}

_ALLOWED: Final = {
    "status": STATUSES,
    "rosh_level": ROSH_LEVELS,
    "substances": SUBTYPES["substance_use"],
    "priority": PRIORITIES,
    "raised_priority": PRIORITIES,
}

#: Makes the error for a path and what is wrong there.
Fault = Callable[[str, str], InputError]


def fault_in(where: str | None) -> Fault:
    """A function `(path, problem)` that makes an InputError naming `where` and the path."""

    def fault(path: str, problem: str) -> InputError:
        return InputError(": ".join(part for part in (where, path, problem) if part))

    return fault


def read_source(source: Path | str | bytes, what: str) -> tuple[bytes, str | None]:
    """The UTF-8 bytes of a JSON document, and the file name to tell of (None for text).

    `source` is a path, JSON text, or text that names a file; `what` says in messages what was
    looked for ("a case").

    Raises InputError when there is no such file, it cannot be read or is not UTF-8.
    """
    if isinstance(source, Path):
        return _read_file(source), source.name
    if isinstance(source, bytes):
        return _checked_utf8(source, None), None
    if source.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return source.removeprefix("\ufeff").encode("utf-8", "surrogatepass"), None
    if _is_file_name(source):
        return _read_file(Path(source)), Path(source).name
    raise InputError(f"{what}: neither JSON text nor the name of a file; give one of the two")


def decode(data: bytes, shape: type[T], where: str | None) -> T:
    """`data` as the given msgspec type; raises InputError naming `where` and the field."""
    try:
        return msgspec.json.decode(data, type=shape)
    except msgspec.ValidationError as error:
        path, problem = explain(str(error))
    except msgspec.DecodeError as error:
        place = re.search(r"\(byte (\d+)\)", str(error))
        at = f" at byte {place[1]}" if place else ""
        path, problem = "", f"not valid JSON{at}; mend or export the file again"
    except RecursionError:
        path, problem = "", "nested too deeply; give JSON of the documented shape"
    except UnicodeDecodeError:
        path, problem = "", "not UTF-8; save it with UTF-8 encoding"
    raise fault_in(where)(path, problem)


def _read_file(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        problem = "no such file; check the path"
    except IsADirectoryError:
        problem = "a folder, not a file; give the path of one JSON file"
    except OSError as error:
        problem = f"cannot be read ({error.strerror or type(error).__name__}); check the file"
    except ValueError:
        problem = "not a usable path; check it"
    else:
        return _checked_utf8(data, path.name)
    raise InputError(f"{path.name}: {problem}")


def _checked_utf8(data: bytes, where: str | None) -> bytes:
    data = data.removeprefix(_BOM)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 (byte {error.start}); save it with UTF-8 encoding"
    else:
        return data
    raise fault_in(where)("", problem)


def _is_file_name(source: str) -> bool:
    try:
        return bool(source.strip()) and Path(source).is_file()
    except (OSError, ValueError):
        return False


def explain(message: str) -> tuple[str, str]:
    """msgspec's message as the path of the field and a sentence free of the field's value."""
    body, _, place = message.partition(" - at `")
    path = place.rstrip("`").removeprefix("$").removeprefix(".")
    if missing := re.fullmatch(r"Object missing required field `(.+)`", body):
        return _joined(path, missing[1]), "missing; add it"
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", body, re.DOTALL):
        return _joined(path, _short(unknown[1])), "unknown field; correct its name or remove it"
    if body.startswith("Invalid RFC3339"):
        return path, "not a date; write a real day as YYYY-MM-DD"
    if body.startswith(("Invalid enum value", "Invalid value")):
        return path, _not_allowed(path)
    if expected := re.fullmatch(r"Expected `(.+)`, got `(.+)`", body):
        wanted, got = (_type_names(part) for part in expected.groups())
        return path, f"expected {wanted}, got {got}; correct it"
    return path, "not a usable value; correct it"


def _not_allowed(path: str) -> str:
    field = re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]
    allowed = _ALLOWED.get(field)
    mend = f"use one of {', '.join(allowed)}" if allowed else "see the documented shape"
    return f"not one of the allowed values; {mend}"


def _joined(path: str, field: str) -> str:
    return f"{path}.{field}" if path else field


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST_FIELD_NAME else name[:_LONGEST_FIELD_NAME] + "…"


def _type_names(types: str) -> str:
    return " or ".join(_TYPE_NAMES.get(name, name) for name in types.split(" | "))
