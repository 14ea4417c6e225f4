"""What passes between finding a mention and deciding its status."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from risksignals.patterns import Match
from risksignals.text import TokenisedText

_MARKS = frozenset("\"'\u2018\u201c\u201d")
_LONGEST_SENTENCE = 300
_LONGEST_QUOTE = 600
_QUOTED = re.compile(
    rf"[\"\u201c\u201d]([^\"\u201c\u201d\n]{{1,{_LONGEST_QUOTE}}})[\"\u201c\u201d]"
    rf"|(?<![^\W_])['\u2018](?=\S)([^\n\"\u201c\u201d]{{1,{_LONGEST_QUOTE}}}?)(?<=\S)['\u2019](?![^\W_])"
)


@dataclass(slots=True, eq=False)
class Candidate:
    """Tokens `[first, last)` of a note that a pattern of `kind` took for a mention.

    `status` is set where the pattern itself settles it; `None` leaves it to the context.
    """

    kind: str
    subtype: str | None
    first: int
    last: int
    group: str
    pattern: str
    strength: str = "fair"
    status: str | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    about: str = ""

    @classmethod
    def from_match(cls, match: Match) -> Candidate:
        """The candidate that a pattern's match proposes."""
        first, last, group, pattern = match
        return cls(
            group.kind,
            group.subtype,
            first,
            last,
            group.name,
            pattern,
            group.strength,
            group.status,
            group.options,
            group.about,
        )


class NoteView:
    """A tokenised note with what more than one step asks of it.

    `lists` gives, for each list of the lexicon, the codes of its one-word entries.
    """

    def __init__(self, tokens: TokenisedText, lists: Mapping[str, frozenset[str]]) -> None:
        self.tokens = tokens
        self.lists = lists

    def sentence(self, index: int) -> tuple[int, int]:
        """Token range of the sentence that holds token `index`.

        A "sentence" without end, such as a page of unpunctuated dictation, counts as several.
        """
        ends = self.tokens.ends
        place = bisect_left(ends, index)
        first = ends[place - 1] + 1 if place else 0
        last = ends[place]
        if last - first > _LONGEST_SENTENCE:
            first += (index - first) // _LONGEST_SENTENCE * _LONGEST_SENTENCE
            last = min(last, first + _LONGEST_SENTENCE)
        return first, last

    def holds(self, list_name: str, first: int, last: int) -> bool:
        """Whether a one-word entry of the list stands among the tokens `[first, last)`."""
        return not self.lists[list_name].isdisjoint(self.tokens.codes[first:last])

    def text(self, first: int, last: int) -> str:
        """The characters of the tokens `[first, last)`."""
        start, end = self.tokens.span(first, last)
        return self.tokens.text[start:end]

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Character ranges inside quotation marks, in order."""
        text = self.tokens.text
        if _MARKS.isdisjoint(text):
            return []
        return [m.span(m.lastindex or 0) for m in _QUOTED.finditer(text)]

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens inside quotation marks."""
        if not self.quotes:
            return frozenset()
        starts = [start for start, _ in self.tokens.spans]
        return frozenset(
            index
            for low, high in self.quotes
            for index in range(bisect_left(starts, low), bisect_left(starts, high))
        )

    def is_quoted(self, index: int) -> bool:
        """Whether token `index` stands inside quotation marks."""
        return index in self.quoted

    @property
    def person_sex(self) -> str | None:
        """ "male" or "female" for the person on probation, where the note tells."""
        return "male" if self.sex_votes > 0 else "female" if self.sex_votes < 0 else None

    @cached_property
    def sex_votes(self) -> int:
        """How surely the person on probation is male (positive) or female (negative).

        By how a partner is owned ("his wife"), by the first title, then by the pronouns that the
        writer, not a quoted speaker, uses most.
        """
        codes, lists = self.tokens.codes, self.lists
        male_words, female_words = lists["male_words"], lists["female_words"]
        votes = pronouns = seen = 0
        titled = False
        for index, code in enumerate(codes):
            if code in lists["partner"]:
                nearby = codes[max(index - 3, 0) : index]
                owners = [c for c in nearby if c in lists["owner_pronoun"]]
                if owners:
                    votes += -4 if owners[-1] in female_words else 4
                votes += 2 * ((code in lists["wife_word"]) - (code in lists["husband_word"]))
            elif code in male_words or code in female_words:
                sign = 1 if code in male_words else -1
                if code in lists["title_word"]:
                    votes += 0 if titled else 3 * sign
                    titled = True
                elif index not in self.quoted:
                    pronouns += sign
                    votes += 0 if seen else sign
                    seen += 1
        if 3 * abs(pronouns) > seen:
            votes += max(-4, min(4, pronouns))
        return votes
