"""Accuracy on an annotated corpus: a table by kind and register, and the errors one by one.

    python benchmarks/accuracy.py                                  # the development part
    python benchmarks/accuracy.py corpora/dev/held_out.jsonl       # the part set aside: figures only
    python benchmarks/accuracy.py --errors note --kind child       # errors with their context

Errors are never shown for a file called held_out or locked: nobody reads those texts.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from risksignals.evaluate import score_notes
from risksignals.evaluate.mentions import match_mentions
from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon
from risksignals.schema import Signal

CORE = ("child", "partner_derogation", "substance_use", "resistance")
ROOT = Path(__file__).resolve().parent.parent


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def gold_signals(note: dict) -> list[Signal]:
    return [
        Signal(s["kind"], s["subtype"], s["status"], s["start"], s["end"], s["text"])
        for s in note["signals"]
    ]


def table(notes: list[tuple[dict, list[Signal], tuple[Signal, ...]]], kinds: list[str]) -> None:
    print(f"{'kind':20}{'register':10}{'notes':>6}   {'note P':>6}{'R':>6}{'F1':>6}"
          f"{'aff.F1':>8}{'any F1':>8}{'status':>8}{'subtype':>8}")  # fmt: skip
    for kind in kinds:
        for register in ("ordinary", "hard"):
            chosen = [
                (g, f)
                for n, g, f in notes
                if (n["register"] == "ordinary") == (register == "ordinary")
            ]
            if not chosen:
                continue
            s = score_notes(chosen, [kind])[kind]
            print(f"{kind:20}{register:10}{len(chosen):6}   {s.note.precision:6.3f}{s.note.recall:6.3f}"
                  f"{s.note.f1:6.3f}{s.affirmed.f1:8.3f}{s.mention.f1:8.3f}"
                  f"{s.status_accuracy:8.3f}{s.subtype_accuracy:8.3f}")  # fmt: skip


def show(text: str, signal: Signal, width: int = 110) -> str:
    low, high = max(0, signal.start - width), signal.end + width
    return f"…{text[low : signal.start]}[[{signal.text}]]{text[signal.end : high]}…".replace(
        "\n", " / "
    )


def errors(notes: list, kind: str, which: str) -> None:
    for note, gold, found in notes:
        marked = [s for s in gold if s.kind == kind]
        named = [s for s in found if s.kind == kind]
        active = any(s.status == "affirmed" for s in marked)
        claimed = any(s.status == "affirmed" for s in named)
        if which == "note" and active == claimed:
            continue
        for g, f in match_mentions(marked, named):
            if g is None and which in ("note", "fp", "mention"):
                print(f"{note['note_id']} FP {f.subtype}/{f.status} {show(note['text'], f)}"
                      f"\n      <- {f.explanation.pattern}")  # fmt: skip
            elif f is None and which in ("note", "fn", "mention"):
                print(f"{note['note_id']} FN {g.subtype}/{g.status} {show(note['text'], g)}")
            elif g and f and g.status != f.status and which in ("note", "status"):
                print(f"{note['note_id']} STATUS {g.status} but {f.status} {show(note['text'], f)}"
                      f"\n      <- {f.explanation.note} {[c.text for c in f.explanation.cues]}")  # fmt: skip
            elif g and f and g.subtype != f.subtype and which == "subtype":
                print(f"{note['note_id']} SUBTYPE {g.subtype} but {f.subtype} {show(note['text'], f)}"
                      f"\n      <- {f.explanation.pattern}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "corpus", nargs="*", type=Path, default=[ROOT / "corpora/dev/develop.jsonl"]
    )
    parser.add_argument("--kind", action="append")
    parser.add_argument("--author", help="only these authors' notes, by letter")
    parser.add_argument("--errors", choices=["note", "fn", "fp", "mention", "status", "subtype"])
    args = parser.parse_args()
    locked = any(word in str(p) for p in args.corpus for word in ("held_out", "locked"))
    kinds = args.kind or list(CORE)
    detect = Detector(build_table(packaged_lexicon(args.kind)))
    notes = []
    for path in args.corpus:
        for note in read(path):
            if args.author and note["author"] not in args.author:
                continue
            notes.append((note, gold_signals(note), detect(note["text"])))
    if args.errors and not locked:
        for kind in kinds:
            errors(notes, kind, args.errors)
    table(notes, kinds)


if __name__ == "__main__":
    main()
