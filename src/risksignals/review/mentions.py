"""Reading the children out of one `child` mention: who, how many, whose, how old."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ..schema import Evidence, Signal
from .ages import BARE_AGE, NUMBER, birth_from_age, birth_from_years, birth_told_in, due_date_told_in
from .identity import ANY_KIN, HOUSEHOLD, Facts, Name
from .kinship import Kin, Kinship, Noun, Sex
from .names import is_known_name, likeness
from .passage import Passage
from .timing import Period, count_of

_SEPARATOR: Final = re.compile(r"\s*(,|\(|\)|;|/|\+|&|\band\b|\bplus\b|\s-\s)\s*", re.I)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?")
_PREPOSITION: Final = re.compile(r"\b(?:in|at|from|near|out|to|of|with|off|by|on)\s+(?:the\s+)?$", re.I)
_PARENT: Final = re.compile(r"(?:mum|mam|mom|mother|dad|father|mama|parents?)\b", re.I)
_PRONOUN: Final = re.compile(r"^(?:his|her|their|my|our)\b", re.I)
_COUNTED: Final = re.compile(
    rf"\b(?:(?:all|both|the|his|her|their|my|our|has|with)\s+)*(?P<n>{NUMBER})\b", re.I
)
_BOTH: Final = re.compile(r"\b(?:both|pair of|couple of)\b", re.I)
_TWINS: Final = re.compile(r"\b(?P<twins>twins)|(?P<triplets>triplets)\b", re.I)
_OBJECT: Final = re.compile(
    r"\b(?:ha[sd]|have|having|walk\w*|tak\w+|pick\w*|drop\w*|collect\w*|fetch\w*|mind\w*"
    r"|look\w* after|bring\w*|brought|put\w*|got|watch\w*|feed\w*|bath\w*|driv\w+)\s+(him|her)\b",
    re.I,
)
_FOLLOWING_NAME: Final = re.compile(r",?\s(?:called\s|named\s)?([A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b")
_FOLLOWING_AGE: Final = re.compile(r"\s*[,(]\s*([^,.;)(]{1,28})(?=[,.;)(]|$|\sand\b)|\s+((?:who is|who's|is|turns|turned)\s+[\w-]+(?:\s+old)?)")
_BELONGS: Final = re.compile(r",?\s*(?:who is|who's)\s+(?:(his|hers|theirs)|([A-Z][\w-]*)'s)\b")
_CONTEXT: Final = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """One child, or one group of children, that a signal speaks of.

    `count` is 1 for one child, the number of a numbered group, 0 for an unnumbered one. A
    `sign` has no noun or name for the child. `another` says that it is one more than those
    known, `everyone` that the whole set is meant, `newborn` that a birth is told beside it.
    """

    passage: Passage
    signal: Signal
    facts: Facts
    count: int = 1
    sign: bool = False
    another: bool = False
    everyone: bool = False
    newborn: bool = False

    @property
    def evidence(self) -> Evidence:
        """Where the mention stands."""
        return Evidence(self.passage.note_id, self.signal.start, self.signal.end)

    @property
    def place(self) -> tuple[int, int]:
        """The note's number and the offset in it, which order all mentions of a case."""
        return self.passage.index, self.signal.start


@dataclass(slots=True)
class _Piece:
    """What one piece of a mention tells, between commas, brackets and "and"s."""

    nouns: list[Noun]
    names: list[Name]
    count: int | None
    born: Period | None
    joined: bool
    only_age: bool


class MentionReader:
    """Reads the `child` signals of a case's notes.

    `record_names` are the given names of the record, which a note may write in lower case.
    """

    def __init__(self, words: Kinship, record_names: frozenset[str]) -> None:
        self.words = words
        self.record_names = record_names

    def read(self, passage: Passage, signal: Signal) -> list[Mention]:
        """The children and groups that the signal speaks of, in the order of the words."""
        if signal.subtype == "unborn":
            return [self._unborn(passage, signal)]
        text = passage.spanned(signal)
        left = passage.text[max(0, signal.start - _CONTEXT) : signal.start]
        owner, owner_name, body = self._possessor(text, left)
        pieces = self._pieces(body, passage, signal)
        shown = bool(owner or owner_name or _PRONOUN.match(text))
        found = [
            self._mention(passage, signal, part, (owner, owner_name), shown)
            for part in _assembled(pieces)
        ]
        if len(found) == 1 and found[0].count == 1:
            found = [self._with_what_follows(found[0])]
        return found

    def _unborn(self, passage: Passage, signal: Signal) -> Mention:
        text = passage.spanned(signal)
        nouns = self._nouns(text)
        due = due_date_told_in(text, passage.date)
        twins = _TWINS.search(text)
        facts = Facts(
            sex=next((noun.sex for noun in nouns if noun.sex), None),
            kins=frozenset(("own", "partners")),
            born=due,
            unborn=True,
        )
        count = 1 if twins is None else 2 if twins["twins"] else 3
        return Mention(passage, signal, facts, count=count)

    def _possessor(self, text: str, left: str) -> tuple[str | None, str | None, str]:
        """The class and name of the adult whose child is meant, and the rest of the mention."""
        found = self.words.owner_pattern.search(text)
        rest = text
        if found is not None:
            rest = text[: found.start()] + text[found.end() :]
            if _PARENT.match(text, found.end()):
                return None, None, found["name"] or found["word"]
        else:
            before = next(
                (each for each in self.words.owner_pattern.finditer(left + "x") if
                 each.end() == len(left)),
                None,
            )
            found = before
        if found is None:
            return None, None, rest
        word = found["word"]
        return (self.words.owner_of[word.lower()] if word else None), found["name"], rest

    def _pieces(self, body: str, passage: Passage, signal: Signal) -> list[_Piece]:
        parts = _SEPARATOR.split(body)
        pieces: list[_Piece] = []
        separator = ""
        for number, part in enumerate(parts):
            if number % 2:
                separator += part.lower()
                continue
            if not part.strip(" '\".:"):
                continue
            joined = not pieces or any(mark in separator for mark in ("and", "&", "+", "/", "plus"))
            pieces.append(self._piece(part.strip(" '\".:"), joined, pieces, passage, signal))
            separator = ""
        return pieces

    def _piece(
        self, part: str, joined: bool, before: list[_Piece], passage: Passage, signal: Signal
    ) -> _Piece:
        nouns = self._nouns(part)
        names = self._names(part, _starts_sentence(passage, signal) and not before)
        bare = BARE_AGE.fullmatch(part)
        follows_age = any(each.born for each in before)
        if bare and (before or _follows_group(passage, signal)) and not nouns:
            age_expected = not joined or follows_age or not before
            if age_expected or "old" in part:
                return _Piece([], [], None, birth_from_age(bare, passage.date), joined, True)
        born = birth_told_in(part, passage.date, self.words)
        only_age = born is not None and not nouns and not names
        return _Piece(nouns, names, self._count(part, nouns, born), born, joined, only_age)

    def _nouns(self, part: str) -> list[Noun]:
        without_parents = self.words.patterns["other_parent"].sub("child", part)
        found = self.words.noun_pattern.findall(without_parents)
        return [self.words.noun_of[" ".join(word.lower().split())] for word in found]

    def _count(self, part: str, nouns: list[Noun], born: Period | None) -> int | None:
        fixed = next((noun.count for noun in nouns if noun.count > 1), None)
        if fixed is not None:
            return fixed
        if _BOTH.search(part):
            return 2
        plural = any(noun.count == 0 for noun in nouns)
        counted = _COUNTED.search(part)
        if counted and (plural or (not nouns and born is None)):
            number = count_of(counted["n"]) or 0
            return number if 1 < number < 13 or not plural else 0
        return 0 if plural else None

    def _names(self, part: str, starts_sentence: bool) -> list[Name]:
        nouns = [found.span() for found in self.words.noun_pattern.finditer(part)]
        names: list[list[str]] = []
        last_end = -2
        plain_words = False
        for found in _WORD.finditer(part):
            word = found[0].removesuffix("'s").removesuffix("'").rstrip(".") if (
                not re.fullmatch(r"(?:[A-Z]\.)+", found[0])) else found[0]
            inside_noun = any(start <= found.start() < end for start, end in nouns)
            if inside_noun or not self._could_name(word, part, found.start(), bool(names)):
                plain_words = plain_words or (
                    word[:1].islower() and word not in self.words.words.no_name and not inside_noun
                )
                continue
            if names and found.start() - last_end <= 1:
                names[-1].append(word)
            else:
                names.append([word])
            last_end = found.end()
        if starts_sentence and plain_words:
            names = [name for name in names if self._is_certain(name[0])]
        return [tuple(name) for name in names]

    def _could_name(self, word: str, part: str, start: int, named: bool) -> bool:
        lower = word.lower()
        if lower in self.words.words.no_name and not (named and lower in ("may", "mae")):
            return False
        if start and _PREPOSITION.search(part[:start]):
            return bool(part[:start].strip()) and len(part[:start].split()) == 1
        if word[0].isupper():
            return len(word) < 4 or not word.isupper() or part.isupper()
        return self._is_in_record(word)

    def _is_certain(self, word: str) -> bool:
        return is_known_name(word) or self._is_in_record(word)

    def _is_in_record(self, word: str) -> bool:
        return len(word) > 2 and any(likeness(word, name) >= 0.88 for name in self.record_names)

    def _mention(
        self,
        passage: Passage,
        signal: Signal,
        part: "_Part",
        possessor: tuple[str | None, str | None],
        shown: bool,
    ) -> Mention:
        text = passage.spanned(signal)
        owner, owner_name = possessor
        sign = not part.nouns and not part.names and part.count == 1
        noun_kin = next((noun.kin for noun in part.nouns if noun.kin), None)
        sex = next((noun.sex for noun in part.nouns if noun.sex), None) or _object_sex(text, sign)
        kins, firm = self._kins(signal.subtype, noun_kin, possessor, sign, part, shown)
        facts = Facts(
            names=tuple(part.names),
            sex=sex,
            size=self._size(text) if part.names else None,
            kins=kins,
            firm=firm,
            owner=owner,
            owner_name=None if noun_kin else owner_name,
            born=part.born or self._noun_ages(part.nouns, passage),
        )
        patterns = self.words.patterns
        sentence = passage.around(signal, before=1)
        return Mention(
            passage,
            signal,
            facts,
            count=part.count,
            sign=sign,
            another=part.count == 1 and bool(patterns["another"].search(text)),
            everyone=part.count != 1 and bool(patterns["everyone"].search(text)),
            newborn=bool(patterns["birth"].search(sentence)),
        )

    def _kins(
        self,
        subtype: str | None,
        noun_kin: Kin | None,
        possessor: tuple[str | None, str | None],
        sign: bool,
        part: "_Part",
        shown: bool,
    ) -> tuple[frozenset[Kin], bool]:
        only_named = bool(part.names) and not part.nouns and not shown
        if noun_kin == "partners" or noun_kin in ("nibling", "grandchild"):
            return frozenset((noun_kin,)), True
        if subtype == "own":
            return frozenset(("own",)), not only_named
        if subtype == "partners":
            return frozenset(("partners",)), not only_named
        if subtype != "household_or_contact" or sign:
            return ANY_KIN, False
        if noun_kin is not None:
            return frozenset((noun_kin,)), True
        owner, owner_name = possessor
        if owner is not None:
            kin = self.words.owners[owner].kin
            return (frozenset((kin, "other")) if kin in HOUSEHOLD else HOUSEHOLD), True
        if owner_name is not None:
            return HOUSEHOLD - {"sibling"}, True
        return HOUSEHOLD, not only_named

    def _noun_ages(self, nouns: list[Noun], passage: Passage) -> Period | None:
        ages = next((noun.ages for noun in nouns if noun.ages), None)
        return None if ages is None else birth_from_years(*ages, passage.date)

    def _size(self, text: str) -> "Size | None":
        larger = self.words.patterns["larger"].match(text)
        smaller = self.words.patterns["smaller"].match(text)
        return "larger" if larger else "smaller" if smaller else None

    def _with_what_follows(self, mention: Mention) -> Mention:
        """The mention with the name, age or possessor that stands right after it."""
        passage, facts = mention.passage, mention.facts
        right = passage.text[mention.signal.end : mention.signal.end + _CONTEXT]
        if not facts.names and not mention.sign and (named := _FOLLOWING_NAME.match(right)):
            name, after = named[1], right[named.end() :]
            if self._could_name(name, name, 0, named=False) and not after.startswith("'"):
                facts = replace(facts, names=((name,),))
        if facts.born is None and (aged := _FOLLOWING_AGE.match(right)):
            age = BARE_AGE.fullmatch((aged[1] or aged[2]).strip())
            facts = replace(facts, born=birth_from_age(age, passage.date) if age else None)
        if belongs := _BELONGS.match(right):
            facts = replace(facts, owner_name=belongs[2], firm=True)
        return replace(mention, facts=facts)


@dataclass(slots=True)
class _Part:
    """The pieces that speak of one child or one group, put together."""

    nouns: list[Noun]
    names: list[Name]
    count: int
    born: Period | None


def _assembled(pieces: list[_Piece]) -> Iterator[_Part]:
    """One part for each child or group that the pieces speak of."""
    parts: list[_Part] = []
    ages: list[Period] = []
    for piece in pieces:
        if piece.only_age and parts:
            _add_age(parts, ages, piece)
        else:
            _add_piece(parts, piece)
    if not parts:
        parts.append(_Part([], [], 1, None))
    yield from _told_by_ages(parts, ages)


def _add_age(parts: list[_Part], ages: list[Period], piece: _Piece) -> None:
    last = parts[-1]
    if piece.born is None:
        return
    if last.count == 1 and last.born is None:
        last.born = piece.born
    else:
        ages.append(piece.born)


def _add_piece(parts: list[_Part], piece: _Piece) -> None:
    last = parts[-1] if parts else None
    group = piece.count is not None
    apposed = last is not None and last.count == 1 and not piece.joined and not group
    if last is not None and apposed and (not last.names or not piece.names):
        last.nouns += piece.nouns
        last.names += piece.names
        last.born = last.born or piece.born
        return
    if group:
        parts.append(_Part(piece.nouns, [], piece.count or 0, None if piece.names else piece.born))
    nouns = _singular(piece.nouns) if group else piece.nouns
    if piece.names or not group:
        shared = nouns or (_singular(last.nouns) if last and last.count != 1 else [])
        first, *others = piece.names or [()]
        parts.append(_Part(shared, [first] if first else [], 1, piece.born))
        parts.extend(_Part(shared, [name], 1, None) for name in others)


def _told_by_ages(parts: list[_Part], ages: list[Period]) -> Iterator[_Part]:
    """A group told child by child, as in "her two boys (8 and 5)", as so many children."""
    for part in parts:
        if part.count == 1 or part.born is None and not ages:
            yield part
        elif part is parts[0] and len(parts) == 1:
            told = ages if part.born is None else [part.born, *ages]
            if len(told) == 1:
                yield replace_born(part, told[0])
            else:
                for born in told:
                    yield _Part(_singular(part.nouns), [], 1, born)
        else:
            yield part


def replace_born(part: _Part, born: Period) -> _Part:
    """The part with another birth."""
    return _Part(part.nouns, part.names, part.count, born)
