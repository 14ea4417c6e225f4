"""The data files of behavioural tests, packaged or one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from risksignals.errors import InputError
from risksignals.evaluate.behaviour.templates import Sex
from risksignals.schema import Status
from risksignals.schema.reading import explain

T = TypeVar("T")


class Culture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Given names by sex, and surnames."""

    name: str
    female: tuple[str, ...]
    male: tuple[str, ...]
    surnames: tuple[str, ...]

    def given(self, sex: Sex) -> tuple[str, ...]:
        """The given names of one sex."""
        return self.female if sex == "female" else self.male


class Minimum(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Plain sentences in which a kind must be found so, or must be `absent`."""

    name: str
    templates: tuple[str, ...]
    subtype: str | None = None
    status: Status = "affirmed"
    absent: bool = False


class Direction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Frames between which the status of a phrase must turn."""

    name: str
    kind: str
    to: Status
    phrases: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    also_affirmed: bool = False


class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Notes that must be read the same however they are varied."""

    templates: tuple[str, ...]
    fixed: bool = False


class _People(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    culture: tuple[Culture, ...]


class _Slots(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    slots: dict[str, tuple[str, ...]]


class _Minimum(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    kind: str
    test: tuple[Minimum, ...]


class _Direction(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    test: tuple[Direction, ...]


class _Invariance(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    base: tuple[Base, ...]
    abbreviations: dict[str, str]


class BehaviourData(msgspec.Struct, frozen=True):
    """Everything that examples are generated from; the first culture is the reference."""

    cultures: tuple[Culture, ...]
    words: dict[str, tuple[str, ...]]
    minimum: dict[str, tuple[Minimum, ...]]
    direction: tuple[Direction, ...]
    bases: tuple[Base, ...]
    abbreviations: dict[str, str]


def load_data(folder: Path | str | None = None) -> BehaviourData:
    """The packaged data, or that of a folder with files of the same names.

    Raises `InputError` naming the file and the field for what cannot be read.
    """
    root = files(__package__) if folder is None else Path(folder)
    try:
        sources = {
            each.name: each.read_text(encoding="utf-8")
            for each in sorted(root.iterdir(), key=lambda each: each.name)
            if each.name.endswith(".toml")
        }
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{folder}: no folder of readable TOML files; check the path") from None
    invariance = _read("invariance.toml", sources, _Invariance)
    minimum = [_read(name, sources, _Minimum) for name in _named("minimum_", sources)]
    return BehaviourData(
        cultures=_read("people.toml", sources, _People).culture,
        words=_read("slots.toml", sources, _Slots).slots,
        minimum={each.kind: each.test for each in minimum},
        direction=_read("direction.toml", sources, _Direction).test,
        bases=invariance.base,
        abbreviations=invariance.abbreviations,
    )


def _named(prefix: str, sources: dict[str, str]) -> Iterator[str]:
    return (name for name in sources if name.startswith(prefix))


def _read(name: str, sources: dict[str, str], shape: type[T]) -> T:
    if name not in sources:
        raise InputError(f"{name}: missing; put it beside the other files")
    try:
        read: dict[str, Any] = tomllib.loads(sources[name])
        return msgspec.convert(read, shape)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: not valid TOML: {error}; mend it") from None
    except msgspec.ValidationError as error:
        path, problem = explain(str(error))
        raise InputError(f"{name}: {path}: {problem}") from None
