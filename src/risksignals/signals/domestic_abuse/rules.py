"""What patterns cannot say of domestic abuse: who did it, to whom, and how long ago.

Lists named here are in this folder's lexicon files.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from risksignals.signals.candidates import Candidate, NoteView
from risksignals.text.tokens import ACRONYM, NAME

_ACTS = frozenset(("act", "damage", "control", "harass", "told", "noun", "fear"))
_DOINGS = frozenset(("control", "harass"))
_LOOK_BACK = 7
_NEAR = 25
_STAFF_REACH = 3
_LAST_PAST_YEAR = 2018
"""A year up to this one, named in the sentence, puts what it tells of more than five years back."""
_YEAR = re.compile(r"(?<!since )(?<!\d)(19[5-9]\d|20[01]\d)(?!\d)")
_LONG_AGO = re.compile(
    r"\b(?:[6-9]|[1-5]\d|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|many) years "
    r"(?:ago|back)"
    r"|\bdecades? ago|\bin (?:his|her) (?:teens|early twenties|twenties)\b|\bin the (?:\w+ties)\b"
    r"|\bas a (?:teenager|young man|young woman)\b",
    re.IGNORECASE,
)


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """Candidates kept where the person on probation is the abuser of a partner or relative."""
    reading = _Reading(note, candidates)
    return [kept for c in candidates if (kept := reading.read(c)) is not None]


class _Reading:
    """A note read for who is who."""

    def __init__(self, note: NoteView, candidates: list[Candidate]) -> None:
        self._note = note
        self._codes = note.tokens.codes
        self._lists = note.lists
        self._candidates = candidates

    def read(self, c: Candidate) -> Candidate | None:
        """The candidate with its status, or nothing where it is no domestic abuse."""
        role = c.options.get("role")
        if c.status is not None:
            return c if role != "none" or self._is_near(c) else None
        if role in _ACTS or role in ("mark", "named"):
            agent = self._agent(c)
            if agent == "staff":
                return None
            if self._is_victim(c, agent, str(role)):
                return replace(c, status="other") if self._is_bonded else None
            if role in _DOINGS and agent == "opposite":
                return None
            if agent == "third" and role in ("act", "control", "harass"):
                return replace(c, status="other") if self._is_bonded else None
        if c.options.get("loose") and not self._is_supported(c):
            return None
        return replace(c, status="historical") if self._is_long_ago(c) else c

    # the note

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self._codes)

    @cached_property
    def _is_bonded(self) -> bool:
        """Whether the note speaks of a partner or a relationship at all."""
        return not self._lists["da_partner_word"].isdisjoint(self._set)

    @cached_property
    def _has_firm(self) -> bool:
        """Whether something in the note is domestic abuse beyond doubt."""
        return any(
            not c.options.get("loose") and c.status is None and c.options.get("role") != "event"
            for c in self._candidates
        )

    @cached_property
    def _sex(self) -> str:
        """The person's sex: by whose partner is spoken of, else by the pronouns."""
        lists, codes = self._lists, self._codes
        score = 0
        for at, code in enumerate(codes):
            if code not in lists["owner_pronoun"] or self._note.is_quoted(at):
                continue
            if not lists["da_bond_noun"].isdisjoint(codes[at + 1 : at + 3]):
                score += 1 if code in lists["male_words"] else -1
        return "male" if score > 0 else "female" if score < 0 else self._note.person_sex or "male"

    # the mention

    def _own(self, code: str) -> bool:
        return code in self._lists[f"da_{self._sex}_word"]

    def _opposite(self, code: str) -> bool:
        sex = "female" if self._sex == "male" else "male"
        return code in self._lists[f"da_{sex}_word"]

    def _agent(self, c: Candidate) -> str:
        """Who is the nearest subject before the mention."""
        lists, codes = self._lists, self._codes
        start, _ = self._note.sentence(c.first)
        quoted = self._note.is_quoted(c.first)
        for at in range(c.first - 1, max(start, c.first - _LOOK_BACK) - 1, -1):
            code = codes[at]
            if code == ";" or code in lists["da_clause"]:
                return ""
            if code in lists["da_staff"]:
                return "staff" if not quoted and c.first - at <= _STAFF_REACH else ""
            if code in lists["subject_pronoun"]:
                return "own" if self._own(code) else "opposite" if self._opposite(code) else ""
            if codes[at - 1 : at] and codes[at - 1] in lists["preposition"]:
                continue
            if code in lists["da_bond_noun"]:
                return "partner"
            if code in lists["da_kin_plain"]:
                return "third"
            if code in (NAME, ACRONYM):
                return "name"
        return ""

    def _is_victim(self, c: Candidate, agent: str, role: str) -> bool:
        """Whether what is told was done to the person on probation."""
        inside, lists = self._codes[c.first : c.last], self._lists
        if any(code in lists["da_bond_noun"] or code in lists["da_kin_plain"] for code in inside):
            return False
        if any(map(self._opposite, inside)):
            return False
        if agent in ("partner", "opposite"):
            return role in ("act", "damage", "control", "harass", "noun", "named")
        own = any(map(self._own, inside))
        if self._sex == "female" and role != "named":
            return own and NAME not in inside
        return own and role in ("act", "noun", "mark") and agent != "own"

    def _is_supported(self, c: Candidate) -> bool:
        """Whether the note bears out that it was a partner or relative."""
        if self._has_firm or self._company > (c.strength != "weak"):
            return True
        lists, role = self._lists, c.options.get("role")
        inside = self._codes[c.first : c.last]
        near = self._codes[max(0, c.first - _NEAR) : c.last + _NEAR]
        if role == "event" and not lists["da_row"].isdisjoint(inside):
            return True
        if role in ("event", "damage", "act") and not lists["da_kin_plain"].isdisjoint(near):
            return c.strength != "weak"
        if c.strength == "weak":
            return not lists["da_partner_word"].isdisjoint(near)
        if self._is_bonded:
            return True
        if not lists["da_stranger"].isdisjoint(near):
            return False
        return any(map(self._opposite, near if role == "noun" else inside))

    @cached_property
    def _company(self) -> int:
        """How many things in the note could be domestic abuse."""
        return sum(c.status is None and c.strength != "weak" for c in self._candidates)

    def _is_near(self, c: Candidate) -> bool:
        return True

    def _is_long_ago(self, c: Candidate) -> bool:
        sentence = self._note.text(*self._note.sentence(c.first))
        years = _YEAR.findall(sentence)
        if years:
            return all(int(year) <= _LAST_PAST_YEAR for year in years)
        return _LONG_AGO.search(sentence) is not None
