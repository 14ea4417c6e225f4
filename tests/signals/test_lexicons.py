"""Every group of every lexicon finds its own examples and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from risksignals.patterns import Group
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon, packaged_table

GROUPS = [g for g in packaged_lexicon().groups if g.kind not in ("", "context")]


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(packaged_table())


def _id(group: Group) -> str:
    return f"{group.kind}: {group.name}"


def test_every_group_shows_an_example() -> None:
    assert [_id(group) for group in GROUPS if not group.example] == []


@pytest.mark.parametrize("group", [g for g in GROUPS if g.example and not g.block], ids=_id)
def test_a_group_finds_its_examples(group: Group, detect: Detector) -> None:
    for example in group.example:
        found = [s for s in detect(example) if s.kind == group.kind]
        assert any(group.subtype in (None, s.subtype) for s in found), example


@pytest.mark.parametrize("group", [g for g in GROUPS if g.example and g.block], ids=_id)
def test_a_block_silences_its_examples(group: Group, detect: Detector) -> None:
    for example in group.example:
        assert not [s for s in detect(example) if s.kind == group.kind], example


@pytest.mark.parametrize("group", [g for g in GROUPS if g.counter], ids=_id)
def test_a_group_leaves_its_counter_examples_alone(group: Group, detect: Detector) -> None:
    for counter in group.counter:
        assert not [s for s in detect(counter) if s.kind == group.kind], counter
