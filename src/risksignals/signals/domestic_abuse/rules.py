"""What patterns cannot say of domestic abuse: who did it, and to whom.

Lists named here are in this folder's lexicon files.
"""

from __future__ import annotations

from risksignals.signals.candidates import Candidate, NoteView


def refine(candidates: list[Candidate], note: NoteView) -> list[Candidate]:
    """Candidates kept."""
    return candidates
