"""Of whom the words are said, and whose words they are.

Patterns find abusive, blaming and contemptuous wording. A mention needs a partner or co-parent as
its target and the person on probation as its speaker, which is decided here by the nearest person
named in or before the words. Insults are open-ended, so a short quotation that the note gives as
the person's word for the partner ("his wife is 'the lodger'") is a mention whatever it says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from risksignals.signals.candidates import Candidate, NoteView
from risksignals.text.tokens import BREAKS, NAME

KIND = "partner_derogation"
_REACH = 45
_LONGEST_QUOTE = 32
_NAME_LENGTH = 3
"""Pronouns that a note must hold before they tell the sex of the person on probation."""
_NEAR, _BREATH = 3, 3
_SURE = 3
_PAUSE = ",:(-"
_HELPERS = frozenset(("marker", "then", "trigger"))
_PARTNER, _OTHER, _SAME, _SELF, _NAMED = "partner", "other", "same", "self", "named"


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """The mentions among the candidates, quotations about a partner added."""
    if not note.quotes and all(_needs(c) in _HELPERS for c in candidates):
        return []
    return _Scene(candidates, note).settle()


class _Target(NamedTuple):
    """Who is spoken of (`role`), and the token that says so."""

    role: str
    at: int


def _needs(candidate: Candidate) -> str:
    return str(candidate.options.get("needs", ""))


class _Scene:
    """Who is who in one note."""

    def __init__(self, candidates: list[Candidate], note: NoteView) -> None:
        self._note = note
        self._codes = note.tokens.codes
        self._lists = lists = note.lists
        self._found = [c for c in candidates if _needs(c) not in _HELPERS]
        self._once = {note.sentence(c.first) for c in candidates if _needs(c) == "then"}
        markers = [c for c in candidates if _needs(c) == "marker"]
        self._partner_at = self._partner_tokens(markers)
        self._spoken_of = bool(self._partner_at)
        sex = (note.person_sex or "") if abs(note.sex_votes) >= _SURE else ""
        male, female = lists["pd_male"], lists["pd_female"]
        self._same = {"male": male, "female": female}.get(sex, frozenset())
        self._opposite = {"male": female, "female": male}.get(
            sex, male | female if self._spoken_of else female
        )
        self._kin = lists["pd_she_other"] if sex != "female" else lists["pd_he_other"]
        self._partner_names = self._names_beside(self._partner_at)
        self._person = self._person_names() - self._partner_names
        self._other_names = self._names_beside(
            i for i, c in enumerate(self._codes)
            if c in lists["pd_not_partner"] and i not in self._partner_at
        )  # fmt: skip

    # ---- who is who --------------------------------------------------------------------------

    def _code(self, index: int) -> str:
        return self._codes[index] if 0 <= index < len(self._codes) else "."

    def _partner_tokens(self, markers: list[Candidate]) -> set[int]:
        lists, codes = self._lists, self._codes
        found = {i for c in markers for i in range(c.first, c.last)}
        found |= {i for i, code in enumerate(codes) if code in lists["partner"]}
        found |= {
            i for i, code in enumerate(codes)
            if code in lists["pd_parent_word"] and self._code(i + 1) in lists["pd_of"]
            and (self._code(i + 2) in lists["pd_child_owner"])
        }  # fmt: skip
        return {
            i for i in found
            if self._code(i + 1) not in lists["pd_agency"]
            and not (codes[i] in lists["pd_title"] and self._code(i - 1) not in lists["pd_the"])
        }  # fmt: skip

    def _names_beside(self, places: Iterable[int]) -> set[str]:
        """Names in apposition to the words at the places: "ex, Donna", "Donna (his ex)"."""
        codes, word, found = self._codes, self._note.tokens.word, set()
        for index in places:
            after = index + 1
            while self._code(after) in _PAUSE and after <= index + 2:
                after += 1
            if self._is_name(after):
                found.add(word(after))
            before = index - 1
            while before > index - 5 and (
                self._code(before) in _PAUSE or self._code(before) in self._lists["determiner"]
            ):
                before -= 1
            if before < index - 1 and codes[before + 1] in _PAUSE and self._is_name(before):
                found.add(word(before))
        return found

    def _is_name(self, index: int) -> bool:
        code = self._code(index)
        if code == NAME:
            return True
        if code in BREAKS or index == 0 or code in self._lists["pd_no_name"]:
            return False
        word = self._note.tokens.word(index)
        return (
            len(word) > 2
            and word[0].isupper()
            and not word.isupper()
            and self._codes[index - 1] not in BREAKS + ":-("
        )

    def _person_names(self) -> set[str]:
        """The person's own name: after a title, or the first word of the note."""
        found = set()
        for index, code in enumerate(self._codes):
            if code in self._lists["pd_title"] and self._is_name(index + 1):
                found.add(self._note.tokens.word(index + 1))
                break
        if self._codes[:1] == NAME and self._code(1) not in ":":
            found.add(self._note.tokens.word(0))
        return found

    # ---- target ------------------------------------------------------------------------------

    def _target(self, c: Candidate, quoted: bool) -> _Target | None:
        """The nearest person named in the mention itself, else before it."""
        inside = range(c.first, c.last)
        backwards = bool(c.options.get("object"))
        target = self._person_in(inside[::-1] if backwards else inside, quoted, inside=True)
        if target is not None and (
            target.role not in (_SELF, _SAME)
            or (backwards and self._codes[target.at] not in self._lists["subject_pronoun"])
        ):
            return target
        low = self._note.sentence(c.first)[0]
        target = self._person_in(range(c.first - 1, max(low, c.first - _REACH) - 1, -1), quoted)
        if target is not None and target.role != _SAME:
            return target
        topic = self._topic(low)
        return target if topic is None or (target is not None and not quoted) else topic

    def _topic(self, low: int) -> _Target | None:
        """Who was spoken of last in the sentences before token `low`."""
        return self._person_in(range(low - 1, max(0, low - _REACH) - 1, -1), False, topic=True)

    def _person_in(
        self, places: range, quoted: bool, topic: bool = False, inside: bool = False
    ) -> _Target | None:
        codes, lists = self._codes, self._lists
        same: _Target | None = None
        for i in places:
            code = codes[i]
            if i in self._partner_at:
                return _Target(_PARTNER, i)
            if code in lists["pd_not_partner"]:
                if not (
                    self._in_passing(i)
                    or self._is_role(i, inside)
                    or self._code(i + 1) in lists["pd_report"]
                ):
                    return _Target(_OTHER, i)
            elif self._is_name(i):
                word = self._note.tokens.word(i)
                if word in self._partner_names:
                    return _Target(_PARTNER, i)
                if word in self._other_names:
                    return _Target(_OTHER, i)
                if word not in self._person and (
                    not topic or self._code(i - 1) in lists["pd_topical"]
                ):
                    return _Target(_NAMED, i)
            elif code in self._opposite and not self._owns(i):
                if code in lists["subject_pronoun"] or not topic:
                    return _Target(_PARTNER if self._can_be_partner(i, inside) else _OTHER, i)
            elif topic:
                continue
            elif code in self._same and not self._owns(i):
                if quoted and self._note.is_quoted(i):
                    return _Target(_PARTNER if self._spoken_of else _NAMED, i)
                if not self._is_speaker(i):
                    if self._code(i - 1) in lists["relative_pronoun"]:
                        continue
                    if code in lists["subject_pronoun"] and not inside:
                        return same or _Target(_SAME, i)
                    same = same or _Target(_SAME, i)
            elif code in lists["pd_self"] and same is None and (i - 1) not in self._partner_at:
                same = _Target(_SELF, i)
        return same

    def _is_role(self, index: int, inside: bool) -> bool:
        """Whether the noun names a part or a third party of the blame, not who is insulted."""
        lists, code = self._lists, self._codes[index]
        return code in lists["pd_child_word"] or (
            inside
            and code in lists["pd_parent_word"]
            and self._code(index - 1) not in lists["pd_owner"]
        )

    def _is_speaker(self, index: int) -> bool:
        return any(code in self._lists["pd_speech"] for code in self._codes[index + 1 : index + 4])

    def _owns(self, index: int) -> bool:
        """Whether the pronoun is a possessive ("her mum"), by what follows."""
        lists, following = self._lists, self._code(index + 1)
        return self._codes[index] in lists["pd_owner"] and (
            following in lists["pd_owned"]
            or following in lists["other_person"]
            or following in lists["pd_not_partner"]
        )

    def _in_passing(self, index: int) -> bool:
        """Whether the person is only an owner, a place or a hearer: "at his mum's"."""
        lists, before = self._lists, index - 1
        while before >= 0 and self._codes[before] in lists["determiner"]:
            before -= 1
        return (
            self._code(index + 1) in lists["possessive_s"]
            or self._code(before) in lists["pd_hearer"]
            or self._code(before) in lists["preposition"]
        )

    def _can_be_partner(self, index: int, inside: bool) -> bool:
        """Whether a pronoun of the other sex may mean a partner, where the note names none."""
        if self._spoken_of:
            named = inside and self._codes[index] not in self._lists["subject_pronoun"]
            return not (named and self._nearer(index))
        for i in range(index - 1, max(0, index - _REACH) - 1, -1):
            if self._codes[i] == NAME and self._note.tokens.word(i) not in self._person:
                return True
            if self._codes[i] in self._kin and not self._in_passing(i):
                return False
        return True

    def _nearer(self, index: int) -> bool:
        """Whether the last person named in the sentence before an object pronoun is another."""
        for i in range(index - 1, self._note.sentence(index)[0] - 1, -1):
            if i in self._partner_at or self._is_name(i):
                return False
            code = self._codes[i]
            if code in self._lists["pd_not_partner"] and code not in self._lists["pd_child_word"]:
                return self._code(i + 1) not in self._lists["possessive_s"]
        return False

    # ---- the mentions ------------------------------------------------------------------------

    def settle(self) -> list[Candidate]:
        """The candidates that hold, with status, and the quotations that patterns missed."""
        kept = [c for c in self._found if self._holds(c)]
        kept.extend(self._quotations(kept))
        for c in kept:
            if c.status is None:
                c.status = self._status(c)
        return self._joined(kept)

    def _joined(self, kept: list[Candidate]) -> list[Candidate]:
        """One mention where two of a kind stand in one breath: "winds him up and started it"."""
        kept.sort(key=lambda c: c.first)
        joined: list[Candidate] = []
        for c in kept:
            before = joined[-1] if joined else None
            if (
                before is not None
                and (before.subtype, before.status) == (c.subtype, c.status)
                and 0 <= c.first - before.last <= _BREATH
                and self._note.sentence(before.first) == self._note.sentence(c.first)
                and self._quote_of(before.first) == self._quote_of(c.first)
            ):
                before.last = max(before.last, c.last)
            else:
                joined.append(c)
        return joined

    def _quote_of(self, index: int) -> int:
        """Which quotation holds the token; -1 for none."""
        start = self._note.tokens.spans[index][0]
        return next((n for n, (a, b) in enumerate(self._note.quotes) if a <= start < b), -1)

    def _status(self, c: Candidate) -> str | None:
        """What the sentence says of the status: long past, or not said at all."""
        if self._note.sentence(c.first) in self._once:
            return "historical"
        if c.options.get("deniable"):
            low = max(self._note.sentence(c.first)[0], c.first - 4)
            for i in range(c.first, low - 1, -1):
                if self._codes[i] in self._lists["pd_joint"]:
                    break
                if self._codes[i] in self._lists["pd_negator"]:
                    return "negated"
        return None

    def _holds(self, c: Candidate) -> bool:
        needs = _needs(c)
        if needs in ("none", "spoken"):
            return needs == "none" or self._spoken_of
        quoted = self._note.is_quoted(c.first)
        if needs == "quote" and not (quoted and self._alone_in_quote(c)):
            return False
        if needs == "frame" and not (quoted or self._framed(c)):
            return False
        target = self._target(c, quoted)
        if target is None:
            if quoted:
                return self._spoken_of or (needs != "quote" and c.subtype == "insult")
            return self._spoken_of and (c.strength == "strong" or c.status is not None)
        if target.role in (_SAME, _SELF):
            return self._said_by_partner(c)
        if target.role == _NAMED:
            return (
                self._spoken_of or quoted or c.subtype == "insult" or self._pronoun_after(target.at)
            )
        return target.role == _PARTNER

    def _pronoun_after(self, name: int) -> bool:
        """Whether the note soon goes on to speak of the named one as of the other sex."""
        for code in self._codes[name + 1 : name + _REACH]:
            if code in self._lists["pd_not_partner"]:
                return False
            if code in self._opposite and code in self._lists["subject_pronoun"]:
                return True
        return False

    def _said_by_partner(self, c: Candidate) -> bool:
        """Whether the partner says it of the person; the mention is someone else's then."""
        if not self._spoken_of:
            return False
        if c.options.get("object") and self._code(c.first) in self._lists["pd_naming"]:
            c.status = "other"
            return True
        low = self._note.sentence(c.first)[0]
        for i in range(c.first, low - 1, -1):
            if self._codes[i] in self._lists["pd_speech"]:
                for j in range(i - 1, low - 1, -1):
                    if j in self._partner_at or self._codes[j] in self._opposite:
                        c.status = "other"
                        return True
        return False

    def _framed(self, c: Candidate) -> bool:
        lists, at = self._lists, c.first - 1
        while at >= 0 and self._codes[at] in lists["pd_frame_filler"]:
            at -= 1
        return (
            self._code(at) in lists["pd_frame"]
            or self._code(c.first) in lists["pd_pointing"]
            or c.last - c.first > 2
        )

    def _alone_in_quote(self, c: Candidate) -> bool:
        low, high = self._note.tokens.span(c.first, c.last)
        return any(
            a <= low and high <= b and (b - a) - (high - low) < (30 if a == low else 12)
            for a, b in self._note.quotes
        )

    # ---- quotations --------------------------------------------------------------------------

    def _quotations(self, kept: list[Candidate]) -> list[Candidate]:
        starts = [start for start, _ in self._note.tokens.spans]
        found = []
        for low, high in self._note.quotes:
            first, last = bisect_left(starts, low), bisect_left(starts, high)
            while last > first and self._codes[last - 1] in BREAKS + ",":
                last -= 1
            last = min(last, self._note.sentence(first)[1]) if last > first else first
            if not 0 < last - first <= _LONGEST_QUOTE:
                continue
            if any(k.first < last and first < k.last for k in kept):
                continue
            how = self._about_partner(first, last)
            if how:
                found.append(
                    Candidate(KIND, self._subtype(first, last, how), first, last,
                              "quoted of a partner", how)
                )  # fmt: skip
        return found

    def _about_partner(self, first: int, last: int) -> str:
        """How the note presents the quotation as the person's words for a partner, or ""."""
        codes, lists = self._codes, self._lists
        if any(code in lists["pd_kindly"] for code in codes[first:last]):
            return ""
        low = self._note.sentence(first - 1)[0] if first else 0
        at = first - 1
        while at >= low and (codes[at] in _PAUSE or codes[at] in lists["pd_adverb_one"]):
            at -= 1
        subject = self._person_in(range(at, low - 1, -1), False) if at >= low else None
        if at >= low:
            governor = codes[at]
            if governor in lists["be"] or governor in lists["pd_as"]:
                near = subject is not None and at - subject.at <= _NEAR
                return "is" if self._is_partner(subject, named=near) else ""
            if subject is not None and subject.at == at:
                if self._code(at - 1) in lists["pd_naming"]:
                    return "called"
                if self._code(at - 1) in lists["pd_topical"] and self._is_partner(subject, True):
                    return "on"
                if subject.role == _PARTNER and codes[first] not in lists["pd_own_word"]:
                    return "does"
            if governor in lists["pd_naming"] and self._is_partner(subject, named=True):
                return "called"
            if (
                subject is not None
                and self._is_partner(subject, True)
                and self._code(subject.at - 1) in lists["pd_topical"]
                and self._code(subject.at - 2) in BREAKS + _PAUSE + "".join(lists["pd_topic_start"])
            ):
                return "on"
        if self._headed(first, low, subject):
            return "on"
        if codes[first] in lists["pd_plain"]:
            return ""
        topic = subject
        if topic is None or topic.role == _SAME:
            topic = self._topic(low)
        if not self._is_partner(topic):
            return ""
        if codes[first] in lists["pd_she_s"]:
            return "says of her"
        same = at >= low and codes[at] in self._same
        return "says" if codes[first] in lists["pd_scorning"] and not same else ""

    def _headed(self, first: int, low: int, subject: _Target | None) -> bool:
        """Whether a colon, or a heading line, puts the quotation under the partner's name."""
        before = self._code(first - 1)
        if before == ":" and first - 1 >= low:
            return self._is_partner(subject)
        if before == "\n" and first > 1:
            name = self._person_in(range(first - 2, first - 3, -1), False)
            return self._is_partner(name, True) and self._code(first - 3) in self._lists["pd_on"]
        return False

    def _is_partner(self, target: _Target | None, named: bool = False) -> bool:
        return target is not None and (target.role == _PARTNER or (named and target.role == _NAMED))

    def _subtype(self, first: int, last: int, how: str) -> str:
        codes, lists = self._codes, self._lists
        if any(code in lists["pd_blaming"] for code in codes[first:last]):
            return "blame"
        if how in ("is", "called", "on") or codes[first] in lists["pd_pointing"]:
            return "insult" if last - first <= _NAME_LENGTH else "contempt"
        return "contempt"
