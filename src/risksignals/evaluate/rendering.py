"""An evaluation as tables for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group as Parts
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from risksignals.evaluate.breakdowns import Group
from risksignals.evaluate.cases import CaseResult
from risksignals.evaluate.comparison import Comparison, Difference
from risksignals.evaluate.evaluation import Evaluation, NotesResult
from risksignals.evaluate.measures import Interval, Measure
from risksignals.evaluate.mistakes import Mistake
from risksignals.evaluate.summary import Confusion
from risksignals.report.words import KIND_LABELS, label, shown

_FEW = 2
"""Up to so many kinds are shown with their whole confusion tables."""


def render_evaluation(evaluation: Evaluation) -> RenderableType:
    """Every table of an evaluation, the headline first."""
    parts: list[RenderableType] = []
    if evaluation.notes is not None:
        parts += _notes(evaluation.notes)
    if evaluation.cases is not None:
        parts += _cases(evaluation.cases)
    parts.append(Text(f"\nrisksignals {evaluation.library_version}", "dim"))
    return Parts(*parts)


def _notes(result: NotesResult) -> list[RenderableType]:
    drawn = result.intervals
    parts: list[RenderableType] = [
        Text(f"{result.system} on {result.corpus}: {result.notes} notes", "bold"),
        Text(
            f"Between brackets: {drawn.level:.0%} intervals, {drawn.clusters} × "
            f"{drawn.clustered_by} drawn anew {drawn.resamples} times.",
            "dim",
        ),
        _heading("Notes: is there an affirmed mention"),
        _note_table(result),
        _heading("Mentions: F1 by overlap, and to the character"),
        _mention_table(result),
        _heading("Labels of matched mentions: share that agrees"),
        _label_table(result),
        _heading("Parts of the corpus: F1 of notes (of affirmed mentions)"),
        _breakdown_table(result),
    ]
    if len(result.by_kind) <= _FEW:
        for kind, each in result.by_kind.items():
            for name, confusion in (
                ("status", each.status.confusion),
                ("subtype", each.subtype.confusion),
            ):
                if confusion.labels:
                    parts += [
                        _heading(f"{_kind(kind)}: {name}, marked (rows) and found"),
                        _confusion_table(confusion),
                    ]
    parts += [_heading("Confidence"), _calibration_table(result)]
    if result.comparison is not None:
        parts += [
            _heading(f"{result.comparison.first} compared with {result.comparison.second}"),
            _comparison_table(result.comparison),
        ]
    if result.mistakes:
        parts += [_heading("Mistakes, the worst first")]
        parts += [_mistake(each) for each in result.mistakes]
    return parts


def _note_table(result: NotesResult) -> Table:
    table = _table("kind", "found", "missed", "false", "precision", "recall", "F1", "kappa")
    rows = [(_kind(kind), each.levels["note"]) for kind, each in result.by_kind.items()]
    rows += [(name, levels["note"]) for name, levels in result.pooled.items()]
    for name, measure in rows:
        table.add_row(
            name,
            str(measure.tp),
            str(measure.fn),
            str(measure.fp),
            *(_with_interval(measure, ratio) for ratio in ("precision", "recall", "f1", "kappa")),
        )
    return table


def _mention_table(result: NotesResult) -> Table:
    table = _table("kind", "affirmed", "exact", "any status", "exact")
    rows = [(_kind(kind), each.levels) for kind, each in result.by_kind.items()]
    for name, levels in [*rows, *result.pooled.items()]:
        table.add_row(
            name,
            _with_interval(levels["affirmed"], "f1"),
            _number(levels["affirmed_exact"].f1),
            _with_interval(levels["mention"], "f1"),
            _number(levels["mention_exact"].f1),
        )
    return table


def _label_table(result: NotesResult) -> Table:
    table = _table("kind", "matched", "status", "kappa", "with one", "subtype", "kappa")
    for kind, each in result.by_kind.items():
        cells = [str(each.status.matched)]
        for number, of in enumerate((each.status, each.subtype)):
            cells += [str(of.matched)] if number else []
            cells += [
                _number(of.accuracy) + _limits(of.intervals.get("accuracy")),
                _number(of.kappa),
            ]
        table.add_row(_kind(kind), *cells)
    return table


def _breakdown_table(result: NotesResult) -> Table:
    kinds = list(result.by_kind)
    table = _table("part", "", "notes", *(_kind(kind) for kind in kinds))
    for name, groups in result.breakdowns.items():
        if name == "register":
            continue  # `style` tells the same in fewer rows; the JSON has both
        for group, figures in groups.items():
            table.add_row(name, group, str(figures.notes), *_cells(figures, kinds))
        table.add_section()
    return table


def _cells(figures: Group, kinds: Sequence[str]) -> list[str]:
    return [
        f"{_number(figures.by_kind[kind]['note'].f1)} "
        f"({_number(figures.by_kind[kind]['affirmed'].f1)})"
        for kind in kinds
    ]


def _confusion_table(confusion: Confusion) -> Table:
    table = _table("", *confusion.labels)
    for name, row in zip(confusion.labels, confusion.counts, strict=True):
        table.add_row(name, *(str(count) if count else "·" for count in row))
    return table


def _calibration_table(result: NotesResult) -> Table:
    table = _table("kind", "mentions", "expected error", "Brier", "average precision of notes")
    for kind, each in result.calibration.items():
        table.add_row(
            _kind(kind),
            str(each.mentions),
            _number(each.expected_error),
            _number(each.brier),
            _number(each.curve.average_precision if each.curve else None),
        )
    return table


def _comparison_table(comparison: Comparison) -> Table:
    table = _table(
        "kind", "first alone right", "second alone right", "McNemar p", "corrected",
        "F1 of notes", "of affirmed mentions",
    )  # fmt: skip
    for kind, each in comparison.by_kind.items():
        table.add_row(
            _kind(kind),
            str(each.only_first),
            str(each.only_second),
            f"{each.p_value:.3f}",
            f"{each.p_adjusted:.3f}",
            *(_difference(each.differences[level]) for level in ("note", "affirmed")),
        )
    table.add_row(
        "all kinds", "", "", "", "",
        *(_difference(comparison.pooled[level]) for level in ("note", "affirmed")),
    )  # fmt: skip
    return table


def _difference(each: Difference) -> str:
    if each.difference is None:
        return "–"
    return f"{each.difference:+.3f}{_limits(each.interval, '+.3f')}"


def _mistake(mistake: Mistake) -> RenderableType:
    line = Text(f"{mistake.note_id}  {_kind(mistake.kind)}  ", "bold")
    line.append(mistake.sort, "red")
    line.append(", the note with it" if mistake.wrong_note else "")
    line.append(f"  marked {mistake.expected or 'nothing'}, found {mistake.found or 'nothing'}\n")
    line.append(shown(mistake.context).replace("\n", " / "), "default not bold")
    if mistake.why:
        line.append(f"\n← {shown(mistake.why)}", "dim not bold")
    return Padding(line, (0, 0, 1, 2), expand=False)


def _cases(result: CaseResult) -> list[RenderableType]:
    table = _table("right in", "cases", "share")
    for name, share in result.measures.items():
        table.add_row(name, str(share.right), f"{share.share:.3f}{_limits(share.interval)}")
    reasons = _table("reason", "precision", "recall", "F1")
    for name, measure in (*result.reasons.items(), ("all reasons", result.all_reasons)):
        reasons.add_row(
            name, *(_with_interval(measure, ratio) for ratio in ("precision", "recall", "f1"))
        )
    parts: list[RenderableType] = [
        _heading(f"Cases: {result.cases}"),
        table,
        _heading("Reasons"),
        reasons,
        _heading("Priority, expected (rows) and found"),
        _priority_table(result.priorities),
    ]
    for each in result.differences:
        line = Text(f"{each.case_id}  wrong in {', '.join(each.wrong)}\n", "bold")
        for name, values in (("expected", each.expected), ("found", each.found)):
            told = "  ".join(f"{key}: {_plain(value)}" for key, value in values.items())
            line.append(f"{name:9}{shown(told)}\n", "default not bold")
        parts.append(Padding(line, (1, 0, 0, 2), expand=False))
    return parts


def _priority_table(priorities: Mapping[str, Mapping[str, int]]) -> Table:
    used = {*priorities, *(found for row in priorities.values() for found in row)}
    order = [name for name in ("urgent", "prompt", "routine", "none") if name in used]
    table = _table("", *order)
    for name in order:
        row = priorities.get(name, {})
        table.add_row(name, *(str(row.get(found, 0) or "·") for found in order))
    return table


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {each}" for key, each in value.items())
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_plain(each) for each in value) + "]"
    return "none" if value is None else str(value)


def _with_interval(measure: Measure, ratio: str) -> str:
    value: float | None = getattr(measure, ratio)
    return _number(value) + _limits(measure.intervals.get(ratio))


def _limits(interval: Interval | None, form: str = ".2f") -> str:
    """The limits on a line of their own: tables stay narrow enough for any terminal."""
    if interval is None:
        return ""
    low, high = (f"{limit:{form}}".replace("0.", ".", 1) for limit in interval)
    return f"\n[{low}–{high}]" if form == ".2f" else f"\n[{low}, {high}]"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _kind(kind: str) -> str:
    return label(kind, KIND_LABELS)


def _heading(words: str) -> Text:
    return Text(f"\n{words}", "bold")


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="left" if not number else "right", overflow="fold")
    return table
