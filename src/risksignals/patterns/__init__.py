"""Patterns as data: their language, their compilation, and one matcher for all of them."""

from risksignals.patterns.engine import Match, PatternEngine
from risksignals.patterns.lexicon import Group, Lexicon
from risksignals.patterns.table import PatternTable, build_table

__all__ = ["Group", "Lexicon", "Match", "PatternEngine", "PatternTable", "build_table"]
