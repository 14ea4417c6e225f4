"""How sure a signal is: the measured share of such findings that annotators agreed with."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import msgspec

from risksignals.signals import Candidate

_UNMEASURED = 0.5


class Confidence:
    """Probability that a finding is a mention of its kind, by kind and pattern group.

    `table` holds the measured shares by kind and, within it, by group; the kind's own share,
    under "", is for groups too new to have been measured.
    """

    def __init__(self, table: Mapping[str, Mapping[str, float]]) -> None:
        self._table = table

    @classmethod
    def packaged(cls) -> Confidence:
        """The shares measured on the development corpora by `benchmarks/calibrate.py`."""
        data = files(__package__).joinpath("confidence.json").read_bytes()
        return cls(msgspec.json.decode(data, type=dict[str, dict[str, float]]))

    def __call__(self, candidate: Candidate) -> float:
        """The confidence of one candidate."""
        by_group = self._table.get(candidate.kind)
        if by_group is None:
            return _UNMEASURED
        return by_group.get(candidate.group, by_group.get("", _UNMEASURED))
