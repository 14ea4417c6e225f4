"""What a practitioner would, and would not, underline as substance use."""

from __future__ import annotations

import pytest

from risksignals.patterns.table import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon
from risksignals.schema import Signal


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(build_table(packaged_lexicon(("substance_use",))))


def _found(detect: Detector, text: str) -> list[Signal]:
    return [signal for signal in detect(text) if signal.kind == "substance_use"]


AFFIRMED = {
    "alcohol": [
        "Came straight from the pub and reeked of lager.",
        "She gets through nine cans of cider before tea.",
        "Neighbours say he is drunk by lunchtime most days.",
        "Blew 52 when the keyworker tested him.",
        "Recycling box overflowing with vodka bottles again.",
        "He told me he was on a bender from Thursday to Sunday.",
    ],
    "cannabis": [
        "His coat stank of weed.",
        "Skinning up as I came through the gate.",
        "Has three spliffs a night to help with his back.",
        "She smokes cannabes, or canabis as she spells it.",
    ],
    "stimulant": [
        "Snorting coke in the toilets at work.",
        "A rolled up tenner lay on the bathroom shelf.",
        "He spent his wages on crack.",
        "Dabbed some MDMA at a festival in June.",
    ],
    "opioid": [
        "Back on the heroin since his script lapsed.",
        "Pupils like pinpricks, and scratching.",
        "Fresh track marks on her left forearm.",
        "Smoking brown off foil in the stairwell.",
    ],
    "sedative": [
        "Took a strip of street valium before court.",
        "He buys Xanax from a lad on his landing.",
        "Pregabs found in her washbag, not prescribed to her.",
    ],
    "npa": [
        "Staff found him slumped in the yard, spice in his hand.",
        "Mamba again, he said, when he could talk.",
    ],
    "other": [
        "Ketamine most weekends with the football lads.",
        "Sniffing lighter gas behind the garages.",
        "Inhaling nitrous oxide in his car.",
        "Injecting steroids that he gets at the gym.",
    ],
    "unspecified": [
        "His mother thinks he is using again.",
        "Presented as off his face and was sent home.",
        "Failed drug test on Monday.",
    ],
}


@pytest.mark.parametrize(
    ("subtype", "text"), [(subtype, text) for subtype, texts in AFFIRMED.items() for text in texts]
)
def test_use_is_found_with_its_substance(detect: Detector, subtype: str, text: str) -> None:
    found = _found(detect, text)
    assert (subtype, "affirmed") in [(s.subtype, s.status) for s in found], found


NOT_HIS_NOW = [
    ("negated", "He has been sober since his birthday."),
    ("negated", "Denied any cannabis, cocaine or spice."),
    ("negated", "Tested negative for opiates and cocaine."),
    ("negated", "Drugs: none. Alcohol: nil."),
    ("negated", "She has not touched heroin in four months."),
    ("negated", "Breathalysed at reception, 0.00."),
    ("hypothetical", "Licence says that he must not drink alcohol."),
    ("hypothetical", "We discussed the effects of cannabis on sleep."),
    ("hypothetical", "There is a risk that he would relapse if evicted."),
    ("historical", "Smoked weed at school but grew out of it."),
    ("historical", "She used heroin throughout her twenties."),
    ("other", "His brother is on heroin."),
    ("other", "He was attacked by a drunk man at the taxi rank."),
]


@pytest.mark.parametrize(("status", "text"), NOT_HIS_NOW)
def test_use_denied_past_feared_or_of_others_is_not_active(
    detect: Detector, status: str, text: str
) -> None:
    found = _found(detect, text)
    assert found
    assert {signal.status for signal in found} == {status}, found


NO_MENTION = [
    "We had to crack on with the worksheet.",
    "Booked on a speed awareness course in March.",
    "Had a coke and crisps while he waited.",
    "His line manager gave a good reference.",
    "Joint visit with the police next week.",
    "Weeding and cutting grass on unpaid work.",
    "New spice rack for the kitchen; hash browns for breakfast.",
    "It is crystal clear that he is in high spirits.",
    "Balloons and cake for his daughter's birthday.",
    "A glass of prosecco at her sister's wedding.",
    "Attends the drug and alcohol service on Fridays.",
    "Alcohol treatment requirement review booked.",
    "Convicted of supplying cocaine and heroin.",
    "Collects his methadone from the chemist, prescribed.",
    "Tested positive for Covid so cannot attend.",
    "Fishing gear stored in the garage.",
    "Will carry out the checks tomorrow.",
    "He is pissed off with the housing office.",
    "Kept his flat clean and tidy.",
    "Two of the teachers rang; the bells were loud.",
]


@pytest.mark.parametrize("text", NO_MENTION)
def test_homographs_services_and_plain_drinks_are_no_mention(detect: Detector, text: str) -> None:
    assert not _found(detect, text)


def test_a_denial_contradicted_by_the_nose_is_two_mentions(detect: Detector) -> None:
    found = _found(detect, "Denied drinking but smelt strongly of alcohol.")
    assert [(s.subtype, s.status) for s in found] == [
        ("alcohol", "negated"),
        ("alcohol", "affirmed"),
    ]


def test_things_listed_under_one_denial_are_a_mention_each(detect: Detector) -> None:
    found = _found(detect, "Denied cannabis, cocaine or spice.")
    assert [s.subtype for s in found] == ["cannabis", "stimulant", "npa"]


def test_a_sign_takes_the_substance_named_beside_it(detect: Detector) -> None:
    found = _found(detect, "Smelt of vodka. Slurring and swaying by the desk.")
    assert {s.subtype for s in found} == {"alcohol"}


def test_a_row_of_signs_is_one_mention(detect: Detector) -> None:
    assert len(_found(detect, "Slurred speech, eyes glazed and swaying.")) == 1


def test_a_sign_with_an_everyday_reason_is_none(detect: Detector) -> None:
    assert not _found(detect, "Slurring after the dentist, half of his mouth still numb.")
    assert _found(detect, "Slurring throughout. He says he has been to the dentist.")


def test_a_mention_points_into_the_text(detect: Detector) -> None:
    text = "Arrived late.\nSmelt of cannabis, he’d “had a joint”."
    assert all(text[s.start : s.end] == s.text for s in _found(detect, text))
