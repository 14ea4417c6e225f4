"""Names of the record's children in the notes, whether or not the analysis marked them.

A note that says no more than "Skye starts nursery" does not tell that Skye is a child; the
record does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ..schema import Child, Explanation, Signal
from .ages import NUMBER
from .entries import Entry, entries_of
from .kinship import Kin, kinship
from .names import SAME_NAME, likeness
from .passage import Passage, Place
from .phrases import Phrases

_NAME: Final = re.compile(r"\b[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\b")
_LISTED: Final = re.compile(r"\s*(?:,|&|\+|/|,?\s*\b(?:and|plus)\b)\s*")
_WORD_BEFORE: Final = re.compile(r"\b[A-Z][a-z]+\s\Z")
_TITLE: Final = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|pc|dc|ds|sgt|spo|po|pso|pom|com|sw)\.?\s$", re.I
)
_SURNAME: Final = re.compile(r"\s([A-Z][a-z]+)\b")
#: A child's age right behind a name.
_YOUNG: Final = re.compile(
    r"(?:\s*[,(]\s*(?:(?:who is|who's|aged?|now)\s+)?|\s+(?:is|aged)\s+)"
    rf"(?!1[89]|[2-9]\d){NUMBER}\b"
    r"(?=\s*(?:[,.;)]|and\b|as\b|now\b|years?\b|yrs?\b|months?\b|who\b|in\b|$))",
    re.I,
)
_ADULT_AGE: Final = r"\s*[,(]\s*(?:aged?\s+)?(?:1[89]|[2-9]\d)\b"
#: The likeness from which a name alone is taken to be the record's: no mere shortening.
_PLAINLY: Final = 0.88
_CONTACT: Final = "household_or_contact"
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
    names = list(_NAME.finditer(passage.text))
    children = covered + [
        name.span() for name in names if any(_is_name_of(name[0], each, _PLAINLY) for each in named)
    ]
    for found in names:
        start, end = found.span()
        if any(start < last and first < end for first, last in covered):
            continue
        listed = any(_is_listed(passage.text, found.span(), each) for each in children)
        young = _YOUNG.match(passage.text, end) or kinship().words.childhood.within(
            passage.around(Place(start, end))
        )
        least = SAME_NAME if listed or young else _PLAINLY
        alike = [each for each in named if _is_name_of(found[0], each, least)]
        if not alike or _is_someone_else(found, passage, alike[0], whole, partners):
            continue
        start = _with_size(passage.text, start)
        yield Signal(
            kind="child",
            subtype=_subtype(alike),
            status="affirmed",
            start=start,
            end=end,
            text=passage.text[start:end],
            explanation=Explanation("record", note="The record holds a child of this name."),
        )


def _is_name_of(word: str, entry: Entry, least: float) -> bool:
    return any(likeness(word, name[0]) >= least for name in entry.facts.names)


def _is_listed(text: str, name: tuple[int, int], child: tuple[int, int]) -> bool:
    """Whether an "and" or a comma joins the name to a child: "Teg and Rhys"."""
    (_, end), (start, _) = sorted((name, child))
    return end < start and bool(_LISTED.fullmatch(text, end, start))


def _with_size(text: str, start: int) -> int:
    """Where the name begins with "Big" or "Little", which tell two of one name apart."""
    before = _WORD_BEFORE.search(text, 0, start)
    words = kinship().words
    sized = before and (words.larger.leads(before[0]) or words.smaller.leads(before[0]))
    return before.start() if before and sized else start


def _is_someone_else(
    found: re.Match[str], passage: Passage, entry: Entry, whole: str, partners: Phrases
) -> bool:
    word = found[0]
    if word.lower() in kinship().words.no_name or partners.leads(word):
        return True
    if _TITLE.search(passage.text[max(0, found.start() - 6) : found.start()]):
        return True
    surname = _SURNAME.match(passage.text, found.end())
    if surname and not _belongs(word, surname[1], entry):
        return True
    return re.search(rf"\b{re.escape(word)}{_ADULT_AGE}", whole) is not None


def _belongs(word: str, following: str, entry: Entry) -> bool:
    """Whether the word behind a name is of the child's name too: "Lexie May" of Lexi-Mae."""
    double = f"{word}-{following}"
    return any(
        following in name or ("-" in name[0] and likeness(double, name[0]) >= SAME_NAME)
        for name in entry.facts.names
    )


def _subtype(alike: Sequence[Entry]) -> str:
    """What the record tells of whose child it is; the widest where several have the name."""
    kins = frozenset[Kin]().union(*(entry.facts.kins for entry in alike))
    return _SUBTYPES.get(next(iter(kins)), _CONTACT) if len(kins) == 1 else _CONTACT
