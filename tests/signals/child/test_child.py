"""What the notes say of children: whose they are, and what is no child at all."""

from __future__ import annotations

import pytest

from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon
from risksignals.schema import Signal

OWN = [
    "He has parental responsibility for his son and sees him fortnightly.",
    "Mr Shaw's lad was with him today and sat good as gold.",
    "Wants to be a better dad to Jayden, who is 8.",
    '"I\'d do owt for my bairns," he said.',
    "Lives with his partner and their three children.",
    "His ex has stopped him seeing the bairn.",
    "He named both his daughters, Ava (11) and Isla (8).",
    "His baby mother will not answer the phone.",
    "Had to take his youngest to A&E with croup.",
    "Children removed in 2021, now with paternal grandmother.",
]
PARTNERS = [
    "He is living with Stacey and her two boys.",
    "New girlfriend has a toddler, he would not say her name.",
    "Ms Reid's new boyfriend has a daughter of six who stays at weekends.",
    "His ex-partner's son from before answered the door.",
    "He said she has three kids to three dads.",
    "He gets his girlfriend's kids ready for school.",
    "His stepdaughter turned seven.",
]
CONTACT = [
    "He lives with his sister and her four children.",
    "Shares a bedroom with his eight-year-old brother.",
    "She looks after her grandkids while their mum works.",
    "There are children at the proposed address.",
    "A cot had been put up in the spare room.",
    "He was carrying a child's rucksack with a unicorn on it.",
    "He could not say whose the pushchair in the hall was.",
    "Uncle to three, has them on Saturdays.",
    "He couldn't stay past half two because of the school run.",
]
UNBORN = [
    "His girlfriend is six months gone.",
    "They have an appointment with the midwife on Friday.",
    "There is a little one on the way.",
    "Kirsty is 32 weeks pregnant.",
    "Ex is carrying his baby.",
    "Done a test this morning, two lines.",
    "Showed me a scan photo on his phone.",
]
NEGATED = [
    ("No dependants.", "own"),
    ("Single man without kids.", "own"),
    ("DNA test shows he is not the father of the child.", "own"),
    ("No children reside at the address.", "household_or_contact"),
    ("Nobody under 18 lives there.", "household_or_contact"),
    ("She is not pregnant after all.", "unborn"),
]
NO_MENTION = [
    "His grown-up daughter lives in Cardiff.",
    "Her son is thirty-two and a plasterer.",
    "His son (24) picked him up.",
    "He is staying with his eldest and her husband.",
    "He was taken into care as a toddler.",
    "When he was a kid his dad drank.",
    "We discussed child protection procedures.",
    "Index offence: indecent images of children.",
    "No kidding, he said.",
    "Played five a side with the lads.",
    "Her boyfriend waited outside.",
    "He acted like a spoilt child when told no.",
    "She was expecting a parcel.",
    "CT scan on Tuesday.",
    "Twin beds in the B&B.",
    "He is due in court in May.",
    "Unpaid work at the infant school, painting railings.",
]


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(build_table(packaged_lexicon(("child",))))


def kinds_of(signals: tuple[Signal, ...]) -> set[tuple[str | None, str]]:
    return {(signal.subtype, signal.status) for signal in signals}


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        *((text, "own") for text in OWN),
        *((text, "partners") for text in PARTNERS),
        *((text, "household_or_contact") for text in CONTACT),
        *((text, "unborn") for text in UNBORN),
    ],
)
def test_a_linked_child_is_found_with_its_link(text: str, subtype: str, detect: Detector) -> None:
    assert (subtype, "affirmed") in kinds_of(detect(text))


@pytest.mark.parametrize(("text", "subtype"), NEGATED)
def test_the_absence_of_children_is_negated(text: str, subtype: str, detect: Detector) -> None:
    assert kinds_of(detect(text)) == {(subtype, "negated")}


@pytest.mark.parametrize("text", NO_MENTION)
def test_adults_services_and_idioms_are_no_children(text: str, detect: Detector) -> None:
    assert detect(text) == ()


@pytest.mark.parametrize(
    "text", ["The victim's children were in the next room.", "He has never met his brother's kids."]
)
def test_strangers_children_are_someone_elses(text: str, detect: Detector) -> None:
    assert kinds_of(detect(text)) == {(None, "other")}


def test_a_child_who_died_is_history(detect: Detector) -> None:
    assert kinds_of(detect("They buried their son in 2009.")) == {("own", "historical")}


def test_a_child_wished_for_is_hypothetical(detect: Detector) -> None:
    assert kinds_of(detect("Would like to have kids one day.")) == {("own", "hypothetical")}


def test_a_name_once_introduced_is_the_child_wherever_it_returns(detect: Detector) -> None:
    found = detect("He has a son, Tyler (6). He said that Tyler is in trouble at school again.")
    assert [(s.text, s.subtype) for s in found][-1] == ("Tyler", "own")


def test_the_practitioners_own_child_is_someone_elses(detect: Detector) -> None:
    assert kinds_of(detect("Had to leave early, my youngest was poorly.")) == {(None, "other")}
