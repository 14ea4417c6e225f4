"""Review activity, on wording that no pattern was made from."""

from __future__ import annotations

import pytest

from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon
from risksignals.schema import Signal


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(build_table(packaged_lexicon(["review_activity"])))


def found(detect: Detector, text: str) -> list[Signal]:
    return [s for s in detect(text) if s.kind == "review_activity"]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Emailed Essex PPU asking if he has come to notice.", "check_requested"),
        ("Rang the duty social worker to ask whether the boys are open.", "check_requested"),
        ("Safeguarding enquiry submitted to Leeds CSC this afternoon.", "check_requested"),
        ("Chased the MARAC coordinator for the minutes.", "check_requested"),
        ("Queried the bruise with the school.", "check_requested"),
        ("Gave the registration to the neighbourhood sergeant to look at.", "check_requested"),
        ("Police confirmed three call-outs since March.", "information_received"),
        ("The health visitor rang, worried about the state of the cot.", "information_received"),
        ("Voicemail from his ex-wife: he was outside again, drunk.", "information_received"),
        ("Hostel night staff report he was slurring and staggering.", "information_received"),
        ("Mrs Dhillon, the neighbour, telephoned about the shouting.", "information_received"),
        ("CSC: not known.", "information_received"),
        ("Case taken to my line manager before I left.", "management_oversight"),
        ("SPO has countersigned the assessment.", "management_oversight"),
        ("Sought advice from the duty SPO on recall.", "management_oversight"),
        ("Explained to her why the level has gone up.", "person_involved"),
        ("Told Lee that the review was coming and the reason.", "person_involved"),
        ("Went through the amended RMP with him line by line.", "person_involved"),
        ("RoSH increased from medium to high.", "rosh_updated"),
        ("OASys has been redone and locked.", "rosh_updated"),
        ("I have revised the risk management plan.", "plan_updated"),
        ("A new objective was added to his sentence plan.", "plan_updated"),
        ("Reporting stepped up to twice weekly.", "contact_changed"),
        ("Two staff at all appointments until further notice.", "contact_changed"),
        ("Licence varied to include a non-contact condition.", "contact_changed"),
        ("Unannounced home visit with PC Shah.", "home_visit"),
        ("Called at his bungalow on the way back.", "home_visit"),
        ("Updated plan sent to the police and to children's services.", "plan_shared"),
    ],
)
def test_what_was_done_is_affirmed(detect: Detector, text: str, subtype: str) -> None:
    assert (subtype, "affirmed") in {(s.subtype, s.status) for s in found(detect, text)}, text


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Will chase CSC for an answer.", "check_requested"),
        ("Need to send a DA check for the new address.", "check_requested"),
        ("To discuss with SPO.", "management_oversight"),
        ("OASys to be reviewed next week.", "rosh_updated"),
        ("I shall update the RMP.", "plan_updated"),
        ("Home visit booked for Tuesday.", "home_visit"),
        ("I intend to explain to him why I must review his risk.", "person_involved"),
        ("RMP to be shared with the police.", "plan_shared"),
    ],
)
def test_what_is_meant_is_hypothetical(detect: Detector, text: str, subtype: str) -> None:
    assert (subtype, "hypothetical") in {(s.subtype, s.status) for s in found(detect, text)}, text


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The MASH request was never sent.", "check_requested"),
        ("Home visit not completed.", "home_visit"),
        ("No answer at his flat.", "home_visit"),
        ("OASys not updated since induction.", "rosh_updated"),
        ("I have not discussed this with my SPO.", "management_oversight"),
    ],
)
def test_what_was_not_done_is_negated(detect: Detector, text: str, subtype: str) -> None:
    assert (subtype, "negated") in {(s.subtype, s.status) for s in found(detect, text)}, text


@pytest.mark.parametrize(
    "text",
    [
        "He said the police told him to go home.",
        "Tag company rang about the charger.",
        "Email from the council about his band and bidding number.",
        "His tag was removed on Friday.",
        "Reporting reduced to fortnightly given progress.",
        "Still no reply from the social worker.",
        "The store manager said he could start on Monday.",
        "Explained the complaints procedure.",
        "He explained why he was late.",
        "She visited him at home on Sunday.",
        "Letter went to his old address.",
        "Prison visit with his mother.",
        "He has a health check at the surgery.",
    ],
)
def test_ordinary_business_is_none(detect: Detector, text: str) -> None:
    assert not found(detect, text), text
