"""The pattern language: what each construct matches, and how a bad pattern is refused."""

from __future__ import annotations

import pytest

from risksignals.errors import LexiconError
from risksignals.patterns import Group, Lexicon, PatternEngine, build_table
from risksignals.patterns.inflect import forms
from risksignals.text import Encoder


def find(pattern: str, text: str, **lists: list[str]) -> list[str]:
    lexicon = Lexicon(
        lists={name: tuple(entries) for name, entries in lists.items()},
        groups=[Group(name="g", about="a", patterns=(pattern,))],
    )
    table = build_table(lexicon)
    engine = PatternEngine(table, lambda group: True)
    tokens = Encoder(table.vocabulary, names=["kayden"])(text)
    return [text[slice(*tokens.span(m.first, m.last))] for m in engine.find(tokens)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("smelt of drink", "He SMELT of drink.", ["SMELT of drink"]),
        ("smell~ of drink", "smelling of drink, smelt of drink", ["smelling of drink", "smelt of drink"]),
        ("(stank|reeked) of beer", "He reeked of beer", ["reeked of beer"]),
        ("reek~ of (stale)? beer", "reeks of stale beer", ["reeks of stale beer"]),
        ("smelt ..2 drink", "smelt strongly of drink", ["smelt strongly of drink"]),
        ("smelt ..2 drink", "smelt. Had a drink", []),
        ("# cans", "drank 8 cans", ["8 cans"]),
        ("df118", "a DF118 a night", ["DF118"]),
        ("%name %open # %close", "with Maisie (4) today", ["Maisie (4)"]),
        ("%name 's mum", "kayden's mum", ["kayden's mum"]),
        ("^ drinking", "He was drinking. Drinking again", ["Drinking"]),
        ("drinking $", "drinking daily, denies drinking", ["drinking"]),
        ("his < little lad > stays", "his little lad stays", ["little lad"]),
        ("!(speed) awareness", "speed awareness and drug awareness", ["awareness"]),
        ("crack !(on)", "crack on with it; smokes crack daily", ["crack"]),
        ("ex partner", "his ex-partner", ["ex-partner"]),
        ("did n't say", "He didn’t say", ["didn’t say"]),
    ],
)  # fmt: skip
def test_constructs(pattern: str, text: str, found: list[str]) -> None:
    assert find(pattern, text) == found


def test_a_list_may_hold_phrases_inflections_and_other_lists() -> None:
    found = find("@use ..2 @drug", "was smoking some skunk weed", use=["smoke~"], drug=["@weed"], weed=["weed", "skunk weed"])  # fmt: skip
    assert set(found) == {"smoking some skunk weed"}


@pytest.mark.parametrize(
    "pattern",
    ["", "(a|b", "a)", "?", "..3", "@missing", "%nothing word", "a < b < c", "(<a> c|d) b"],
)
def test_a_bad_pattern_is_refused_in_one_line_that_names_its_group(pattern: str) -> None:
    with pytest.raises(LexiconError) as refused:
        find(pattern, "text")
    assert "\n" not in str(refused.value)
    assert "group 'g'" in str(refused.value)


def test_a_bad_file_is_refused_by_name() -> None:
    for text in ("[lists", '[[group]]\nname="x"', 'typo = "x"'):
        with pytest.raises(LexiconError, match=r"^mine\.toml: "):
            Lexicon().add("mine.toml", text)


def test_inflection_covers_regular_irregular_and_doubling_verbs() -> None:
    assert {"drinks", "drank", "drunk", "drinking"} <= forms("drink")
    assert {"denies", "denied", "denying"} <= forms("deny")
    assert {"stopped", "stopping", "stops"} <= forms("stop")
    assert {"uses", "used", "using"} <= forms("use")
