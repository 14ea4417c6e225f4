"""Taking one `child` mention apart: which words speak of which child or group."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .ages import BARE_AGE, NUMBER, birth_from_age, birth_told_in
from .identity import Name
from .kinship import Kinship, Noun
from .names import is_known_name, likeness
from .timing import Period, count_of

_SEPARATOR: Final = re.compile(r"\s*(,|\(|\)|;|/|\+|&|\band\b|\bplus\b|\s-\s)\s*", re.I)
_JOINING: Final = re.compile(r"and|plus|[&+/]", re.I)
_WORD: Final = re.compile(r"[A-Z](?:\.[A-Z]){1,2}\b|[^\W\d_]+(?:['-][^\W\d_]+)*")
_PLACE: Final = re.compile(
    r"(?<=\S)\s+(?:in|at|from|near|out|to|of|with|off|by|on)\s+(?:\w+\s+)?[A-Z].*$", re.S
)
_COUNTED: Final = re.compile(rf"\b(?P<n>{NUMBER})\b(?=.*\|)|\bx\s?(?P<x>\d)\b", re.I)
_NAMED_ALIKE: Final = re.compile(r"(?P<n>two|three)\s+(?=[A-Z]\w+s\b)", re.I)
_COUNT_ALONE: Final = re.compile(
    rf"(?:[a-z']+\s+){{0,3}}(?P<n>{NUMBER})(?:\s+(?:of|at|from)\b.*)?", re.I
)
_BOTH: Final = re.compile(r"\bboth\b", re.I)
_PAIR_OF_THINGS: Final = re.compile(r"\bpair of\b", re.I)
_EDGES: Final = " \t\r\n'\".:-"
_ALSO_WORDS: Final = frozenset(("april", "may", "mae", "june", "august"))
_IN_RECORD: Final = 0.88


@dataclass(frozen=True, slots=True)
class Part:
    """What a mention tells of one child (`count` 1) or group (0 where it has no number).

    `ages` are the births told for a group one by one; `listed` is set on each child of a
    group that was told so.
    """

    nouns: tuple[Noun, ...] = ()
    names: tuple[Name, ...] = ()
    count: int = 1
    born: Period | None = None
    ages: tuple[Period, ...] = ()
    listed: bool = False

    @property
    def is_sign(self) -> bool:
        """Whether neither a noun, a name nor a number stands for the child."""
        return self.count == 1 and not (self.nouns or self.names or self.listed)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two commas, brackets or "and"s.

    It is `joined` to the last by an "and", and `bare` where it is a number and nothing else.
    """

    nouns: tuple[Noun, ...]
    names: tuple[Name, ...]
    count: int | None
    born: Period | None
    joined: bool
    bare: bool = False

    @property
    def only_age(self) -> bool:
        return self.born is not None and not (self.nouns or self.names or self.count)


class PartReader:
    """Takes mentions apart; `record_names` are given names that may be written in lower case."""

    def __init__(self, words: Kinship, record_names: frozenset[str]) -> None:
        self._words = words
        self._record_names = record_names

    def read(self, text: str, on: dt.date, *, starts_sentence: bool, owned: bool) -> list[Part]:
        """The children and groups of a mention told `on` a date, at least one.

        `owned` says that a possessor stood before the text ("Dee's two").
        """
        pieces: list[_Piece] = []
        for joined, piece in _split(text):
            number = BARE_AGE.fullmatch(piece)
            if number and _is_age(number, text, pieces, joined=joined, owned=owned):
                born = birth_from_age(number, on)
                pieces.append(_Piece((), (), None, born, joined, bare=True))
            else:
                pieces.append(self._piece(piece, on, joined, starts_sentence and not pieces))
        return _assembled(pieces)

    def nouns_in(self, text: str) -> tuple[Noun, ...]:
        """The nouns for a child in the text, in order."""
        plain = self._words.words.other_parent.pattern.sub("child", text)
        plain = self._words.sign_pattern.sub("", _PAIR_OF_THINGS.sub("", plain))
        found = self._words.noun_pattern.findall(plain)
        return tuple(self._words.noun_of[" ".join(noun.lower().split())] for noun in found)

    def is_name(self, word: str) -> bool:
        """Whether the word, standing by itself, can be a child's name."""
        return self._could_name(word, alone=True)

    def _could_name(self, word: str, *, alone: bool) -> bool:
        """Whether the word can be a child's name; `alone` where no other plain word is near."""
        lower = word.lower()
        plain = self._words.words.no_name
        weekday = lower.removesuffix("s") if lower.endswith("days") else lower
        if weekday in plain or lower in self._words.noun_of:
            return word[0].isupper() and lower in _ALSO_WORDS and alone
        if word[0].isupper():
            return len(word) < 4 or not word.isupper()
        return self._is_in_record(word)

    def _piece(self, part: str, on: dt.date, joined: bool, first: bool) -> _Piece:
        nouns = self.nouns_in(part)
        masked = self._words.noun_pattern.sub(lambda noun: "|" * len(noun[0]), part)
        masked = self._words.stage_pattern.sub(lambda stage: "_" * len(stage[0]), masked)
        born = birth_told_in(part, on, self._words)
        if any(noun.count == 0 for noun in nouns) and "|" in masked:
            names = self._names(masked[masked.index("|") :], first)
        else:
            names = self._names(masked, first)
        return _Piece(nouns, names, _count(masked, nouns, born), born, joined)

    def _names(self, masked: str, starts_sentence: bool) -> tuple[Name, ...]:
        found = list(_WORD.finditer(_PLACE.sub("", masked)))
        names: list[list[str]] = []
        last_end = -2
        unknown = 0
        for word in found:
            written = word[0].removesuffix("'s")
            if self._could_name(written, alone=bool(names) or len(found) == 1):
                if word.start() - last_end > 1:
                    names.append([])
                names[-1].append(written)
                last_end = word.end()
            elif written.lower() not in self._words.words.no_name:
                unknown += 1
        if starts_sentence and unknown:
            names = [name for name in names if self._is_certain(name[0])]
        return tuple(tuple(name) for name in names)

    def _is_certain(self, word: str) -> bool:
        return is_known_name(word) or self._is_in_record(word)

    def _is_in_record(self, word: str) -> bool:
        names = self._record_names if len(word) > 2 else ()
        return any(likeness(word, name) >= _IN_RECORD for name in names)


def _split(text: str) -> Iterator[tuple[bool, str]]:
    """The pieces between commas, brackets and "and"s, and whether an "and" joins each on."""
    separator = ""
    first = True
    for number, part in enumerate(_SEPARATOR.split(text)):
        stripped = part.strip(_EDGES)
        if number % 2:
            separator += part
        elif stripped:
            yield first or bool(_JOINING.search(separator)), stripped
            separator, first = "", False


def _is_age(
    number: re.Match[str], text: str, before: Sequence[_Piece], *, joined: bool, owned: bool
) -> bool:
    """Whether a number on its own is an age ("Marnie, 5"), not a count ("Dee's two")."""
    if number["unit"] or (before and not joined):
        return True
    if before:
        return before[-1].born is not None
    alone = number[0].strip() == text.strip(_EDGES)
    return not owned and (not alone or number["n"].isdigit())


def _count(masked: str, nouns: Sequence[Noun], born: Period | None) -> int | None:
    """The number of a group, 0 where it has none, None where the piece is no group.

    `masked` is the piece with bars in place of its nouns.
    """
    fixed = max((noun.count for noun in nouns), default=1)
    if fixed > 1:
        return fixed
    if _BOTH.search(masked):
        return 2
    if any(noun.count == 0 for noun in nouns):
        counted = _COUNTED.search(masked)
        return count_of(counted["n"] or counted["x"]) if counted else 0
    if nouns or born is not None:
        return None
    alone = _COUNT_ALONE.fullmatch(masked) or _NAMED_ALIKE.match(masked)
    number = count_of(alone["n"]) if alone else None
    return number if number is not None and number > 1 else None


def _assembled(pieces: Sequence[_Piece]) -> list[Part]:
    parts: list[Part] = []
    shared: tuple[Noun, ...] = ()
    for piece in _with_their_ages(pieces):
        if piece.bare and piece.born and (not parts or parts[-1].listed):
            parts.append(Part(born=piece.born, listed=True))
        elif piece.only_age and parts:
            parts[-1] = _aged(parts[-1], piece.born)
        elif parts and _is_apposed(parts[-1], piece):
            parts[-1] = _apposed(parts[-1], piece)
        else:
            parts.extend(_new_parts(piece, shared))
        if piece.count is not None:
            shared = _singular(piece.nouns)
    told = [part for part in parts if not part.is_sign or part.born] or [Part()]
    return [each for part in told for each in _one_by_one(part, len(told))]


def _with_their_ages(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, with ages that end a list given to its children: "Sam and Ella, 5 and 2"."""
    count = 0
    while count < len(pieces) and pieces[-1 - count].only_age:
        count += 1
    listed, ages = pieces[-2 * count : len(pieces) - count], pieces[len(pieces) - count :]
    single = all(piece.count is None and piece.born is None for piece in listed)
    if count < 2 or len(listed) < count or not (single and listed[-1].joined):
        return list(pieces)
    aged = (replace(piece, born=age.born) for piece, age in zip(listed, ages, strict=True))
    return [*pieces[: -2 * count], *aged]


def _aged(part: Part, born: Period | None) -> Part:
    if born is None or (part.count == 1 and part.born is not None):
        return part
    if part.count == 1:
        return replace(part, born=born)
    return replace(part, ages=(*part.ages, born))


def _is_apposed(part: Part, piece: _Piece) -> bool:
    """Whether the piece says more of the same child: "his son, Jake"; "Jake, his son"."""
    if piece.joined or part.count != 1 or piece.count is not None:
        return False
    adds_name = bool(piece.names) and not piece.nouns and not part.names
    adds_noun = bool(piece.nouns) and not piece.names and not part.nouns
    return adds_name or adds_noun


def _apposed(part: Part, piece: _Piece) -> Part:
    return replace(
        part,
        nouns=part.nouns + piece.nouns,
        names=part.names + piece.names,
        born=part.born or piece.born,
    )


def _new_parts(piece: _Piece, shared: tuple[Noun, ...]) -> list[Part]:
    """The children of a piece; `shared` are the nouns of the group that it may belong to."""
    if piece.count is None:
        return _named_parts(piece.nouns or shared, piece)
    plural = any(noun.count != 1 for noun in piece.nouns)
    if piece.names and not plural:
        names = tuple((name[0].removesuffix("s"), *name[1:]) for name in piece.names)
        return [Part(piece.nouns, names, piece.count, piece.born)]
    if piece.names:
        return [Part(piece.nouns, (), piece.count), *_named_parts(_singular(piece.nouns), piece)]
    ages = () if piece.born is None else (piece.born,)
    return [Part(piece.nouns, (), piece.count, None, ages)]


def _named_parts(nouns: tuple[Noun, ...], piece: _Piece) -> list[Part]:
    if not piece.names:
        return [Part(nouns, (), 1, piece.born)]
    first, *others = piece.names
    return [Part(nouns, (first,), 1, piece.born), *(Part(nouns, (name,)) for name in others)]


def _one_by_one(part: Part, parts: int) -> list[Part]:
    """A group told age by age ("her two boys, 8 and 5") as so many children."""
    if part.count == 1 or not part.ages:
        return [part]
    if len(part.ages) == 1:
        return [replace(part, born=part.ages[0], ages=())]
    if parts > 1:
        return [replace(part, ages=())]
    return [Part(_singular(part.nouns), (), 1, born, listed=True) for born in part.ages]


def _singular(nouns: Sequence[Noun]) -> tuple[Noun, ...]:
    """The nouns said of one child."""
    return tuple(Noun(noun.words, noun.sex, noun.kin, 1, noun.ages) for noun in nouns)
