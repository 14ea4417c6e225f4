"""Whose child a mention is, whether it is still a child, and where its name returns.

Patterns find the noun phrases; what needs more than a phrase is decided here: the owner by the
possessor (and, for "her" and "the kids", by who was named before), grown-up sons and daughters by
their age, and children's names wherever they are used again.
"""

from __future__ import annotations

from collections.abc import Iterator

from risksignals.signals.candidates import Candidate, NoteView
from risksignals.text.tokens import ACRONYM, NAME, NUMBER

_ADULT = 18
_OLDEST = 99
_LOOK_AHEAD = 7
_NEARBY = 5
_PHRASES = frozenset(("", "fixed", "the", "frame", "place", "bare", "age", "name", "count"))
_WEAK = frozenset(("bare", "count"))
_NAMES = NAME + ACRONYM


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

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """Drop the grown up and the unsupported, then say whose each child is."""
        candidates = sorted(candidates, key=lambda c: c.first)
        grown = {
            code
            for c in candidates
            if _role(c) == "grown"
            for code in self._codes[c.first : c.last]
            if code in self._lists["ch_kin"]
        }
        kept = [c for c in candidates if _role(c) != "grown" and not self._is_grown(c, grown)]
        if all(_role(c) in _WEAK for c in kept):
            return []
        before: Candidate | None = None
        unowned: list[Candidate] = []
        for c in kept:
            if c.status is not None or _role(c) not in _PHRASES:
                c.status = c.status or "affirmed"
                continue
            c.status = "affirmed"
            if not self._own(c):
                if before is not None:
                    c.subtype, c.status = before.subtype, before.status
                else:
                    unowned.append(c)
                    continue
            before = c
        for c in unowned:
            self._without_owner(c, before)
        self._place_signs(kept)
        return kept + self._names_again(kept)

    # ages

    def _is_grown(self, c: Candidate, grown: set[str]) -> bool:
        role = _role(c)
        if role not in _PHRASES or c.status is not None:
            return False
        ages = list(self._ages(c))
        if any(age < _ADULT for age in ages):
            return False
        return bool(ages) or not grown.isdisjoint(self._codes[c.first : c.last])

    def _ages(self, c: Candidate) -> Iterator[int]:
        """Ages told of a candidate, in years, within it and just after it."""
        codes, lists = self._codes, self._lists
        end = c.last
        stop = min(len(codes), c.last + _LOOK_AHEAD)
        while end < stop and (codes[end] in lists["ch_link"] or codes[end] in _NAMES):
            end += 1
        for at in range(c.first, min(len(codes), end + 1)):
            code = codes[at]
            after = codes[at + 1] if at + 1 < len(codes) else ""
            if code in lists["ch_grown_num"]:
                value = _ADULT
            elif code == NUMBER:
                written = self._note.tokens.word(at)
                value = int(written) if written.isdigit() else _OLDEST + 1
            else:
                continue
            if after in lists["ch_unit"]:
                yield value if after in lists["ch_years"] else 0
            elif value <= _OLDEST and (at < c.last or self._closes(at + 1)):
                yield value

    def _closes(self, at: int) -> bool:
        """Whether a statement of age may end before token `at`."""
        if at >= len(self._codes):
            return True
        code = self._codes[at]
        return code in ".,;:()!?\n-/&" or code in self._lists["ch_after_age"]

    # owners

    def _own(self, c: Candidate) -> bool:
        """Give the candidate the subtype that its possessor decides; false where it has none."""
        codes, lists = self._codes, self._lists
        code = codes[c.first]
        fixed = c.subtype
        if code in lists["possessive_s"] and c.first:
            c.first -= 1
            self._give(c, self._by_noun(c.first, c))
            if c.first and codes[c.first - 1] in lists["his_her"]:
                c.first -= 1
        elif code in lists["ch_plural_owner"]:
            self._give(c, self._by_noun(c.first, c))
        elif code in lists["ch_third"] and code not in lists["ch_hers"]:
            self._give(c, "own" if self._is_spoken(c.first) else "other")
        elif code in lists["ch_hers"] or code in lists["ch_his"]:
            self._give(c, self._by_pronoun(c.first, code in lists["ch_hers"]))
        elif code in lists["his_her"]:
            self._give(c, self._by_neighbour(c.first) or "own")
        elif not self._by_complement(c):
            return fixed is not None
        if fixed is not None and c.status == "affirmed":
            c.subtype = fixed
        return True

    def _give(self, c: Candidate, owner: str) -> None:
        if owner == "other":
            c.subtype, c.status = None, "other"
        else:
            c.subtype = owner
            if owner == "household_or_contact" and self._is_far(c.first):
                c.subtype, c.status = None, "other"

    def _is_far(self, at: int) -> bool:
        first, last = self._note.sentence(at)
        return self._note.holds("ch_far", first, last) and self._note.holds("ch_far_cue", first, last)

    def _by_noun(self, at: int, c: Candidate) -> str:
        """Whose children those of the noun at `at` are."""
        code, lists = self._codes[at], self._lists
        if code in lists["ch_owner_partner"]:
            return "partners"
        if code in lists["ch_owner_stranger"]:
            return "other"
        if code in lists["ch_owner_near"]:
            first, last = self._note.sentence(at)
            return "household_or_contact" if self._note.holds("ch_contact", first, last) else "other"
        if code in lists["ch_owner_relative"]:
            if at and self._codes[at - 1] in lists["ch_third"] and not self._is_spoken(at):
                return "other"
            return "household_or_contact"
        if code in lists["ch_owner_person"] or code in lists["ch_owner_child"]:
            return "own"
        if code in _NAMES:
            if self._note.tokens.word(at) == self._person:
                return "own"
            before = self._codes[at - 1] if at else ""
            return "household_or_contact" if before in lists["ch_owner_relative"] else "partners"
        return "household_or_contact"

    def _by_pronoun(self, at: int, female: bool) -> str:
        """Whose children "her" or "his" children are."""
        nearby = self._by_neighbour(at)
        if nearby:
            return nearby
        sex = self._note.person_sex
        if sex is None or (sex == "female") == female:
            return "own"
        lists = self._lists
        partner, other = (
            ("ch_female_partner", "ch_female_other") if female else ("ch_male_partner", "ch_male_other")
        )
        for code in reversed(self._codes[:at]):
            if code in lists[partner]:
                return "partners"
            if code in lists[other]:
                return "household_or_contact"
            if code in lists["ch_owner_stranger"]:
                return "other"
        return "partners"

    def _by_neighbour(self, at: int) -> str | None:
        """The owner named just before: "his sister and her kids"."""
        lists, lowest = self._lists, max(self._note.sentence(at)[0], at - _NEARBY)
        for place in range(at - 1, lowest - 1, -1):
            code = self._codes[place]
            if code in lists["possessive_s"] or code in lists["ch_owner_person"]:
                return None
            owned = place > 0 and self._codes[place - 1] in lists["determiner"]
            if not owned or place == at - 1:
                continue
            if code in lists["ch_owner_relative"]:
                return "household_or_contact"
            if code in lists["ch_owner_stranger"]:
                return "other"
        return None

    def _by_complement(self, c: Candidate) -> bool:
        """The owner named behind: "the kids of his sister", "a son with his ex"."""
        codes, lists = self._codes, self._lists
        stop = min(len(codes), c.last + 3)
        for at in range(c.first, stop):
            if codes[at] not in lists["ch_of"]:
                continue
            end = at + 1
            while end < stop and codes[end] in lists["his_her"]:
                end += 1
            if end >= len(codes):
                return False
            known = codes[end] in lists["ch_owner_noun"] or codes[end] in _NAMES
            if known:
                together = codes[at] in lists["ch_together"]
                owner = self._by_noun(end, c)
                self._give(c, "own" if together and owner == "partners" else owner)
            return known
        return False

    def _without_owner(self, c: Candidate, after: Candidate | None) -> None:
        if after is not None:
            c.subtype, c.status = after.subtype, after.status
        elif _role(c) == "place":
            c.subtype = "household_or_contact"
        else:
            c.subtype = self._by_household(c.first)

    def _by_household(self, at: int) -> str:
        first = self._note.sentence(at)[0]
        for code in reversed(self._codes[first:at]):
            if code in self._lists["ch_owner_relative"]:
                return "household_or_contact"
            if code in self._lists["ch_female_partner"]:
                return "own"
        return "own"

    def _is_spoken(self, at: int) -> bool:
        """Whether token `at` is the person's own words, quoted or reported."""
        if self._note.is_quoted(at):
            return True
        first = self._note.sentence(at)[0]
        return self._note.holds("ch_reporting", first, at)

    def _person_name(self) -> str | None:
        for first, last in self._note.tokens.sentences():
            for at in range(first, last):
                if self._codes[at] in _NAMES:
                    return self._note.tokens.word(at)
        return None

    # what follows from other mentions

    def _place_signs(self, kept: list[Candidate]) -> None:
        """Cots and school runs belong to the children whom the note names."""
        named = [c for c in kept if _role(c) in _PHRASES and c.status == "affirmed" and c.subtype]
        for c in kept:
            if _role(c) in ("sign", "thing") and named:
                c.subtype = min(named, key=lambda other: abs(other.first - c.first)).subtype

    def _names_again(self, kept: list[Candidate]) -> list[Candidate]:
        """Every further use of a child's name."""
        named: dict[str, Candidate] = {}
        for c in kept:
            if _role(c) in _PHRASES:
                for at in range(c.first, c.last):
                    word = self._note.tokens.word(at) if self._codes[at] in _NAMES else ""
                    if word and word != self._person and not self._owns(at):
                        named.setdefault(word, c)
        if not named:
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
            if word in named
        ]  # fmt: skip

    def _owns(self, at: int) -> bool:
        following = self._codes[at + 1 : at + 2]
        return bool(following) and following in self._lists["possessive_s"]
