"""What the notes say of details not obtained and checks not made or answered."""

from __future__ import annotations

import pytest

from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon

AFFIRMED = [
    "No record of any safeguarding checks on file.",
    "Unclear if checks were done at the start of the order.",
    "Child's details missing from NDelius.",
    "He couldnt remember the kids DOBs.",
    "Unable to complete checks as she would not give a surname.",
    "MASH emailed twice, heard nothing.",
    "No reply from children's services despite two chasers.",
    "Mum's boyfriend's name unknown at this stage.",
    "The address has not been checked with police.",
    "OASys lists one child, name and age left blank.",
    "I realised the enquiry form was never submitted.",
    "We still don't know who the children's mother is.",
    "Whose children these are nobody has established.",
    "She gave me first names but no surname.",
    "Six weeks on, children's services have yet to answer.",
]
NEGATED = [
    "Both checks back, nothing known.",
    "DOBs obtained for all three children.",
    "Safeguarding checks are up to date.",
    "All checks completed, nothing outstanding.",
    "Full details of the household taken.",
]
NO_MENTION = [
    "Safeguarding checks sent to CSC and police today.",
    "Rang CSC to ask.",
    "No answer at the flat, card left.",
    "Rang him, no answer, voicemail left.",
    "Emailed his employer, no reply yet.",
    "He could not remember the date of his next appointment.",
    "Bank details not provided.",
    "DBS check outstanding.",
    "I have asked police for any call-outs.",
    "She forgot her son's birthday card.",
    "Housing have not come back to him about the damp.",
    '"I don\'t know her name, do I."',
]


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(build_table(packaged_lexicon(("safeguarding_gap",))))


@pytest.mark.parametrize(
    ("text", "status"),
    [*((text, "affirmed") for text in AFFIRMED), *((text, "negated") for text in NEGATED)],
)
def test_a_gap_is_found_and_a_filled_one_negated(text: str, status: str, detect: Detector) -> None:
    assert {signal.status for signal in detect(text)} == {status}


@pytest.mark.parametrize("text", NO_MENTION)
def test_what_was_sent_and_other_silences_are_no_gap(text: str, detect: Detector) -> None:
    assert detect(text) == ()
