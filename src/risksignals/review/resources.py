"""Reading the review's TOML data, packaged or a service's own, with faults told in one line."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from ..errors import PolicyError
from ..schema.reading import explain
from .phrases import Phrases

T = TypeVar("T")

_PACKAGED: Final = files(__package__) / "data"


def load_toml(name: str, shape: type[T], path: Path | None = None) -> T:
    """The file at `path`, or the packaged file of that name, as a value of the msgspec type.

    A field of type `Phrases` is read from a list of phrases.

    Raises PolicyError naming the file and the field where it is missing, malformed or holds
    anything but what `shape` allows.
    """
    where = name if path is None else path.name
    try:
        text = (_PACKAGED / name if path is None else path).read_text(encoding="utf-8-sig")
        return msgspec.convert(tomllib.loads(text), shape, dec_hook=_phrases)
    except FileNotFoundError:
        problem = "no such file; check the path"
    except OSError as error:
        problem = f"cannot be read ({error.strerror}); check the file"
    except UnicodeDecodeError:
        problem = "not UTF-8; save it with UTF-8 encoding"
    except tomllib.TOMLDecodeError as error:
        problem = f"not valid TOML: {error}; mend it"
    except msgspec.ValidationError as error:
        problem = ": ".join(part for part in explain(str(error)) if part)
    raise PolicyError(f"{where}: {problem}")


def _phrases(wanted: type, value: Any) -> Phrases:
    """What msgspec calls on a field of a type it does not know, here `Phrases`."""
    listed = isinstance(value, list) and all(isinstance(each, str) for each in value)
    if wanted is not Phrases or not listed:
        raise ValueError("Expected `a list of phrases`, got `something else`")
    return Phrases(value)
