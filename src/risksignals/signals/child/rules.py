"""Whose child a mention is, whether it is still a child, and where its name returns.

Patterns find the noun phrases; what needs more than a phrase is decided here: the owner by the
possessor (and, for "her" and "the kids", by who was named before), grown-up sons and daughters by
their age, and children's names wherever they are used again. The words are in owners.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from risksignals.signals.candidates import Candidate, NoteView
from risksignals.text.tokens import ACRONYM, BREAKS, NAME, NUMBER

_ADULT = 18
_OLDEST = 99
_LOOK_AHEAD = 7
_SENTENCE_REST = 16
_NEARBY = 4
_LONGEST_PREGNANCY = 42
_PHRASES = frozenset(("", "fixed", "the", "frame", "place", "bare", "age", "name", "count"))
_SIGNS = frozenset(("sign", "thing"))
_WEAK = frozenset(("bare",))
_MARKERS = frozenset(("grown", "new"))
_UNOWNED = frozenset(("frame", "the", "count", "bare"))
_LITTERS = frozenset(("unborn", "frame", "the", "place"))
_NAMES = NAME + ACRONYM
_CONTACT = "household_or_contact"


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """The mentions among the candidates, with their subtypes and statuses."""
    return _Children(note).settle(candidates)


def _role(candidate: Candidate) -> str:
    return str(candidate.options.get("role", ""))


class _Children:
    """The children of one note."""

    def __init__(self, note: NoteView) -> None:
        self._note = note
        self._codes = note.tokens.codes
        self._lists = note.lists
        self._person = self._person_name()
        self._sex = note.person_sex
        self._joins_family = False
        self._copulas = note.lists["ch_copula"]

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """Drop the grown up and the unsupported, then say whose each child is."""
        grown_up = [c for c in candidates if _role(c) == "grown"]
        self._joins_family = any(_role(c) == "new" for c in candidates)
        kept = self._supported(self._young(candidates, grown_up))
        grown_up = [c for c in candidates if c not in kept and _role(c) in ("grown", "")]
        expected = any(_role(c) == "unborn" for c in kept)
        before: Candidate | None = None
        unowned: list[Candidate] = []
        for c in kept:
            if c.status is not None or _role(c) not in _PHRASES:
                c.status = c.status or "affirmed"
                if _role(c) == "unborn" and self._is_anothers_pregnancy(c):
                    c.subtype, c.status = None, "other"
                continue
            c.status = "affirmed"
            if expected and self._is_the_baby(c):
                c.subtype = "unborn"
            elif c.subtype == "partners" or self._own(c):
                before = c
            elif before is not None and before.status == "affirmed":
                c.subtype = before.subtype
            else:
                unowned.append(c)
        for c in unowned:
            c.subtype = self._by_surroundings(c, before, grown_up)
            if self._is_far(c.first):
                c.subtype = _CONTACT
        for c in kept:
            if c.status != "affirmed" or c.subtype == "unborn":
                continue
            if _role(c) in _UNOWNED and self._is_a_relatives(c.first):
                c.subtype = _CONTACT
            if c.subtype == _CONTACT and self._is_far(c.first):
                c.subtype, c.status = None, "other"
        self._place_signs(kept)
        return kept + self._names_again(kept)

    def _holds(self, name: str, c: Candidate) -> bool:
        return self._note.holds(name, c.first, c.last)

    def _in_sentence(self, name: str, at: int) -> bool:
        return self._note.holds(name, *self._note.sentence(at))

    # what is no mention

    def _young(self, candidates: list[Candidate], grown_up: list[Candidate]) -> list[Candidate]:
        """Without sons and daughters of age, and numbers that are no ages."""
        lists = self._lists
        grown = {code for c in grown_up for code in self._codes[c.first : c.last]}
        grown &= lists["ch_kin"] | lists["ch_related"]
        animals = self._note.holds("ch_animal", 0, len(self._codes))
        if any(self._holds("ch_related", c) for c in candidates):
            grown |= lists["ch_offspring"]
        return sorted(
            (
                c
                for c in candidates
                if _role(c) not in _MARKERS
                and not self._is_place(c)
                and not (animals and _role(c) in _LITTERS)
                and (_role(c) != "name" or self._is_name(c))
                and (_role(c) != "unborn" or self._is_gestation(c))
                and not self._is_grown(c, grown)
            ),
            key=lambda c: c.first,
        )

    def _is_place(self, c: Candidate) -> bool:
        """Whether "Little Harwood" names a place: its first word is capitalised in mid-sentence."""
        return (
            self._codes[c.first] in self._lists["ch_small"]
            and c.first > self._note.sentence(c.first)[0]
            and self._note.tokens.word(c.first)[0].isupper()
            and self._codes[c.last - 1] in _NAMES
        )

    def _is_name(self, c: Candidate) -> bool:
        """Whether a name with a number is a child's name with an age: not "UPW, 10"."""
        word = self._note.tokens.word
        return (
            self._codes[c.first] != ACRONYM
            and word(c.first) != self._person
            and all(word(i).isdigit() for i in range(c.first, c.last) if self._codes[i] == NUMBER)
        )

    def _is_gestation(self, c: Candidate) -> bool:
        """Whether "14 + 2" counts weeks of a pregnancy; true of all that is no such sum."""
        written = self._note.tokens.word(c.first)
        if c.last - c.first == 1 and self._codes[c.first] == NUMBER:
            return written.endswith("/40")
        if "&" not in self._codes[c.first : c.last] or self._codes[c.first] != NUMBER:
            return True
        weeks, days = written, self._note.tokens.word(c.first + 2)
        return (
            weeks.isdigit()
            and days.isdigit()
            and _NEARBY <= int(weeks) <= _LONGEST_PREGNANCY
            and int(days) < _LOOK_AHEAD
            and self._note.holds("ch_birth", 0, len(self._codes))
        )

    def _supported(self, candidates: list[Candidate]) -> list[Candidate]:
        """Without bare words that stand alone, and signs where the child itself is named."""
        if all(_role(c) in _WEAK or c.status == "negated" for c in candidates):
            candidates = [c for c in candidates if _role(c) not in _WEAK]
        if not any(_role(c) == "unborn" for c in candidates):
            candidates = [c for c in candidates if _role(c) != "denied"]
            if not self._note.holds("ch_expecting", 0, len(self._codes)):
                candidates = [c for c in candidates if _role(c) != "hint"]
        named = {
            self._note.sentence(c.first)
            for c in candidates
            if _role(c) in _PHRASES and c.status is None
        }
        return [
            c
            for c in candidates
            if _role(c) not in _SIGNS
            or not (
                self._note.sentence(c.first) in named
                or (_role(c) == "thing" and self._in_sentence("ch_elsewhere", c.first))
            )
        ]

    def _is_grown(self, c: Candidate, grown: set[str]) -> bool:
        if _role(c) not in _PHRASES or c.status is not None:
            return False
        ages = list(self._ages(c))
        if any(age < _ADULT for age in ages):
            return False
        return bool(ages) or not grown.isdisjoint(self._codes[c.first : c.last])

    def _ages(self, c: Candidate) -> Iterator[int]:
        """Ages told of a candidate, in years, within it and behind it."""
        codes, lists = self._codes, self._lists
        end, last = c.last, self._note.sentence(c.first)[1]
        yield from self._told_next(last + 1)
        stop = min(last, c.last + _LOOK_AHEAD)
        while end < stop and (codes[end] in lists["ch_link"] or codes[end] in _NAMES):
            end += 1
        for at in range(end + 1, min(last, c.last + _SENTENCE_REST)):
            if codes[at] in lists["ch_grown_num"] and codes[at - 1] in lists["ch_before_age"]:
                yield _ADULT
        for at in range(c.first, min(last, end + 1)):
            after = codes[at + 1 : at + 2]
            if codes[at] in lists["ch_grown_num"]:
                if after not in lists["ch_measure"]:
                    yield _ADULT
            elif codes[at] in lists["ch_num"] and codes[at - 1] not in lists["ch_grown_num"]:
                if at >= c.last - 2 and self._closes(at + 1):
                    yield 0
            elif codes[at] == NUMBER:
                written = self._note.tokens.word(at)
                age = int(written) if written.isdigit() else _OLDEST + 1
                if after in lists["ch_unit"]:
                    yield age if after in lists["ch_years"] else 0
                elif age <= _OLDEST and (at < c.last or self._closes(at + 1)):
                    yield age

    def _told_next(self, end: int) -> Iterator[int]:
        """The age that the next sentence begins with: "They're 30 and 33 now"."""
        codes, lists = self._codes, self._lists
        if (
            codes[end : end + 1] not in lists["ch_they"]
            or codes[end + 1 : end + 2] not in lists["be"]
        ):
            return
        written = self._note.tokens.word(end + 2) if end + 2 < len(codes) else ""
        if written.isdigit() and _ADULT <= int(written) <= _OLDEST and self._closes(end + 3):
            yield int(written)

    def _closes(self, at: int) -> bool:
        """Whether a statement of age may end before token `at`."""
        code = self._codes[at : at + 1]
        return not code or code in ".,;:()!?\n-/&" or code in self._lists["ch_after_age"]

    def _is_the_baby(self, c: Candidate) -> bool:
        first = self._codes[c.first]
        return self._holds("ch_the_baby", c) and first not in self._lists["possessive_s"]

    def _is_anothers_pregnancy(self, c: Candidate) -> bool:
        """Whether a sister or a colleague is the one expecting: "his sister is 20 weeks gone"."""
        lists, lowest = self._lists, self._note.sentence(c.first)[0]
        for at in range(c.first - 1, max(lowest, c.first - _NEARBY) - 1, -1):
            code = self._codes[at]
            if code in lists["ch_owner_relative"] or code in lists["ch_owner_stranger"]:
                return True
            if code in lists["partner"] and self._codes[at - 1] in lists["possessive_s"]:
                return self._is_third_party(at - 2)
            if code not in lists["ch_expecting_link"] and code not in lists["possessive_s"]:
                return False
        return False

    def _is_third_party(self, at: int) -> bool:
        """Whether token `at` is a relative or friend, or the name of one ("mate Gaz")."""
        others = self._lists["third_party"]
        return self._codes[at] in others or (
            self._codes[at] in _NAMES and self._codes[at - 1] in others
        )

    # owners

    def _own(self, c: Candidate) -> bool:
        """Give the candidate the subtype that its possessor decides; false where it has none."""
        lists, fixed = self._lists, c.subtype
        code = self._codes[c.first]
        if code in lists["possessive_s"] and self._codes[c.first - 1 : c.first] in self._copulas:
            c.first += 1
            code = self._codes[c.first]
        if code in lists["possessive_s"] and c.first:
            c.first -= 1
            owner = self._by_noun(c.first)
            if c.first and self._codes[c.first - 1] in lists["determiner"]:
                c.first -= 1
        elif code in lists["ch_plural_owner"]:
            owner = self._by_noun(c.first)
        elif code in lists["ch_third"]:
            owner = "own" if self._is_spoken(c.first) else "other"
        elif code in lists["ch_hers"] or code in lists["ch_his"]:
            owner = self._by_pronoun(c.first, code in lists["ch_hers"])
        elif code in lists["ch_theirs"]:
            others = "other" if self._is_of_neighbours(c.first) else "own"
            owner = self._by_neighbour(c.first) or others
        else:
            owner = self._by_complement(c) or ""
            if not owner and code not in lists["ch_definite"] and _role(c) != "name":
                owner = self._by_subject(c.first) or ""
        if not owner:
            return fixed is not None
        c.subtype, c.status = (None, "other") if owner == "other" else (fixed or owner, "affirmed")
        return True

    def _is_of_neighbours(self, at: int) -> bool:
        """Whether "their" is another household's: "the family on the top floor and their two"."""
        lists, codes = self._lists, self._codes
        if self._in_sentence("ch_contact", at):
            return False
        return any(
            codes[place] in lists["ch_neighbours"] and codes[place + 1] in lists["ch_next_door"]
            for place in range(self._note.sentence(at)[0], at - 1)
        )

    def _is_far(self, at: int) -> bool:
        return self._in_sentence("ch_far", at) and (
            self._in_sentence("ch_far_cue", at) or self._in_sentence("ch_abroad", at)
        )

    def _is_a_relatives(self, at: int) -> bool:
        """Whether a relative is the one who has the child: "her sister in Leeds had a boy"."""
        lists, lowest = self._lists, self._note.sentence(at)[0]
        if self._codes[at] in lists["his_her"]:
            return False
        for index in range(at - 1, max(lowest, at - _LOOK_AHEAD) - 1, -1):
            code = self._codes[index]
            if code in lists["subject_pronoun"] or code in BREAKS:
                return False
            if code in lists["ch_owner_relative"]:
                return True
        return False

    def _by_noun(self, at: int) -> str:
        """Whose children those of the noun at `at` are."""
        code, lists = self._codes[at], self._lists
        before = self._codes[at - 1 : at] if at else ""
        if code in lists["ch_owner_person"] or code in lists["ch_owner_child"]:
            return "own"
        if code in lists["ch_owner_partner"]:
            strange = code in lists["ch_anyone"] and before in lists["ch_article"]
            return "other" if strange else "partners"
        if code in lists["ch_owner_near"]:
            return _CONTACT if self._in_sentence("ch_contact", at) else "other"
        if code in lists["ch_owner_relative"]:
            staff = before in lists["ch_third"] and not self._is_spoken(at)
            return "other" if staff else _CONTACT
        if code in _NAMES:
            return self._by_name(at)
        strange = code in lists["ch_owner_stranger"] or before in lists["ch_article"]
        return "other" if strange else _CONTACT

    def _by_name(self, at: int) -> str:
        lists = self._lists
        word = self._note.tokens.word(at)
        before = self._codes[at - 1 : at] if at else ""
        if before in lists["ch_title"]:
            other = {"male": "female_words", "female": "male_words"}.get(self._sex or "")
            return "partners" if other and before in lists[other] else "own"
        if word == self._person:
            return "own"
        for place, code in enumerate(self._codes[:at]):
            if code in _NAMES and place and self._note.tokens.word(place) == word:
                introduced = self._codes[max(0, place - 2) : place]
                if any(known in lists["ch_owner_relative"] for known in introduced):
                    return _CONTACT
        return _CONTACT if before in lists["ch_owner_relative"] else "partners"

    def _by_pronoun(self, at: int, female: bool) -> str:
        """Whose children "her" or "his" children are."""
        nearby = self._by_neighbour(at)
        same = (self._sex == "female") == female
        if nearby and (self._sex is None or not same or nearby != "partners"):
            return nearby
        lists = self._lists
        partner, other = (
            ("ch_female_partner", "ch_female_other")
            if female
            else ("ch_male_partner", "ch_male_other")
        )
        lowest = 0
        if self._sex is None and not self._note.is_quoted(at):
            lowest = self._note.sentence(at)[0]
        elif same and self._note.is_quoted(at) and self._has_partner(partner, at):
            return "partners"
        elif same:
            return "own"
        for place in range(at - 1, lowest - 1, -1):
            code = self._codes[place]
            if code in lists[partner]:
                return "partners"
            if code in lists[other]:
                return _CONTACT
            if code in lists["ch_victim"] and self._sex is not None:
                return "other"
        return "own" if self._sex is None else "partners"

    def _has_partner(self, partner: str, at: int) -> bool:
        """Whether a partner, of a list or as "a new man", is spoken of before token `at`."""
        lists, codes = self._lists, self._codes
        return any(
            codes[place] in lists[partner]
            or (codes[place] in lists["ch_anyone"] and codes[place - 1] in lists["ch_new"])
            for place in range(1, at)
        )

    def _by_neighbour(self, at: int) -> str | None:
        """The owner named just before: "his sister and her kids", "Paige and her little lad"."""
        lists = self._lists
        if not at or self._codes[at - 1] not in lists["ch_joining"]:
            return None
        female = self._codes[at] in lists["ch_hers"]
        strangers = "ch_male_only" if female else "ch_female_only"
        joined = (self._sex == "female") == female and self._codes[at - 1] in lists["ch_and"]
        for place in range(at - 2, max(self._note.sentence(at)[0], at - _NEARBY) - 1, -1):
            code = self._codes[place]
            if code in lists[strangers]:
                return None
            if joined and code not in lists["ch_owner_alike"]:
                return None
            if code in lists["ch_owner_noun"] or (code in _NAMES and self._is_another(place)):
                owner = self._by_noun(place)
                return _CONTACT if owner == "other" and code in lists["ch_anyone"] else owner
            if code not in _NAMES:
                return None
        return None

    def _is_another(self, at: int) -> bool:
        before = self._codes[at - 1 : at] if at else ""
        return self._note.tokens.word(at) != self._person and before not in self._lists["ch_title"]

    def _by_subject(self, at: int) -> str | None:
        """The owner as subject: "Ania has a daughter", "she has two girls"."""
        lists, first = self._lists, self._note.sentence(at)[0]
        place = at - 1
        while place >= max(first, at - 2) and self._codes[place] not in lists["ch_having"]:
            place -= 1
        place -= 1
        while place >= first and self._codes[place] in lists["ch_adverb"]:
            place -= 1
        if place < max(first, at - 2 * _NEARBY) or place >= at - 1:
            return None
        code = self._codes[place]
        if code in lists["subject_pronoun"]:
            return self._by_pronoun(place, code in lists["ch_hers"])
        if code in lists["ch_owner_noun"] or (code in _NAMES and self._is_another(place)):
            return self._by_noun(place)
        return "own" if code in _NAMES else None

    def _by_complement(self, c: Candidate) -> str | None:
        """The owner named behind: "the kids of his sister", "a son with his ex"."""
        codes, lists = self._codes, self._lists
        stop = min(len(codes), c.last + 3)
        for at in range(c.first + 1, stop):
            if codes[at] not in lists["ch_of"]:
                continue
            end = at + 1
            while end < stop and codes[end] in lists["his_her"]:
                end += 1
            if end < stop and (codes[end] in lists["ch_owner_noun"] or codes[end] in _NAMES):
                owner = self._by_noun(end)
                together = codes[at] in lists["ch_together"] and owner == "partners"
                return "own" if together else owner
            return None
        return None

    def _by_surroundings(
        self, c: Candidate, other: Candidate | None, grown_up: list[Candidate]
    ) -> str:
        """The subtype of a child that nobody is said to own."""
        sentence = self._note.sentence(c.first)
        if any(self._note.sentence(g.first) == sentence for g in grown_up):
            return _CONTACT
        known = other.subtype if other is not None and other.status == "affirmed" else None
        if known in ("own", "partners"):
            return known
        if self._joins_family and _role(c) != "frame":
            return "partners"
        if _role(c) == "name" or self._codes[c.first] in self._lists["ch_definite"]:
            settled = True
        else:
            settled = _role(c) not in ("place", "frame", "age") or self._had(c.first)
        if not settled or (_role(c) != "name" and self._in_sentence("ch_household", c.first)):
            return _CONTACT
        for code in reversed(self._codes[sentence[0] : c.first]):
            if code in self._lists["ch_owner_alike"]:
                return _CONTACT
            if code in self._lists["ch_owner_partner"]:
                break
        return "own"

    def _had(self, at: int) -> bool:
        return self._note.holds("ch_keeping", max(self._note.sentence(at)[0], at - _NEARBY), at)

    def _is_spoken(self, at: int) -> bool:
        """Whether token `at` is the person's own words, quoted or reported."""
        if self._note.is_quoted(at):
            return True
        return self._note.holds("ch_reporting", self._note.sentence(at)[0], at)

    # the person

    def _person_name(self) -> str | None:
        """The first name that starts a sentence or has a title, or is a subject at the start."""
        lists, codes = self._lists, self._codes
        for number, (first, last) in enumerate(self._note.tokens.sentences()):
            for at in range(first, last):
                if (
                    codes[at] in _NAMES
                    and (
                        at == first
                        or codes[at - 1] in lists["ch_title"]
                        or (number == 0 and at + 1 < last and codes[at + 1] in lists["finite"])
                    )
                    and not self._has_young_age(at + 1)
                    and not self._introduced(at)
                ):
                    return self._note.tokens.word(at)
        return None

    def _introduced(self, at: int) -> bool:
        """Whether the name at `at` is first met as a partner's or a relative's."""
        word = self._note.tokens.word
        lists, name = self._lists, word(at)
        for place in range(1, at):
            if self._codes[place] in _NAMES and word(place) == name:
                before = self._codes[max(0, place - 2) : place].rstrip(",(")
                return bool(before) and before[-1] in lists["ch_owner_noun"]
        return False

    def _has_young_age(self, at: int) -> bool:
        """Whether "(4)", ", 7" or "is six" stands at token `at`."""
        codes, lists = self._codes, self._lists
        if at + 1 >= len(codes) or not (codes[at] in "(," or codes[at] in lists["be"]):
            return False
        written = self._note.tokens.word(at + 1)
        young = written.isdigit() and int(written) < _ADULT
        return (young or codes[at + 1] in lists["ch_num"]) and self._closes(at + 2)

    # what follows from other mentions

    def _place_signs(self, kept: list[Candidate]) -> None:
        """Cots and school runs belong to the children whom the note names."""
        named = [c for c in kept if _role(c) in _PHRASES and c.status == "affirmed"]
        for c in kept:
            if _role(c) in _SIGNS and named:
                c.subtype = min(named, key=lambda other: abs(other.first - c.first)).subtype

    def _names_again(self, kept: list[Candidate]) -> list[Candidate]:
        """Every further use of a child's name."""
        named: dict[str, Candidate] = {}
        for c in kept:
            if _role(c) in _PHRASES:
                for at in range(c.first, c.last):
                    word = self._note.tokens.word(at) if self._codes[at] in _NAMES else ""
                    if word and self._is_another(at) and not self._is_owner(at):
                        named.setdefault(word, c)
        surnames = self._titled()
        if not named.keys() - surnames:
            return []
        taken = {at for c in kept for at in range(c.first, c.last)}
        return [
            Candidate(
                "child", named[word].subtype, at, at + 1, "a child's name again", word,
                status=named[word].status, options={"role": "name"},
            )
            for at, code in enumerate(self._codes)
            if code in _NAMES and at not in taken
            for word in (self._note.tokens.word(at),)
            if word in named and word not in surnames
        ]  # fmt: skip

    def _titled(self) -> set[str]:
        """Names that follow "Mr", "Ms" and the like."""
        titles = self._lists["ch_title"]
        return {
            self._note.tokens.word(at + 1)
            for at, code in enumerate(self._codes[:-1])
            if code in titles
        }

    def _is_owner(self, at: int) -> bool:
        """Whether the name in a phrase is another's: "two girls with Kelly", "Kelly's girls"."""
        before, after = self._codes[at - 1 : at] if at else "", self._codes[at + 1 : at + 2]
        return before in self._lists["ch_of"] or after in self._lists["possessive_s"]
