"""Whose thing a mention is: the person on probation's, or someone else's.

ConText's experiencer is a list of triggers ("mother", "brother") with a scope. Here the nearest
grammatical subject before the mention decides: a relative named in passing ("stays with his
brother") owns nothing, and "who" takes over from the noun before it.
"""

from __future__ import annotations

from risksignals.signals import NoteView
from risksignals.text.tokens import NAME

_LOOK_BACK = 25


class Experiencer:
    """Finds the subject before a mention, with what the note tells of who is who."""

    def __init__(self, note: NoteView) -> None:
        self._note = note

    def other_subject(self, first: int, last: int) -> str | None:
        """The word that names someone else as the subject of tokens `[first, last)`, if one does."""
        note, codes, lists = self._note, self._note.tokens.codes, self._note.lists
        sentence_first, sentence_last = note.sentence(first)
        at = first
        lowest = max(sentence_first, first - _LOOK_BACK)
        relative_clause = False
        while at > lowest:
            at -= 1
            code = codes[at]
            if code == ";":
                return None
            if code in lists["relative_pronoun"]:
                relative_clause = True
                continue
            if code in lists["subject_pronoun"]:
                return self._pronoun(at)
            if code in lists["other_person"]:
                if relative_clause or self._is_subject(at, sentence_first, sentence_last):
                    return note.tokens.word(at)
            relative_clause = relative_clause and code == ","
        return None

    def _pronoun(self, at: int) -> str | None:
        word = self._note.tokens.word(at).lower()
        person = self._note.person_sex
        opposite = {"male": "she", "female": "he"}.get(person or "")
        return word if word == opposite else None

    def _is_subject(self, at: int, first: int, last: int) -> bool:
        """Whether the noun at `at` is a subject or owner, not the object of a preposition."""
        codes, lists = self._note.tokens.codes, self._note.lists
        before = at - 1
        while before >= first and (
            codes[before] in lists["determiner"] or codes[before] in lists["other_person"]
        ):
            before -= 1
        if before >= first and codes[before] in lists["preposition"]:
            return False
        after = at + 1
        while after < last and codes[after] in (NAME, ",", "(", ")"):
            after += 1
        following = codes[after] if after < last else ""
        return following in lists["verb_start"] or following in lists["possessive_s"]
