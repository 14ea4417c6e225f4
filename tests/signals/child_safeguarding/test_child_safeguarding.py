"""What the notes say of children's social care and of concern for a child, and what is neither."""

from __future__ import annotations

import pytest

from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon

AFFIRMED = [
    "Both children are subject to child protection plans.",
    "S47 enquiries have begun.",
    "Attended core group today with mum.",
    "He is only allowed to see the kids with his mother in the room.",
    "Her two are in foster care in Derby.",
    "The baby was removed at birth.",
    "Kids live with their nan under a special guardianship order.",
    "Social services have been round twice this week.",
    "School have put in a referral to social care.",
    "Nursery logged a bruise on his cheek.",
    "The children have been turning up at school hungry.",
    "No unsupervised contact with his daughter.",
    '"They took my kids off me," she said.',
    "He has been told by social services that he can't stay there.",
    "His boys were made wards of court.",
]
NEGATED = [
    "Not known to children's social care.",
    "No social care involvement.",
    "She has never had a social worker.",
    "CSC: no trace.",
    "There are no child protection concerns.",
]
HISTORICAL = [
    "The case was closed to social care in 2020.",
    "Children were on a plan in 2016, since closed.",
]
HYPOTHETICAL = [
    "If he moves in, she risks losing the kids to social services.",
    "I will have to make a referral to CSC.",
]
OTHER = [
    "His sister's kids are on a child protection plan.",
    "The neighbour's children were taken into care.",
]
NO_MENTION = [
    "Spoke to the social worker.",
    "Rang MASH to ask what is known.",
    "He was in care as a boy.",
    "Completed safeguarding training.",
    "Adult social care have assessed his mum.",
    "She works as a social worker.",
    "He is on a plan for his rent arrears.",
    "Index offence s47 assault.",
    "Section 18 wounding with intent.",
    "Attends the social club on Fridays.",
    "He neglected to tell me.",
    "No contact with the victim.",
    "His dog was removed by the RSPCA.",
    "Rang the council about his housing application.",
]


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(build_table(packaged_lexicon(("child_safeguarding",))))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *((text, "affirmed") for text in AFFIRMED),
        *((text, "negated") for text in NEGATED),
        *((text, "historical") for text in HISTORICAL),
        *((text, "hypothetical") for text in HYPOTHETICAL),
        *((text, "other") for text in OTHER),
    ],
)
def test_involvement_is_found_with_its_status(text: str, status: str, detect: Detector) -> None:
    assert {signal.status for signal in detect(text)} == {status}


@pytest.mark.parametrize("text", NO_MENTION)
def test_enquiries_adults_and_homographs_are_no_mention(text: str, detect: Detector) -> None:
    assert detect(text) == ()


def test_a_plan_and_its_category_are_one_mention(detect: Detector) -> None:
    found = detect("The boys are on child protection plans under the category of neglect.")
    assert len(found) == 1
