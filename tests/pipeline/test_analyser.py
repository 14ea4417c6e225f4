"""The analyser's promises: exact offsets for any string, the same result however it is asked."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import risksignals

NOTES = [
    "Smelt strongly of alcohol.\tRefused to give his son’s name.\r\n",
    "- no kids\n- “she’s a psycho” re his ex\n- drinks 8 cans a night 🍺",
    "Denied cannabis, cocaine or spice; brother uses heroin.",
    "Routine. NA 12/3.",
]
FRAGMENTS = st.sampled_from(
    [
        "Smelt of alcohol", "denied", "his son", "Jake (6)", "cocaine", "she's a psycho", "refused to say",
        "\r\n", "\t", "🙂", "e\u0301", "’", "“", "”", "\u200b", "\u202e", "\x00", " ", ". ", ", ", "- ", "(", "'", "ﬁ",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def analyser() -> risksignals.Analyser:
    return risksignals.load()


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.lists(FRAGMENTS, max_size=30).map("".join), st.text(max_size=300)))
def test_a_signals_text_is_the_note_between_its_offsets(text: str) -> None:
    for signal in risksignals.load().analyse(text).signals:
        assert signal.text == text[signal.start : signal.end]
        assert signal.text.strip() == signal.text != ""
        assert 0.0 <= signal.confidence <= 1.0
        for cue in signal.explanation.cues if signal.explanation else ():
            assert cue.text == text[cue.start : cue.end]


def test_signals_come_in_text_order(analyser: risksignals.Analyser) -> None:
    for note in NOTES:
        starts = [signal.start for signal in analyser.analyse(note).signals]
        assert starts == sorted(starts)


def test_many_notes_give_what_one_at_a_time_gives_in_order(analyser: risksignals.Analyser) -> None:
    expected = [analyser.analyse(note) for note in NOTES * 3]
    assert list(analyser.analyse_many(NOTES * 3)) == expected
    assert list(analyser.analyse_many(NOTES * 3, n_jobs=2, batch_size=5)) == expected


def test_many_notes_are_read_lazily(analyser: risksignals.Analyser) -> None:
    def endless():  # type: ignore[no-untyped-def]
        while True:
            yield from NOTES

    analyses = analyser.analyse_many(endless())
    assert [next(analyses).text for _ in range(6)] == [*NOTES, *NOTES[:2]]


def test_a_megabyte_note_is_analysed_in_time_linear_in_its_length(
    analyser: risksignals.Analyser,
) -> None:
    def seconds(copies: int) -> float:
        text = " ".join(NOTES) * copies
        start = time.perf_counter()
        analysis = analyser.analyse(text)
        took = time.perf_counter() - start
        assert all(s.text == text[s.start : s.end] for s in analysis.signals)
        assert len(analysis.signals) >= copies
        return took

    seconds(50)
    assert seconds(5_000) < 40 * seconds(500)


@pytest.mark.parametrize("text", [None, 3, b"bytes", ["list"]])
def test_what_is_no_text_is_refused_by_type(analyser: risksignals.Analyser, text: object) -> None:
    with pytest.raises(risksignals.InputError, match="expected a string"):
        analyser.analyse(text)  # type: ignore[arg-type]


def test_an_empty_note_has_no_signals(analyser: risksignals.Analyser) -> None:
    assert analyser.analyse("").signals == analyser.analyse(" \n").signals == ()


def test_a_services_own_lexicon_adds_to_the_packaged_one(tmp_path: Path) -> None:
    folder = tmp_path / "substance_use"
    folder.mkdir()
    (folder / "local.toml").write_text(
        '[[group]]\nname = "local slang"\nabout = "a word of this town"\n'
        'subtype = "npa"\npatterns = ["zorbing"]\nexample = ["zorbing again"]\n'
    )
    found = risksignals.load(tmp_path).analyse("Zorbing again, and smelt of alcohol.").signals
    assert [signal.subtype for signal in found] == ["npa", "alcohol"]


def test_a_model_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(risksignals.InputError, match="no such model or folder"):
        risksignals.load("fats")
    with pytest.raises(risksignals.InputError, match="no lexicon file"):
        risksignals.load(tmp_path)
    (tmp_path / "child").mkdir()
    (tmp_path / "child" / "bad.toml").write_text("[[group]]\nname = 3")
    with pytest.raises(risksignals.LexiconError, match=r"bad\.toml"):
        risksignals.load(str(tmp_path))
