"""The parts put together: `Analyser` for texts and cases, and a spaCy component."""

from risksignals.pipeline.analyser import Analyser, load

__all__ = ["Analyser", "load"]
