"""Templates filled with people and words.

A slot is a word in braces. Pronouns and names are those of a cast: `{he} {him} {his} {hers}
{himself} {name} {Mr}` of the person on probation, `{p_he} … {p_name} {partner}` of the partner,
`{c_name} {child} {niece}` of the child; a capital in a slot makes one in the text. Other slots are
filled from the lists of `slots.toml`. The mention stands between `[[` and `]]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from risksignals.errors import InputError

Sex = Literal["male", "female"]
SEXES: Final[tuple[Sex, ...]] = ("male", "female")
_SLOT: Final = re.compile(r"\{(\w+)\}")
_MARK: Final = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_PRONOUNS: Final = ("he", "him", "his", "himself", "hers")
_FORMS: Final[dict[Sex, dict[str, str]]] = {
    "male": {"he": "he", "him": "him", "his": "his", "himself": "himself", "hers": "his",
             "title": "Mr", "partner": "boyfriend", "child": "son", "niece": "nephew"},
    "female": {"he": "she", "him": "her", "his": "her", "himself": "herself", "hers": "hers",
               "title": "Ms", "partner": "girlfriend", "child": "daughter", "niece": "niece"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Being:
    """Someone in a note."""

    sex: Sex
    name: str
    surname: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a note: the person on probation, their partner, a child."""

    person: Being
    partner: Being
    child: Being


@dataclass(frozen=True, slots=True)
class Filled:
    """A template's text, and the spans of its mentions."""

    text: str
    marks: tuple[tuple[int, int], ...]


def slots_in(template: str) -> set[str]:
    """The names of a template's slots, in lower case."""
    return {slot.casefold() for slot in _SLOT.findall(template)}


def choose_words(
    template: str, words: Mapping[str, Sequence[str]], random: Random
) -> dict[str, str]:
    """A word for each slot of a template that has a list of them."""
    return {slot: random.choice(words[slot]) for slot in sorted(slots_in(template) & words.keys())}


def fill(template: str, cast: Cast, words: Mapping[str, str]) -> Filled:
    """A template's text with a cast and words; raises `InputError` for a slot nobody fills."""
    values = _values(cast) | dict(words)

    def replaced(match: re.Match[str]) -> str:
        slot = match[1]
        value = values.get(slot.casefold())
        if value is None:
            raise InputError(f"behaviour: slot {slot} is unknown; add its words to slots.toml")
        return value[:1].upper() + value[1:] if slot[0].isupper() else value

    text = _SLOT.sub(replaced, _SLOT.sub(replaced, template))  # words may hold slots themselves
    return _without_marks(text)


def _without_marks(text: str) -> Filled:
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        marks.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    return Filled(plain + text[at:], tuple(marks))


def _values(cast: Cast) -> dict[str, str]:
    values: dict[str, str] = {}
    for prefix, being in (("", cast.person), ("p_", cast.partner), ("c_", cast.child)):
        forms = _FORMS[being.sex]
        values |= {f"{prefix}{slot}": forms[slot] for slot in _PRONOUNS}
        values[f"{prefix}name"] = being.name
        values[f"{prefix}mr"] = f"{forms['title']} {being.surname}".strip()
    values["partner"] = _FORMS[cast.partner.sex]["partner"]
    values["child"] = _FORMS[cast.child.sex]["child"]
    values["niece"] = _FORMS[cast.child.sex]["niece"]
    return values
