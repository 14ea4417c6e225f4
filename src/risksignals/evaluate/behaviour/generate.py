"""Examples made from the data: the same data and seed make the same examples."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from risksignals.evaluate.behaviour.data import BehaviourData, Culture
from risksignals.evaluate.behaviour.perturb import perturbations
from risksignals.evaluate.behaviour.templates import (
    SEXES,
    Being,
    Cast,
    Filled,
    Sex,
    choose_words,
    fill,
    slots_in,
)
from risksignals.schema import Status

Capability = Literal["minimum", "invariance", "direction"]
MINIMUM_FILLS: Final = 8
SWAP_FILLS: Final = 2
PERTURB_FILLS: Final = 4


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to try, and what is expected of it.

    A `minimum` example expects what `kind`, `subtype` and `status` say of its marks (or nothing of
    the kind where it is `absent`); an `invariance` example that `changed` is read as `filled` is;
    a `direction` example that the marks of `changed` have the status, those of `filled` affirmed.
    """

    capability: Capability
    test: str
    template: str
    filled: Filled
    group: str = ""
    changed: Filled | None = None
    kind: str | None = None
    subtype: str | None = None
    status: Status = "affirmed"
    absent: bool = False
    also_affirmed: bool = False


def generate(data: BehaviourData, *, seed: int = 0, share: float = 1.0) -> Iterator[Example]:
    """Every example of every test, or a `share` of them drawn by the seed, in a fixed order."""
    draw = Random(f"{seed} share")
    for example in (*_minimum(data, seed), *_direction(data, seed), *_invariance(data, seed)):
        if share >= 1 or draw.random() < share:
            yield example


def _minimum(data: BehaviourData, seed: int) -> Iterator[Example]:
    for kind, tests in data.minimum.items():
        for test in tests:
            for template in test.templates:
                for number in range(MINIMUM_FILLS):
                    random = Random(f"{seed} {template} {number}")
                    cast = _cast(data.cultures[0], random, SEXES[number % 2])
                    yield Example(
                        "minimum",
                        f"{kind}: {test.name}",
                        template,
                        fill(template, cast, choose_words(template, data.words, random)),
                        group=cast.person.sex,
                        kind=kind,
                        subtype=test.subtype,
                        status=test.status,
                        absent=test.absent,
                    )


def _direction(data: BehaviourData, seed: int) -> Iterator[Example]:
    for test in data.direction:
        for phrase in test.phrases:
            for before in test.before:
                for after in test.after:
                    random = Random(f"{seed} {phrase} {before} {after}")
                    cast = _cast(data.cultures[0], random, random.choice(SEXES))
                    words = {"phrase": phrase}
                    yield Example(
                        "direction",
                        f"{test.kind}: {test.name}",
                        after,
                        fill(before, cast, words),
                        group=cast.person.sex,
                        changed=fill(after, cast, words),
                        kind=test.kind,
                        status=test.to,
                        also_affirmed=test.also_affirmed,
                    )


def _invariance(data: BehaviourData, seed: int) -> Iterator[Example]:
    for base in data.bases:
        for template in base.templates:
            yield from _renamed(data, template, seed)
            if not base.fixed:
                yield from _sexes_swapped(data, template, seed)
            yield from _perturbed(data, template, seed)


_ROLES: Final = (("person", {"name", "mr"}), ("partner", {"p_name"}), ("child", {"c_name"}))


def _renamed(data: BehaviourData, template: str, seed: int) -> Iterator[Example]:
    """Each of the people in turn given names of every culture, all else the same."""
    for role, slots in _ROLES:
        if not slots & slots_in(template):
            continue
        for culture in data.cultures[1:]:
            for number in range(SWAP_FILLS):
                random = Random(f"{seed} {template} {role} {culture.name} {number}")
                words = choose_words(template, data.words, random)
                cast = _cast(data.cultures[0], random, SEXES[number % 2])
                being: Being = getattr(cast, role)
                people = {"person": cast.person, "partner": cast.partner, "child": cast.child}
                taken = {each.name for each in people.values()}
                renamed = _being(culture, being.sex, random, taken)
                yield Example(
                    "invariance",
                    f"name of the {role}",
                    template,
                    fill(template, cast, words),
                    group=culture.name,
                    changed=fill(template, Cast(**(people | {role: renamed})), words),
                )


def _sexes_swapped(data: BehaviourData, template: str, seed: int) -> Iterator[Example]:
    """The sex of person and partner, of the partner alone, and of the child, in each culture."""
    for culture in data.cultures:
        random = Random(f"{seed} {template} sex {culture.name}")
        words = choose_words(template, data.words, random)
        cast = _cast(culture, random, random.choice(SEXES))
        taken = {being.name for being in (cast.person, cast.partner, cast.child)}
        swapped = []
        for being in (cast.person, cast.partner, cast.child):
            swapped.append(_being(culture, _other(being.sex), random, taken))
            taken.add(swapped[-1].name)
        person, partner, child = swapped
        swaps = {
            "sex of person and partner": Cast(person, partner, cast.child),
            "sex of the partner": Cast(cast.person, partner, cast.child),
            "sex of the child": Cast(cast.person, cast.partner, child),
        }
        before = fill(template, cast, words)
        for test, people in swaps.items():
            after = fill(template, people, words)
            if after != before:
                yield Example(
                    "invariance", test, template, before, group=culture.name, changed=after
                )


def _perturbed(data: BehaviourData, template: str, seed: int) -> Iterator[Example]:
    for name, perturb in perturbations(data.abbreviations, data.words["neutral"]).items():
        for number in range(PERTURB_FILLS):
            random = Random(f"{seed} {template} {name} {number}")
            cast = _cast(data.cultures[0], random, SEXES[number % 2])
            before = fill(template, cast, choose_words(template, data.words, random))
            text = perturb(before, random)
            if text != before.text:
                yield Example(
                    "invariance", name, template, before, group="", changed=Filled(text, ())
                )


def _cast(culture: Culture, random: Random, sex: Sex) -> Cast:
    person = _being(culture, sex, random)
    partner = _being(culture, _other(sex), random, {person.name})
    child = _being(culture, random.choice(SEXES), random, {person.name, partner.name})
    return Cast(person, partner, child)


def _being(culture: Culture, sex: Sex, random: Random, taken: Container[str] = ()) -> Being:
    """Someone of that culture and sex, of another name than those taken."""
    free = [name for name in culture.given(sex) if name not in taken]
    return Being(sex, random.choice(free), random.choice(culture.surnames))


def _other(sex: Sex) -> Sex:
    return "female" if sex == "male" else "male"
