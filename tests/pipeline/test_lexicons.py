"""The packaged lexicon's table: the same whether it was made at build time or now."""

from __future__ import annotations

from risksignals.patterns import PatternTable, build_table
from risksignals.pipeline.lexicons import packaged_lexicon, packaged_table
from risksignals.signals import kinds


def test_a_table_survives_being_written() -> None:
    table = packaged_table()
    assert PatternTable.from_bytes(table.to_bytes()) == table


def test_the_table_in_use_is_that_of_the_lexicon_files() -> None:
    made = build_table(packaged_lexicon())
    used = packaged_table()
    assert (used.rows, used.groups, used.vocabulary) == (made.rows, made.groups, made.vocabulary)


def test_every_kind_has_a_lexicon_of_its_own() -> None:
    assert {"child", "partner_derogation", "substance_use", "resistance"} <= set(kinds())
    assert {group.kind for group in packaged_table().groups} == {*kinds(), "context"}
