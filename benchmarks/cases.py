"""Folders of cases, scored by `risksignals evaluate --cases`.

python benchmarks/cases.py corpora/dev/cases/develop             # figures, then each difference
python benchmarks/cases.py corpora/dev/cases/held_out            # figures only
python benchmarks/cases.py --gold corpora/dev/cases/develop      # from hand-marked signals
"""

from __future__ import annotations

import sys
from pathlib import Path

from risksignals.cli import main

if __name__ == "__main__":
    (folder,) = (Path(word) for word in sys.argv[1:] if not word.startswith("-"))
    arguments = ["--cases", str(folder)]
    if "--gold" in sys.argv:
        arguments += ["--case-predictions", str(folder.with_name(f"{folder.name}_signals.jsonl"))]
    sys.argv = ["risksignals", "evaluate", *arguments]
    main()
