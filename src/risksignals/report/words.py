"""The labels that a reader sees, and text made safe to show."""

from __future__ import annotations

import re

KIND_LABELS = {
    "child": "child",
    "partner_derogation": "derogation of a partner",
    "substance_use": "substance use",
    "resistance": "resistance",
    "domestic_abuse": "domestic abuse",
    "child_safeguarding": "child safeguarding",
    "safeguarding_gap": "safeguarding gap",
    "review_activity": "review activity",
    "engagement": "engagement",
}
REASON_LABELS = {
    "unrecorded_child": "Child not in the record",
    "information_withheld": "Information withheld",
    "partner_derogation": "Derogatory talk of a partner",
    "substance_use": "Substance use",
    "resistance": "Resistance",
    "domestic_abuse": "Domestic abuse",
    "child_safeguarding": "Child safeguarding",
    "safeguarding_gap": "Safeguarding check outstanding",
}
STANDARD_LABELS = {
    1: "identifies and addresses changes in risk, with adjustments to the plan",
    2: "is informed by other agencies",
    3: "involves the person and key individuals meaningfully",
    4: "is supported by a written record of the changes made",
}
WHAT_THIS_IS = (
    "Decision support: it points to words that a person should read and weigh. It proposes no "
    "level of risk and decides nothing."
)

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def label(code: str, labels: dict[str, str]) -> str:
    """The reader's words for a code; a code that has none is shown with blanks for underscores."""
    return labels.get(code, code.replace("_", " "))


def shown(text: str) -> str:
    """The text with every control and hidden character replaced, one for one, by a visible mark.

    Escape sequences and bidirectional overrides in a note must not act on the reader's screen;
    lengths stay as they are, so offsets still hold.
    """
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", " \n"))
