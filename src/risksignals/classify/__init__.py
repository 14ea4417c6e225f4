"""Researchers' tools with scikit-learn's face: signals as features, and a classifier of notes."""

from risksignals.classify.features import SignalFeatures
from risksignals.classify.notes import NoteClassifier

__all__ = ["NoteClassifier", "SignalFeatures"]
