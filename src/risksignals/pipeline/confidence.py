"""How sure a signal is: the measured share of such signals that annotators agreed with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from risksignals.context import Assertion
from risksignals.signals import Candidate


class Confidence:
    """Probability that a candidate is a mention of its kind and status, by kind and strength."""

    def __init__(self, table: Mapping[str, Mapping[str, float]]) -> None:
        self._table = table

    @classmethod
    def packaged(cls) -> Confidence:
        """The table measured on the development corpus."""
        text = files(__package__).joinpath("confidence.toml").read_text("utf-8")
        return cls(tomllib.loads(text))

    def __call__(self, candidate: Candidate, assertion: Assertion) -> float:
        """The confidence of one candidate under its assertion."""
        by_kind = self._table.get(candidate.kind, self._table["default"])
        return by_kind.get(candidate.strength, 0.5)
