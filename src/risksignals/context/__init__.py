"""The status of each mention: negation, hypothesis, history, experiencer, attribution."""

from risksignals.context.assertion import Assertion, AssertionModel
from risksignals.context.cues import FoundCue

__all__ = ["Assertion", "AssertionModel", "FoundCue"]
