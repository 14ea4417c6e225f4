"""The development notes, scored by `risksignals evaluate`: the core kinds unless others are named.

python benchmarks/accuracy.py                                  # the development part
python benchmarks/accuracy.py corpora/dev/held_out.jsonl       # the part set aside: figures only
python benchmarks/accuracy.py --errors note --kind child       # errors with their context
"""

from __future__ import annotations

import sys
from pathlib import Path

from risksignals.cli import main
from risksignals.evaluate.evaluation import CORE

DEVELOP = Path(__file__).resolve().parent.parent / "corpora" / "dev" / "develop.jsonl"

if __name__ == "__main__":
    given = sys.argv[1:]
    if not any(word.endswith(".jsonl") for word in given):
        given.insert(0, str(DEVELOP))
    if "--kind" not in given:
        given += [word for kind in CORE for word in ("--kind", kind)]
    sys.argv = ["risksignals", "evaluate", "--worst", "0", *given]
    main()
