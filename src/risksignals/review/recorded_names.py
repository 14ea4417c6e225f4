"""Names of the record's children in the notes, whether or not the analysis marked them.

A note that says no more than "Skye starts nursery" does not tell that Skye is a child; the
record does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ..schema import Child, Explanation, Signal
from .entries import Entry, entries_of
from .kinship import kinship
from .names import likeness
from .passage import Passage
from .phrases import Phrases

_NAME: Final = re.compile(r"\b[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\b")
_TITLE: Final = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|pc|dc|ds|sgt|spo|po|pso|pom|com|sw)\.?\s$", re.I
)
_SURNAME: Final = re.compile(r"\s([A-Z][a-z]+)\b")
_ADULT_AGE: Final = r"\s*[,(]\s*(?:aged?\s+)?(?:1[89]|[2-9]\d)\b"
#: The likeness from which a name alone is taken to be the record's: no mere shortening.
_PLAINLY: Final = 0.88
_SUBTYPES: Final = {"own": "own", "partners": "partners"}


def with_recorded_names(
    passages: Sequence[Passage], children: Sequence[Child], partners: Phrases
) -> list[Passage]:
    """The notes, with an active `child` signal added for each unmarked name of the record's.

    A name is let be where another mention covers it, a title or another surname goes with it,
    or the notes give it to a partner or to someone of an adult's age.
    """
    named = [entry for entry in entries_of(children, kinship()) if entry.facts.names]
    if not named:
        return list(passages)
    whole = "\n".join(passage.text for passage in passages)
    marked: list[Passage] = []
    for passage in passages:
        added = tuple(_unmarked(passage, named, whole, partners))
        ordered = sorted((*passage.signals, *added), key=lambda each: (each.start, each.end))
        marked.append(replace(passage, signals=tuple(ordered)) if added else passage)
    return marked


def _unmarked(
    passage: Passage, named: Sequence[Entry], whole: str, partners: Phrases
) -> Iterator[Signal]:
    covered = [(each.start, each.end) for each in passage.signals if each.kind == "child"]
    for found in _NAME.finditer(passage.text):
        start, end = found.span()
        if any(start < last and first < end for first, last in covered):
            continue
        entry = next((each for each in named if _is_name_of(found[0], each)), None)
        if entry is None or _is_someone_else(found, passage, entry, whole, partners):
            continue
        yield Signal(
            kind="child",
            subtype=_subtype(entry),
            status="affirmed",
            start=start,
            end=end,
            text=found[0],
            explanation=Explanation("record", note="The record holds a child of this name."),
        )


def _is_name_of(word: str, entry: Entry) -> bool:
    return any(likeness(word, name[0]) >= _PLAINLY for name in entry.facts.names)


def _is_someone_else(
    found: re.Match[str], passage: Passage, entry: Entry, whole: str, partners: Phrases
) -> bool:
    word = found[0]
    if word.lower() in kinship().words.no_name or partners.leads(word):
        return True
    if _TITLE.search(passage.text[max(0, found.start() - 6) : found.start()]):
        return True
    surname = _SURNAME.match(passage.text, found.end())
    own_words = {part for name in entry.facts.names for part in name}
    if surname and surname[1] not in own_words and surname[1].lower() not in own_words:
        return True
    return re.search(rf"\b{re.escape(word)}{_ADULT_AGE}", whole) is not None


def _subtype(entry: Entry) -> str:
    if len(entry.facts.kins) > 1:
        return "household_or_contact"
    return _SUBTYPES.get(next(iter(entry.facts.kins)), "household_or_contact")
