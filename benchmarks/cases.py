"""Case reviews against the reviews that the cases' authors expect.

    python benchmarks/cases.py corpora/dev/cases/develop             # figures, then each difference
    python benchmarks/cases.py corpora/dev/cases/held_out            # figures only
    python benchmarks/cases.py --gold corpora/dev/cases/develop      # from hand-marked signals

`children` counts a case as right when the states of its distinct children agree, order aside.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import risksignals
from risksignals.evaluate.mentions import Scores
from risksignals.schema import Case, ExpectedReview, NoteAnalysis, Review

MEASURES = ("recommendation", "priority", "first note", "reasons", "children", "standards")


def gold_analyses(folder: Path) -> dict[tuple[str, str], str]:
    lines = folder.with_name(f"{folder.name}_signals.jsonl").read_text("utf-8").splitlines()
    return {(a["case_id"], a["note_id"]): line for line in lines for a in [json.loads(line)]}


def right(expected: ExpectedReview, found: Review) -> dict[str, bool]:
    return {
        "recommendation": expected.review_recommended == found.review_recommended,
        "priority": expected.priority == found.priority,
        "first note": expected.first_note == found.first_note,
        "reasons": set(expected.reasons) == {reason.code for reason in found.reasons},
        "children": Counter(c.state for c in expected.children)
        == Counter(c.state for c in found.children),
        "standards": expected.standards == found.standards,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--gold", action="store_true", help="from hand-marked signals")
    args = parser.parse_args()
    analyser = risksignals.load()
    counts: Counter[str] = Counter()
    reasons: dict[str, Scores] = {}
    cases = 0
    for folder in args.folders:
        gold = gold_analyses(folder) if args.gold else {}
        quiet = any(word in str(folder) for word in ("held_out", "locked"))
        for path in sorted(folder.glob("*.json")):
            case, expected = Case.from_json(path), ExpectedReview.from_json(path)
            if args.gold:
                analyses = [
                    NoteAnalysis.from_json(gold[case.case_id, n.note_id], text=n.text)
                    for n in case.notes
                ]
            else:
                analyses = analyser.analyse_case(case)
            found = risksignals.review_case(case, analyses)
            verdict = right(expected, found)
            counts.update(measure for measure, ok in verdict.items() if ok)
            cases += 1
            codes = {reason.code for reason in found.reasons}
            for code in codes | set(expected.reasons):
                score = reasons.setdefault(code, Scores())
                score.tp += code in codes and code in expected.reasons
                score.fp += code not in expected.reasons
                score.fn += code not in codes
            if not quiet and not all(verdict.values()):
                wrong = [measure for measure, ok in verdict.items() if not ok]
                print(f"{path.stem}: wrong {', '.join(wrong)}")
                print(f"   expected {expected.priority} {expected.first_note} {sorted(expected.reasons)} "
                      f"{[(c.label, c.state) for c in expected.children]}")
                print(f"   found    {found.priority} {found.first_note} {sorted(codes)} "
                      f"{[(c.label, c.state) for c in found.children]}")
    print(f"{cases} cases")
    for measure in MEASURES:
        print(f"{measure:16}{counts[measure] / cases:7.3f}")
    total = Scores()
    for code, score in sorted(reasons.items()):
        print(f"  {code:22} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
        total.tp, total.fp, total.fn = total.tp + score.tp, total.fp + score.fp, total.fn + score.fn
    print(f"  {'all reasons':22} P {total.precision:.3f}  R {total.recall:.3f}  F1 {total.f1:.3f}")


if __name__ == "__main__":
    main()
