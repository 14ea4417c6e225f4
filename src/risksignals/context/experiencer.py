"""Whose thing a mention is: the person on probation's, or someone else's.

ConText's experiencer is a list of triggers ("mother", "brother") with a scope. Here the nearest
grammatical subject before the mention decides: a relative named in passing ("stays with his
brother") owns nothing, and "who" takes over from the noun before it.
"""

from __future__ import annotations

from risksignals.signals import NoteView
from risksignals.text.tokens import NAME

_LOOK_BACK = 25
_OWNED = 3
"""Tokens between a possessor and what it owns: "his brother's old stash"."""
_SURE = 4
"""Votes on the person's sex above which a pronoun of the other sex means someone else."""


class Experiencer:
    """Finds the subject before a mention, with what the note tells of who is who."""

    def __init__(self, note: NoteView) -> None:
        self._note = note

    def other_subject(self, first: int) -> str | None:
        """The word that names someone else as the subject of what begins at token `first`."""
        codes, lists = self._note.tokens.codes, self._note.lists
        start, stop = self._note.sentence(first)
        relative_clause = False
        for at in range(first - 1, max(start, first - _LOOK_BACK) - 1, -1):
            code = codes[at]
            if code == ";":
                return None
            if code in lists["report_verb"] and codes[at - 1 : at] not in lists["be"]:
                return None
            if code in lists["relative_pronoun"]:
                relative_clause = True
            elif code in lists["subject_pronoun"]:
                return self._pronoun(at)
            elif code in lists["other_person"] or code in lists["generic_person"]:
                if relative_clause or self._is_subject(at, first, start, stop):
                    return self._note.tokens.word(at)
                relative_clause = False
        return None

    def _pronoun(self, at: int) -> str | None:
        word = self._note.tokens.word(at).lower()
        votes = self._note.sex_votes
        opposite = "she" if votes >= _SURE else "he" if votes <= -_SURE else ""
        return word if word == opposite else None

    def _is_subject(self, at: int, mention: int, start: int, stop: int) -> bool:
        """Whether the noun at `at` is the subject or the owner of what begins at `mention`."""
        codes, lists = self._note.tokens.codes, self._note.lists
        before = at - 1
        while before >= start and (
            codes[before] in lists["determiner"]
            or codes[before] in lists["other_person"]
            or codes[before] in (NAME, "-")
        ):
            before -= 1
        if before >= start and codes[before] in lists["preposition"]:
            return False
        if before < start and codes[at] in lists["other_person"]:
            return True
        after = at + 1
        while after < stop and (
            codes[after] in (NAME, ",", "(", ")") or codes[after] in lists["adverb"]
        ):
            after += 1
        following = codes[after] if after < stop else ""
        if following in lists["possessive_s"]:
            return mention - after <= _OWNED
        return following in lists["verb_start"]
