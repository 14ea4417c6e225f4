"""Every form of an English word: regular rules, and a table of the irregular ones as data.

Only forms that could stand in a note are wanted, not a parse, so a form too many does no harm:
"drinkes" never occurs.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_DOUBLING = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")
_VOWEL_Y = re.compile(r"[aeiou]y$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")


@cache
def _irregular() -> dict[str, list[str]]:
    table = tomllib.loads(files(__package__).joinpath("irregular.toml").read_text("utf-8"))
    return {lemma: forms.split() for lemma, forms in table["forms"].items()}


@cache
def forms(word: str) -> frozenset[str]:
    """The word and its inflected forms as verb or noun, British and American spelling."""
    irregular = _irregular().get(word)
    if irregular is not None:
        return frozenset((word, *irregular))
    found = {word}
    if word.endswith("y") and not _VOWEL_Y.search(word):
        stem = word[:-1]
        found |= {stem + "ies", stem + "ied", word + "ing"}
    elif word.endswith("ie"):
        found |= {word + "s", word + "d", word[:-2] + "ying"}
    elif word.endswith("e"):
        found |= {word + "s", word + "d", word[:-1] + "ing", word + "ing"}
    else:
        found |= {word + ("es" if _SIBILANT.search(word) else "s"), word + "ed", word + "ing"}
        if _DOUBLING.search(word):
            found |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(found)
