"""One call gives every figure, for the library's model or any system's file of analyses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from risksignals.errors import InputError
from risksignals.evaluate import evaluate
from risksignals.evaluate.mistakes import choose, is_set_aside

from .marked import corpus, predictions, written

GOLD = (
    "He [smelt of rum|affirmed/alcohol] again.",
    "Denied [smoking weed|negated/cannabis].",
    "Attended on time.",
    "His brother is [on heroin|other/opioid].",
    "[Snorted a line|affirmed/stimulant] on Friday and was [drunk|affirmed/alcohol].",
    "Nothing to report.",
)
FOUND = (
    "He [smelt of rum|affirmed/alcohol?0.9] again.",
    "Denied [smoking weed|affirmed/cannabis?0.8].",
    "[Attended|affirmed/unspecified?0.4] on time.",
    "His brother is [on heroin|other/opioid?0.9].",
    "Snorted a line on Friday and was [drunk|affirmed/stimulant?0.6].",
    "Nothing to report.",
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    notes = corpus(*GOLD, authors="AABBCC")
    return written(notes, tmp_path / "c.jsonl"), predictions(tmp_path / "p.jsonl", *FOUND)


def test_notes_mentions_statuses_and_subtypes_are_scored(files: tuple[Path, Path]) -> None:
    result = evaluate(*files, resamples=200).notes
    assert result is not None
    assert (result.corpus, result.system, result.notes) == (str(files[0]), "p.jsonl", 6)
    kind = result.by_kind["substance_use"]
    note, affirmed, mention = (kind.levels[each] for each in ("note", "affirmed", "mention"))
    assert (note.tp, note.fp, note.fn) == (2, 2, 0)
    assert (affirmed.tp, affirmed.fp, affirmed.fn) == (2, 2, 1)
    assert (mention.tp, mention.fp, mention.fn) == (4, 1, 1)
    assert note.kappa == pytest.approx(0.4)
    assert kind.status.accuracy == 0.75
    assert kind.status.confusion.labels == ("affirmed", "negated", "other")
    assert kind.status.confusion.counts == ((2, 0, 0), (1, 0, 0), (0, 0, 1))
    assert kind.subtype.accuracy == 0.75
    assert kind.subtype.by_label["alcohol"].recall == 0.5
    assert kind.subtype.by_label["stimulant"].tp == 0
    assert set(note.intervals) == {"precision", "recall", "f1", "kappa"}
    assert result.intervals.clustered_by == "author"
    assert result.intervals.clusters == 3


def test_parts_of_the_corpus_are_scored_by_author_register_and_length(
    files: tuple[Path, Path],
) -> None:
    result = evaluate(*files, resamples=50).notes
    assert result is not None
    authors = result.breakdowns["author"]
    assert list(authors) == ["A", "B", "C"]
    assert authors["A"].notes == 2
    assert authors["A"].by_kind["substance_use"]["note"].fp == 1
    assert list(result.breakdowns["style"]) == ["ordinary"]
    assert list(result.breakdowns["length"]) == ["under 40 words"]


def test_confidence_is_set_against_what_annotators_say(files: tuple[Path, Path]) -> None:
    result = evaluate(*files, resamples=50).notes
    assert result is not None
    calibration = result.calibration["substance_use"]
    outcomes = [(0.9, 1), (0.8, 0), (0.4, 0), (0.9, 1), (0.6, 1)]
    assert calibration.mentions == 5
    assert calibration.brier == pytest.approx(sum((p - y) ** 2 for p, y in outcomes) / 5)
    assert calibration.expected_error == pytest.approx((0.1 * 2 + 0.8 + 0.4 + 0.4) / 5)
    assert calibration.curve is not None
    assert calibration.curve.average_precision == pytest.approx(5 / 6)


def test_mistakes_come_worst_first_and_by_sort(files: tuple[Path, Path]) -> None:
    result = evaluate(*files, resamples=50).notes
    assert result is not None
    assert [(each.note_id, each.sort) for each in result.mistakes] == [
        ("n2", "spurious"),
        ("n1", "status"),
        ("n4", "missed"),
        ("n4", "subtype"),
    ]
    assert result.mistakes[0].context == "[[Attended]] on time."
    assert result.mistakes[0].wrong_note
    assert [each.sort for each in choose(result.mistakes, "fn")] == ["missed"]
    assert {each.note_id for each in choose(result.mistakes, "note")} == {"n1", "n2"}
    only = evaluate(*files, resamples=50, errors="subtype").notes
    assert only is not None
    assert [each.sort for each in only.mistakes] == ["subtype"]


@pytest.mark.parametrize("name", ["held_out.jsonl", "part-LOCKED.jsonl", "held_out/c.jsonl"])
def test_of_a_corpus_set_aside_no_text_is_shown(
    name: str, files: tuple[Path, Path], tmp_path: Path
) -> None:
    aside = tmp_path / name
    aside.parent.mkdir(exist_ok=True)
    aside.write_bytes(files[0].read_bytes())
    result = evaluate(aside, files[1], resamples=50, errors="note")
    assert result.notes is not None
    assert result.notes.mistakes == ()
    assert result.notes.by_kind["substance_use"].levels["note"].fp == 2
    assert "Attended" not in result.to_json()
    link = tmp_path / "innocent.jsonl"
    link.symlink_to(aside)
    assert is_set_aside(link)


def test_a_second_system_is_compared_on_the_same_notes(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    other = predictions(tmp_path / "q.jsonl", *GOLD)
    result = evaluate(*files, compare_with=other, resamples=100).notes
    assert result is not None
    assert result.comparison is not None
    each = result.comparison.by_kind["substance_use"]
    assert (each.only_first, each.only_second) == (0, 2)
    assert result.comparison.second == "q.jsonl"


def test_the_librarys_own_model_is_scored_where_no_file_is_given() -> None:
    notes = corpus("He [smelt of alcohol|affirmed/alcohol].", "Attended on time.", authors="AB")
    result = evaluate(notes, kinds=["substance_use"], resamples=50).notes
    assert result is not None
    assert result.system == "model default"
    assert result.by_kind["substance_use"].levels["note"].f1 == 1
    assert evaluate(notes, kinds=["substance_use"], resamples=50).notes == result


def test_unknown_figures_are_null_in_json() -> None:
    result = evaluate(corpus("x", "y"), kinds=["engagement"], resamples=50)
    measure = json.loads(result.to_json())["notes"]["by_kind"]["engagement"]["levels"]["note"]
    assert measure["precision"] is None
    assert measure["tp"] == 0


def test_notes_without_author_stand_for_themselves() -> None:
    result = evaluate(corpus(*GOLD), kinds=["child"], resamples=50).notes
    assert result is not None
    assert (result.intervals.clustered_by, result.intervals.clusters) == ("note", 6)


def test_authors_can_be_chosen_and_one_that_is_not_there_is_told(files: tuple[Path, Path]) -> None:
    result = evaluate(files[0], kinds=["child"], authors=["B"], resamples=50).notes
    assert result is not None
    assert result.notes == 2
    with pytest.raises(InputError, match="no note to score"):
        evaluate(files[0], authors=["Z"])


@pytest.mark.parametrize(
    ("options", "told"),
    [({}, "corpus: missing"), ({"cases": "nowhere"}, "no such folder")],
)
def test_what_cannot_be_scored_is_told(options: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        evaluate(**options)  # type: ignore[arg-type]


def test_an_unknown_kind_is_told(files: tuple[Path, Path]) -> None:
    with pytest.raises(InputError, match="kind: chld is no kind; use one of child"):
        evaluate(*files, kinds=["chld"])


def test_an_unknown_sort_of_error_is_told(files: tuple[Path, Path]) -> None:
    with pytest.raises(InputError, match="use one of note, fn"):
        evaluate(*files, errors="all")


def test_charts_are_drawn_as_png_and_svg(files: tuple[Path, Path], tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from risksignals.evaluate.charts import draw_charts

    result = evaluate(*files, kinds=["substance_use", "child"], resamples=50).notes
    assert result is not None
    paths = draw_charts(result.calibration, tmp_path / "charts")
    assert sorted(path.name for path in paths) == [
        "precision_recall.png", "precision_recall.svg", "reliability.png", "reliability.svg",
    ]  # fmt: skip
    assert all(path.read_bytes()[:5] in (b"\x89PNG\r", b"<?xml") for path in paths)
    curve, reliability = (path.read_text() for path in paths if path.suffix == ".svg")
    assert "average precision 0.833" in curve
    assert "Brier 0.196" in reliability
    assert "substance use" in curve
    again = draw_charts(result.calibration, tmp_path / "again")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in paths]
