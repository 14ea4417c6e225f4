"""The errors this library raises on purpose.

Every message is one line that names the file, row or field at fault and the mend.
No message ever carries the text of a note.
"""


class RiskSignalsError(Exception):
    """Base of every error raised on purpose; its message is fit to show to a user as it is."""


class InputError(RiskSignalsError):
    """A case, an analysis or a file that cannot be used as it stands."""


class PolicyError(RiskSignalsError):
    """A review policy, or other replaceable review data, that cannot be used as it stands."""


class LexiconError(RiskSignalsError):
    """A lexicon file, list or pattern that cannot be read."""
