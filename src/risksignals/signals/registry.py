"""Which kinds there are: the folders beside this file."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from risksignals.signals.candidates import Candidate, NoteView

KindRules = Callable[[list[Candidate], NoteView], list[Candidate]]


def _folders() -> list[Traversable]:
    here = files(__package__)
    return sorted(
        (
            folder
            for folder in here.iterdir()
            if folder.is_dir() and any(f.name.endswith(".toml") for f in folder.iterdir())
        ),
        key=lambda folder: folder.name,
    )


@cache
def kinds() -> tuple[str, ...]:
    """The kinds that have a lexicon, in alphabetical order."""
    return tuple(folder.name for folder in _folders())


def lexicon_files() -> Iterator[tuple[str, str, str]]:
    """Every kind's lexicon files as `(source name, TOML text, kind)`."""
    for folder in _folders():
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                yield f"signals/{folder.name}/{file.name}", file.read_text("utf-8"), folder.name


@cache
def rules(kind: str) -> KindRules | None:
    """The kind's own `refine`, if it has one."""
    if not (files(__package__) / kind / "rules.py").is_file():
        return None
    module = importlib.import_module(f"{__package__}.{kind}.rules")
    refine: KindRules = module.refine
    return refine
