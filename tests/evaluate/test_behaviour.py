"""Behavioural tests are made from data, judge any system, and say which templates fail and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from risksignals.errors import InputError
from risksignals.evaluate.behaviour import CORE, generate, load_data, run_behaviour, run_examples
from risksignals.evaluate.behaviour.generate import Example
from risksignals.evaluate.behaviour.perturb import perturbations
from risksignals.evaluate.behaviour.templates import Being, Cast, Filled, fill
from risksignals.schema import SUBTYPES, Signal

DATA = load_data()
EXAMPLES = list(generate(DATA))
CAST = Cast(Being("female", "Aoife", "Doran"), Being("male", "Kwame"), Being("male", "Jake"))


def test_a_template_is_filled_in_the_sex_of_its_cast() -> None:
    filled = fill(
        "{Name} says {his} {partner} {P_name} hit {him}; [[{his} {child}]] saw.", CAST, {}
    )
    assert filled.text == "Aoife says her boyfriend Kwame hit her; her son saw."
    assert [filled.text[low:high] for low, high in filled.marks] == ["her son"]


def test_words_may_hold_slots_of_their_own() -> None:
    assert fill("{Mr} drank {when}.", CAST, {"when": "in {his} teens"}).text == (
        "Ms Doran drank in her teens."
    )


def test_an_unknown_slot_is_told() -> None:
    with pytest.raises(InputError, match="slot where is unknown"):
        fill("{where}", CAST, {})


def test_each_core_kind_is_tried_in_every_status_and_each_of_its_subtypes() -> None:
    assert set(DATA.minimum) == set(CORE)
    for kind, tests in DATA.minimum.items():
        statuses = {test.status for test in tests if not test.absent}
        assert {"affirmed", "negated", "historical", "other"} <= statuses, kind
        subtypes = {test.subtype for test in tests if test.status == "affirmed"}
        assert set(SUBTYPES[kind]) <= subtypes, kind
        assert any(test.absent for test in tests), kind


def test_at_least_five_thousand_pairs_swap_a_name_a_sex_or_a_culture() -> None:
    swaps = [each for each in EXAMPLES if each.test.startswith(("name of", "sex of"))]
    assert len(swaps) >= 5000
    assert len({each.group for each in swaps}) == len(DATA.cultures) >= 30
    assert all(each.changed and each.changed.text != each.filled.text for each in swaps)


def test_the_same_seed_makes_the_same_examples_and_another_seed_others() -> None:
    assert list(generate(DATA)) == EXAMPLES
    assert list(generate(DATA, seed=1)) != EXAMPLES
    assert 0 < len(list(generate(DATA, share=0.02))) < len(EXAMPLES) / 20


def test_every_mention_to_be_found_is_marked() -> None:
    for example in EXAMPLES:
        judged = example.filled if example.capability == "minimum" else example.changed
        if example.capability != "invariance" and not example.absent:
            assert judged is not None
            assert judged.marks, example.template
        assert "{" not in example.filled.text
        assert "[[" not in example.filled.text


def perturbed(name: str, text: str, mark: tuple[int, int] = (0, 0)) -> str:
    return perturbations(DATA.abbreviations, ["Seen."])[name](Filled(text, (mark,)), Random(0))


def test_perturbations_change_spelling_and_layout_alone() -> None:
    text = "Ryan's girlfriend says he is drinking heavily again and again."
    assert perturbed("abbreviations", text) == "Ryan's gf sts he is drinking heavily again & again."
    assert perturbed("apostrophes left out", text).startswith("Ryans ")
    assert perturbed("typographic quotes", text).startswith("Ryan\u2019s ")
    assert perturbed("hard-wrapped lines", text).split() == text.split()
    assert "\r\n" in perturbed("hard-wrapped lines (CRLF)", text)
    assert perturbed("a sentence before", text) == f"Seen. {text}"


def test_a_typo_falls_within_the_mention_or_beside_it_as_asked() -> None:
    text = "denied drinking heavily"
    mark = (7, 23)
    assert perturbed("typo beside the mention", text, mark)[7:] == "drinking heavily"
    within = perturbed("typo within the mention", text, mark)
    assert within.startswith("denied ")
    assert within != text
    assert Counter(within) == Counter(text)


def signal(text: str, words: str, status: str = "affirmed", subtype: str = "alcohol") -> Signal:
    start = text.index(words)
    return Signal("substance_use", subtype, status, start, start + len(words), words)  # type: ignore[arg-type]


def drinking(text: str) -> Sequence[Signal]:
    """A system that knows one word, one denial and one name too many."""
    status = "negated" if "denied" in text else "affirmed"
    found = [signal(text, "drinking", status)] if "drinking" in text else []
    return [*found, *([signal(text, "Sherry")] if "Sherry" in text else [])]


def judged(example: Example, system: Callable[[str], Sequence[Signal]] = drinking) -> str:
    (test,) = run_examples([example], system, CORE).tests
    return test.failures[0].why if test.failed else ""


def minimum(text: str, **expected: object) -> Example:
    cast = Cast(*(Being("male", "Lee") for _ in range(3)))
    filled = fill(text, cast, {})
    return Example("minimum", "t", text, filled, kind="substance_use", **expected)  # type: ignore[arg-type]


def test_minimum_functionality_asks_for_kind_subtype_and_status() -> None:
    assert judged(minimum("Is [[drinking]].", subtype="alcohol")) == ""
    assert "found nothing" in judged(minimum("Is [[boozing]]."))
    assert "wanted opioid/affirmed" in judged(minimum("Is [[drinking]].", subtype="opioid"))
    assert "wanted any/negated" in judged(minimum("Not [[drinking]].", status="negated"))
    assert judged(minimum("He denied [[drinking]].", status="negated")) == ""
    assert "also affirmed" in judged(minimum("Sherry denied [[drinking]].", status="negated"))
    assert judged(minimum("Painted.", absent=True)) == ""
    assert "found substance_use" in judged(minimum("Sherry painted.", absent=True))


def test_invariance_asks_for_the_same_reading() -> None:
    def swap(after: str) -> Example:
        return Example(
            "invariance",
            "name of x",
            "t",
            Filled("Lee is drinking.", ()),
            changed=Filled(after, ()),
        )

    assert judged(swap("Kwame is drinking.")) == ""
    assert "gained substance_use" in judged(swap("Sherry is drinking."))
    assert "lost substance_use" in judged(swap("Lee is drniking."))


def test_direction_asks_that_the_status_turns() -> None:
    def turn(before: str, after: str, *, also: bool = False) -> Example:
        start = after.index("drinking")
        return Example(
            "direction", "t", after, Filled(before, ()), changed=Filled(after, ((start, start + 8),)),
            kind="substance_use", status="negated", also_affirmed=also,
        )  # fmt: skip

    assert judged(turn("Admitted drinking.", "He denied drinking.")) == ""
    assert "wanted any/negated" in judged(turn("Admitted drinking.", "Has stopped drinking."))
    assert "to begin with" in judged(turn("Admitted boozing.", "He denied drinking."))
    assert "still affirmed" in judged(turn("Is drinking.", "Sherry denied drinking."))
    assert judged(turn("Is drinking.", "Sherry denied drinking.", also=True)) == ""


def test_rates_are_told_by_test_template_and_group() -> None:
    examples = [minimum("Is [[drinking]].", group="a"), minimum("Is [[high]].", group="b")]
    result = run_examples(examples, drinking, CORE)
    (test,) = result.tests
    assert (test.examples, test.failed, test.decisions, test.rate) == (2, 1, 1, 0.5)
    assert test.groups == {"a": 0.0, "b": 1.0}
    assert [(each.template, each.failed) for each in test.templates] == [("Is [[high]].", 1)]
    assert result.to_json().startswith('{"examples":2')


def test_data_of_ones_own_that_cannot_be_used_is_told_by_file_and_field(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"invariance\.toml: missing"):
        load_data(tmp_path)
    (tmp_path / "invariance.toml").write_text("about = 3")
    with pytest.raises(InputError, match=r"invariance\.toml: about: expected text"):
        load_data(tmp_path)
    with pytest.raises(InputError, match="no folder of readable TOML"):
        load_data(tmp_path / "gone")


def test_names_sexes_and_cultures_hardly_ever_change_what_the_model_decides() -> None:
    swaps = (
        run_behaviour(test="name of", share=0.1).tests
        + run_behaviour(test="sex of", share=0.1).tests
    )
    examples, decisions = (
        sum(getattr(t, field) for t in swaps) for field in ("examples", "decisions")
    )
    assert examples > 500
    assert decisions / examples < 0.01


def test_the_model_reads_the_plainest_sentences() -> None:
    tests = run_behaviour(test="minimum", share=0.25).tests
    assert sum(test.failed for test in tests) / sum(test.examples for test in tests) < 0.1
