"""Lists of phrases that a practitioner can read, as one pattern to search a note with."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

#: Matches nothing, for an empty list.
_NOTHING: Final = re.compile(r"(?!)")


class Phrases:
    """A list of phrases, found in a text as whole words whatever their case.

    A `*` stands for the rest of a word, a `...` for up to three words in between.
    """

    __slots__ = ("pattern",)

    def __init__(self, phrases: Iterable[str]) -> None:
        parts = {_pattern(phrase) for phrase in phrases if phrase.strip()}
        longest_first = "|".join(sorted(parts, key=lambda part: (-len(part), part)))
        self.pattern = (
            re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE) if parts else _NOTHING
        )

    def within(self, text: str) -> bool:
        """Whether any of the phrases stands in the text."""
        return self.pattern.search(text) is not None

    def leads(self, text: str) -> bool:
        """Whether the text begins with any of the phrases."""
        return self.pattern.match(text) is not None

    def all_in(self, text: str) -> Iterator[re.Match[str]]:
        """Each phrase that stands in the text, in order."""
        return self.pattern.finditer(text)


def _pattern(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    return r"\s+".join(words).replace(r"\s+\.\.\.\s+", r"\s+(?:\S+\s+){0,3}?")
