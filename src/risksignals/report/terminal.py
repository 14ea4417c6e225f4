"""Analyses and reviews as rich renderables: readable in colour, and in plain text when piped.

Nothing depends on colour alone: every mention stands between guillemets with the number under
which it is listed.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from risksignals.report.words import (
    KIND_LABELS,
    REASON_LABELS,
    STANDARD_LABELS,
    WHAT_THIS_IS,
    label,
    shown,
)
from risksignals.schema import Case, Evidence, NoteAnalysis, Reason, Review, Signal, TimelineEntry

_KIND_STYLES = {
    "child": "bold cyan",
    "partner_derogation": "bold magenta",
    "substance_use": "bold yellow",
    "resistance": "bold red",
}
_OTHER_KIND = "bold green"
_PRIORITY_STYLES = {
    "urgent": "bold white on red",
    "prompt": "bold black on yellow",
    "routine": "bold",
}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONTEXT = 60
"""Characters of the note shown on either side of a piece of evidence."""


def render_analysis(analysis: NoteAnalysis) -> RenderableType:
    """One note with its mentions marked, and a table that says what each is and why."""
    note = _marked(analysis.text, analysis.signals)
    if not analysis.signals:
        return Group(Panel(note, title="note", title_align="left"), Text("No signal found."))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("", "kind", "subtype", "status", "confidence", "why"):
        table.add_column(heading, justify="right" if heading == "confidence" else "left")
    for number, signal in enumerate(analysis.signals, 1):
        table.add_row(
            str(number),
            Text(label(signal.kind, KIND_LABELS), _style(signal)),
            signal.subtype or "",
            signal.status,
            f"{signal.confidence:.2f}",
            _why(signal),
        )
    return Group(Panel(note, title="note", title_align="left"), table)


def render_review(case: Case, analyses: Sequence[NoteAnalysis], review: Review) -> RenderableType:
    """The recommendation, why, the children, the timeline over the notes, the standards."""
    texts = {note.note_id: (note.date.isoformat(), note.text) for note in case.notes}
    parts: list[RenderableType] = [_headline(review, texts)]
    for reason in review.reasons:
        parts.append(_reason(reason, texts))
    if review.children:
        parts += [_heading("Children against the record"), _children(review, texts)]
    parts += [_heading("Timeline"), _timeline(review, {a.note_id: a for a in analyses})]
    if review.standards:
        parts += [
            _heading("Reviewing standards (HM Inspectorate of Probation)"),
            _standards(review),
        ]
    parts.append(
        Text(
            f"\n{WHAT_THIS_IS} Policy {review.policy_version}, "
            f"risksignals {review.library_version}.",
            "dim",
        )
    )
    return Group(*parts)


def _marked(text: str, signals: Sequence[Signal]) -> Text:
    """The note's text with every mention between guillemets, numbered."""
    text = shown(text)
    marked, at = Text(), 0
    for number, signal in enumerate(signals, 1):
        if signal.start < at:
            mark = f"⁺{number}".translate(_SUPERSCRIPTS)
            marked.append(mark, _style(signal))
            continue
        marked.append(text[at : signal.start])
        marked.append("«" + text[signal.start : signal.end] + "»", _style(signal))
        marked.append(str(number).translate(_SUPERSCRIPTS), _style(signal))
        at = signal.end
    marked.append(text[at:])
    return marked


def _style(signal: Signal) -> str:
    style = _KIND_STYLES.get(signal.kind, _OTHER_KIND)
    return f"{style} underline" if signal.status == "affirmed" else style.removeprefix("bold ")


def _why(signal: Signal) -> str:
    if signal.explanation is None:
        return ""
    cues = ", ".join(f"“{shown(cue.text)}”" for cue in signal.explanation.cues)
    return signal.explanation.note + (f" ({cues})" if cues else "")


def _heading(words: str) -> Text:
    return Text(f"\n{words}", "bold")


def _headline(review: Review, texts: dict[str, tuple[str, str]]) -> RenderableType:
    if not review.review_recommended:
        return Panel(
            Text("No review recommended"), title=f"case {review.case_id}", title_align="left"
        )
    line = Text("Review of the risk-of-harm assessment recommended: ", "bold")
    line.append(f" {review.priority} ", _PRIORITY_STYLES.get(review.priority or "", "bold"))
    if review.first_note is not None:
        date, _ = texts[review.first_note]
        line.append(f"\nIt has stood since {date} (note {review.first_note}).")
    return Panel(line, title=f"case {review.case_id}", title_align="left")


def _reason(reason: Reason, texts: dict[str, tuple[str, str]]) -> RenderableType:
    heading = _heading(label(reason.code, REASON_LABELS))
    heading.append(f"  {reason.priority}", "dim")
    parts: list[RenderableType] = [heading, Padding(Text(reason.summary), (0, 0, 0, 2))]
    for evidence in reason.evidence:
        parts.append(Padding(_quoted(evidence, texts), (0, 0, 0, 4)))
    for action in reason.suggested_actions:
        parts.append(Padding(Text(f"→ {action}"), (0, 0, 0, 2)))
    return Group(*parts)


def _quoted(evidence: Evidence, texts: dict[str, tuple[str, str]]) -> Text:
    """A piece of evidence in its context, dated."""
    date, text = texts[evidence.note_id]
    text = shown(text).replace("\n", " ")
    low, high = max(0, evidence.start - _CONTEXT), min(len(text), evidence.end + _CONTEXT)
    line = Text(f"{date} {evidence.note_id}: ", "dim")
    line.append(("…" if low else "") + text[low : evidence.start], "default not dim")
    line.append(f"«{text[evidence.start : evidence.end]}»", "bold underline not dim")
    line.append(text[evidence.end : high] + ("…" if high < len(text) else ""), "default not dim")
    return line


def _children(review: Review, texts: dict[str, tuple[str, str]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), header_style="dim")
    for heading in ("child", "record", "mentioned in"):
        table.add_column(heading)
    for child in review.children:
        notes = dict.fromkeys(mention.note_id for mention in child.mentions)
        where = ", ".join(f"{note_id} ({texts[note_id][0]})" for note_id in notes)
        style = "" if child.state == "recorded" else "bold"
        table.add_row(Text(shown(child.label)), Text(child.state, style), where)
    return table


def _timeline(review: Review, analyses: dict[str | None, NoteAnalysis]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), header_style="dim")
    for heading in ("date", "event", "found", "stands after it", "changes"):
        table.add_column(heading)
    for entry in review.timeline:
        standing = ", ".join(label(code, REASON_LABELS).lower() for code in entry.standing)
        priority = f"{entry.priority}: " if entry.priority else ""
        table.add_row(
            entry.date.isoformat(),
            entry.note_id or entry.event,
            _found(analyses.get(entry.note_id) if entry.note_id else None),
            Text(priority + standing if standing else "—"),
            _changes(entry),
        )
    return table


def _found(analysis: NoteAnalysis | None) -> Text:
    words = Text()
    if analysis is None:
        return words
    counts: dict[str, int] = {}
    for signal in analysis.active:
        counts[signal.kind] = counts.get(signal.kind, 0) + 1
    for number, (kind, count) in enumerate(counts.items()):
        words.append(", " if number else "")
        words.append(label(kind, KIND_LABELS), _KIND_STYLES.get(kind, _OTHER_KIND))
        words.append(f" ×{count}" if count > 1 else "")
    return words


def _changes(entry: TimelineEntry) -> Text:
    words = Text()
    for sign, codes, style in (("+", entry.raised, "red"), ("−", entry.resolved, "green")):
        for code in codes:
            words.append(f"{sign} {label(code, REASON_LABELS).lower()}\n", style)
    words.rstrip()
    return words


def _standards(review: Review) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    for number, evidenced in (review.standards or {}).items():
        table.add_row(str(number), STANDARD_LABELS[number], Text(evidenced, "bold"))
    return table
