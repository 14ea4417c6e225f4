"""The kinds of signal: one folder each, with its lexicon as data and the code it alone needs.

A folder's `*.toml` files are its lexicon. Its optional `rules.py` may define
`refine(candidates, note)`, which drops, relabels or adds candidates of that kind alone.
"""

from risksignals.signals.candidates import Candidate, NoteView
from risksignals.signals.registry import KindRules, kinds, lexicon_files

__all__ = ["Candidate", "KindRules", "NoteView", "kinds", "lexicon_files"]
