"""Changes of spelling and layout that alter nothing of what a note says."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final

from risksignals.evaluate.behaviour.templates import Filled

Perturb = Callable[[Filled, Random], str]
_WORD: Final = re.compile(r"[A-Za-z]{5,}")
_LINE: Final = 32
_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) ")


def perturbations(abbreviations: Mapping[str, str], neutral: Sequence[str]) -> dict[str, Perturb]:
    """Each change by the name of its test."""
    return {
        "abbreviations": lambda filled, _: _abbreviated(filled.text, abbreviations),
        "lower case": lambda filled, _: filled.text.lower(),
        "upper case": lambda filled, _: filled.text.upper(),
        "apostrophes left out": lambda filled, _: filled.text.replace("'", ""),
        "typographic quotes": lambda filled, _: _typographic(filled.text),
        "typo beside the mention": lambda filled, random: _typo(filled, random, inside=False),
        "typo within the mention": lambda filled, random: _typo(filled, random, inside=True),
        "hard-wrapped lines": lambda filled, _: "\n".join(textwrap.wrap(filled.text, _LINE)),
        "hard-wrapped lines (CRLF)": lambda f, _: "\r\n".join(textwrap.wrap(f.text, _LINE)),
        "a line a sentence": lambda filled, _: _SENTENCE_END.sub("\n", filled.text),
        "double spaces": lambda filled, _: filled.text.replace(" ", "  "),
        "no full stop": lambda filled, _: filled.text.removesuffix("."),
        "a sentence before": lambda filled, random: f"{random.choice(neutral)} {filled.text}",
        "a sentence after": lambda filled, random: f"{filled.text} {random.choice(neutral)}",
    }


def _abbreviated(text: str, abbreviations: Mapping[str, str]) -> str:
    for word in sorted(abbreviations, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(word)}\b", abbreviations[word], text)
    return text


def _typographic(text: str) -> str:
    opened = re.sub(r'(^|[\s(])"', "\\1\u201c", text)
    return opened.replace('"', "\u201d").replace("'", "\u2019")


def _typo(filled: Filled, random: Random, *, inside: bool) -> str:
    """Two inner letters of one longer word changed about, as hurried fingers do."""
    places = [
        match.start() + at
        for match in _WORD.finditer(filled.text)
        if inside == any(low < match.end() and match.start() < high for low, high in filled.marks)
        for at in range(1, len(match[0]) - 2)
        if match[0][at] != match[0][at + 1] and match[0].islower()
    ]
    if not places:
        return filled.text
    at = random.choice(places)
    return filled.text[:at] + filled.text[at + 1] + filled.text[at] + filled.text[at + 2 :]
