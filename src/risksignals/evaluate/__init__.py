"""Measures of agreement between what was found and what annotators marked."""

from risksignals.evaluate.mentions import KindScores, Scores, score_notes

__all__ = ["KindScores", "Scores", "score_notes"]
