"""Lists of phrases that a practitioner can read, as one pattern to search a note with."""

import re
from collections.abc import Iterable
from typing import Final

#: Matches nothing, for an empty list.
NOTHING: Final = re.compile(r"(?!)")


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A case-blind pattern for any of the phrases as whole words.

    A `*` stands for the rest of a word, and a `...` for up to three words in between.
    """
    parts = sorted({_one(phrase) for phrase in phrases if phrase.strip()}, key=len, reverse=True)
    if not parts:
        return NOTHING
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _one(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    pattern = r"\s+".join(words)
    return pattern.replace(r"\s+\.\.\.\s+", r"\s+(?:\S+\s+){0,3}?")
