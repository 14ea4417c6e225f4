"""Reading the children out of one `child` signal: who, how many, whose, how old."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from ..schema import Evidence, Signal
from .ages import BARE_AGE, NUMBER, birth_from_age, birth_from_years, due_date_told_in
from .identity import ANY_KIN, HOUSEHOLD, Facts
from .kinship import Kin, Kinship, Noun, Sex
from .parts import Part, PartReader
from .passage import Passage
from .timing import Period

_PARENT: Final = re.compile(r"(?:mum|mam|mom|mother|dad|father|mama|parents?)\b", re.I)
_PRONOUN: Final = re.compile(r"(?:his|her|their|my|our)\b", re.I)
_DEFINITE: Final = re.compile(r"the\b", re.I)
_OBJECT: Final = re.compile(
    r"\b(?:ha[sd]|have|having|walk\w*|tak\w+|pick\w*|drop\w*|collect\w*|fetch\w*|mind\w*"
    r"|look\w* after|bring\w*|brought|put\w*|got|watch\w*|feed\w*|bath\w*|driv\w+)\s+(him|her)\b",
    re.I,
)
_MULTIPLE: Final = re.compile(r"\b(?:(?P<twins>twins|two)|(?P<triplets>triplets))\b", re.I)
_FOLLOWING_NAME: Final = re.compile(
    r",?\s(?:called\s|named\s)?([A-Z][a-z]+(?:-[A-Z][a-z]+)?|[A-Z]{2})\b(?!')"
)
_FOLLOWING_AGE: Final = re.compile(
    r"(?:\s(?:as well|too))?\s*[,(]\s*([^,.;)(]{1,28}?)(?=[,.;)(]|$|\sand\b)"
    r"|\s+((?:who is|who's|is|turns|turned)\s+[\w-]+)\b(?!\s+(?:week|month|min|hour))"
)
_FOLLOWING_AGES: Final = re.compile(
    rf"\s*[,(]\s*({NUMBER}(?:\s*(?:,|and|&|/)\s*{NUMBER})+)\b(?!\s+(?:week|month|min|hour))", re.I
)
_JOINING: Final = re.compile(r",|and|&|/", re.I)
_BELONGS: Final = re.compile(r",?\s*(?:who is|who's)\s+(?:(?:his|hers|theirs)\b|([A-Z][\w-]*)'s\b)")
_ONE_MORE: Final = re.compile(r"\b(?:a|another)\s$", re.I)
_INDEFINITE: Final = re.compile(rf"(?:an?|any|some|another|{NUMBER})\b", re.I)
_CONTEXT: Final = 40
_TELLING_NOUNS: Final = ("partners", "nibling", "grandchild")
_OF_THE_FAMILY: Final[dict[str | None, frozenset[Kin]]] = {
    "own": frozenset(("own",)),
    "partners": frozenset(("partners",)),
}


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One child, or one group of children, that a signal speaks of.

    `count` is 1 for one child, the number of a numbered group, 0 for an unnumbered one. A
    `sign` has no noun or name for the child. `another` says that it is one more than those
    known, `everyone` that the whole set is meant, `newborn` that a birth is told beside it,
    `definite` that it is one just spoken of ("the lad"), `unowned` that nobody is said to be
    the parent ("the kids"). `sibling_of` is the name in "Jake's sister"; `ages_after` are the
    births told behind a list of children that the mention ends.
    """

    passage: Passage
    signal: Signal
    facts: Facts
    count: int = 1
    sign: bool = False
    another: bool = False
    everyone: bool = False
    newborn: bool = False
    definite: bool = False
    unowned: bool = False
    sibling_of: str | None = None
    ages_after: tuple[Period, ...] = ()

    @property
    def evidence(self) -> Evidence:
        """Where the mention stands."""
        return Evidence(self.passage.note_id, self.signal.start, self.signal.end)

    @property
    def place(self) -> tuple[int, int]:
        """The note's number and the offset in it, which order all mentions of a case."""
        return self.passage.index, self.signal.start


@dataclass(frozen=True, slots=True)
class _Possessor:
    """The adult whose child a mention says it is: a class of adult, a name, or neither."""

    owner: str | None = None
    name: str | None = None
    shown: bool = False


class MentionReader:
    """Reads the `child` signals of a case's notes.

    `record_names` are the given names of the record, which a note may write in lower case.
    """

    def __init__(self, words: Kinship, record_names: frozenset[str]) -> None:
        self._words = words
        self._parts = PartReader(words, record_names)

    def read(self, passage: Passage, signal: Signal) -> list[Mention]:
        """The children and groups that the signal speaks of, in the order of the words."""
        if self._is_unborn(passage, signal):
            return [self._unborn(passage, signal)]
        possessor, body = self._possessor(passage, signal)
        parts = self._parts.read(
            body,
            passage.date,
            starts_sentence=passage.starts_sentence(signal),
            owned=possessor.shown,
        )
        found = [self._mention(passage, signal, part, possessor) for part in parts]
        if len(found) == 1 and found[0].count == 1:
            return [self._with_what_follows(found[0])]
        return found

    def _is_unborn(self, passage: Passage, signal: Signal) -> bool:
        """Whether the words speak of a pregnancy, whatever the label, or the label does."""
        text = passage.spanned(signal)
        if signal.subtype == "unborn":
            return not self._words.words.birth.within(text) or "the birth" in text.lower()
        return self._words.words.unborn.within(text)

    def _unborn(self, passage: Passage, signal: Signal) -> Mention:
        text = passage.spanned(signal)
        mother = self._words.mother_pattern.search(passage.beside(signal, _CONTEXT))
        facts = Facts(
            sex=_sex_of(self._parts.nouns_in(text)),
            kins=frozenset(("own", "partners")),
            owner=self._words.owner_of[mother["word"].lower()] if mother else None,
            owner_name=mother["name"] if mother else None,
            born=due_date_told_in(text, passage.date),
            unborn=True,
        )
        multiple = _MULTIPLE.search(text) if "twin" in text.lower() else None
        count = 1 if multiple is None else 2 if multiple["twins"] else 3
        return Mention(passage, signal, facts, count=count)

    def _possessor(self, passage: Passage, signal: Signal) -> tuple[_Possessor, str]:
        """Whose child the mention says it is, and the mention without those words."""
        text = passage.spanned(signal)
        if found := self._words.owner_pattern.search(text):
            if _PARENT.match(text, found.end()):
                return _Possessor(), text[: found.end() - 1].rstrip(" '")
            return self._owned(found), text[found.end() :]
        left = passage.text[max(0, signal.start - _CONTEXT) : signal.start] + text[:1]
        for found in self._words.owner_pattern.finditer(left):
            if found.end() == len(left) - 1:
                return self._owned(found), text
        return _Possessor(shown=bool(_PRONOUN.match(text))), text

    def _owned(self, found: re.Match[str]) -> _Possessor:
        word = found["word"]
        owner = self._words.owner_of[word.lower()] if word else None
        return _Possessor(owner, found["name"], shown=True)

    def _mention(
        self, passage: Passage, signal: Signal, part: Part, possessor: _Possessor
    ) -> Mention:
        text = passage.spanned(signal)
        words = self._words.words
        before = passage.text[max(0, signal.start - _CONTEXT) : signal.start]
        sign = part.is_sign
        noun_kin = next((noun.kin for noun in part.nouns if noun.kin), None)
        kins, firm = self._kins(
            signal.subtype,
            noun_kin,
            part,
            possessor,
            indefinite=bool(_INDEFINITE.match(text) or _ONE_MORE.search(before)),
        )
        facts = Facts(
            names=part.names,
            sex=_sex_of(part.nouns) or (_object_sex(text) if sign else None),
            size=self._size(text) if part.names else None,
            kins=kins,
            firm=firm and not sign,
            owner=possessor.owner,
            owner_name=None if noun_kin else possessor.name,
            born=part.born or _born_by_nouns(part.nouns, passage),
        )
        return Mention(
            passage,
            signal,
            facts,
            count=part.count,
            sign=sign,
            another=part.count == 1 and not sign and self._is_one_more(passage, signal, part),
            everyone=part.count != 1 and words.everyone.within(text),
            unowned=not possessor.shown and noun_kin is None,
            definite=bool(_DEFINITE.match(text)) and not part.names and noun_kin is None,
            sibling_of=possessor.name if noun_kin == "sibling" else None,
            newborn=words.birth.within(passage.around(signal, before=1)),
        )

    def _kins(
        self,
        subtype: str | None,
        noun_kin: Kin | None,
        part: Part,
        possessor: _Possessor,
        *,
        indefinite: bool,
    ) -> tuple[frozenset[Kin], bool]:
        """The ties that the mention allows, and whether its words tell them for certain.

        A name tells more of who a child is than "his" or "her" tells of whose; a sign tells
        nothing of whose, "the son" little, and "Jake's sister" whose child Jake is.
        """
        told = bool(part.nouns or part.count != 1 or part.listed or possessor.shown)
        if part.names and part.count == 1:
            told = bool(noun_kin or possessor.owner or possessor.name)
        of_a_child = noun_kin == "sibling" and possessor.name and subtype not in _OF_THE_FAMILY
        if part.is_sign or of_a_child:
            return ANY_KIN, False
        if noun_kin in _TELLING_NOUNS:
            return frozenset((noun_kin,)), True
        if subtype in _OF_THE_FAMILY:
            return _OF_THE_FAMILY[subtype], told
        if subtype != "household_or_contact" or not (told or part.names):
            return ANY_KIN, False
        if noun_kin is not None:
            return frozenset((noun_kin,)), True
        if part.count == 1 and not possessor.shown and not indefinite:
            return ANY_KIN, False
        return self._owned_kins(possessor), told

    def _owned_kins(self, possessor: _Possessor) -> frozenset[Kin]:
        """The ties that a child in the household or in contact may have, by whose it is."""
        if possessor.owner is not None:
            kin = self._words.owners[possessor.owner].kin
            return frozenset((kin, "other")) if kin in HOUSEHOLD else HOUSEHOLD
        return HOUSEHOLD - {"sibling"} if possessor.name is not None else HOUSEHOLD

    def _is_one_more(self, passage: Passage, signal: Signal, part: Part) -> bool:
        """Whether it is a child beside those known: "another boy", "she has a Lily as well"."""
        if self._words.words.another.within(passage.spanned(signal)):
            return True
        upto = passage.text[max(0, signal.start - _CONTEXT) : signal.end]
        named = part.names and not part.nouns
        return bool(named and _ONE_MORE.search(upto[: upto.rfind(part.names[0][0])]))

    def _size(self, text: str) -> Literal["larger", "smaller"] | None:
        if self._words.words.larger.leads(text):
            return "larger"
        return "smaller" if self._words.words.smaller.leads(text) else None

    def _with_what_follows(self, mention: Mention) -> Mention:
        """The mention with the name, age or possessor that stands right after it."""
        passage, facts = mention.passage, mention.facts
        right = passage.text[mention.signal.end : mention.signal.end + _CONTEXT]
        named = _FOLLOWING_NAME.match(right)
        if named and not facts.names and not mention.sign and self._parts.is_name(named[1]):
            facts = replace(facts, names=((named[1],),))
        if together := _FOLLOWING_AGES.match(right):
            return replace(mention, facts=facts, ages_after=_births(together[1], passage.date))
        aged = _FOLLOWING_AGE.match(right)
        age = BARE_AGE.fullmatch((aged[1] or aged[2]).strip()) if aged else None
        if age and facts.born is None:
            facts = replace(facts, born=birth_from_age(age, passage.date))
        if belongs := _BELONGS.match(right):
            anothers = belongs[1] is not None and facts.kins == {"own"}
            kins = ANY_KIN if anothers else facts.kins
            facts = replace(facts, owner_name=belongs[1], kins=kins, firm=not anothers)
        return replace(mention, facts=facts)


def _births(ages: str, on: dt.date) -> tuple[Period, ...]:
    found = (BARE_AGE.fullmatch(age.strip()) for age in _JOINING.split(ages))
    births = (birth_from_age(age, on) for age in found if age)
    return tuple(birth for birth in births if birth)


def _sex_of(nouns: tuple[Noun, ...]) -> Sex | None:
    return next((noun.sex for noun in nouns if noun.sex), None)


def _object_sex(text: str) -> Sex | None:
    """The sex that "has him Thursdays" or "picks her up" tells."""
    found = _OBJECT.search(text)
    if found is None:
        return None
    return "male" if found[1].lower() == "him" else "female"


def _born_by_nouns(nouns: tuple[Noun, ...], passage: Passage) -> Period | None:
    ages = next((noun.ages for noun in nouns if noun.ages), None)
    return None if ages is None else birth_from_years(*ages, passage.date)
