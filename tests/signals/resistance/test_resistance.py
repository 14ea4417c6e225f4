"""Resistance to supervision or safeguarding, on wording that no pattern was made from."""

from __future__ import annotations

import pytest

from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon
from risksignals.schema import Signal


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(build_table(packaged_lexicon(["resistance"])))


def found(detect: Detector, text: str) -> list[Signal]:
    return [s for s in detect(text) if s.kind == "resistance"]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Asked about Saturday night, very cagey about it.", "withholding"),
        ("Refused to disclose the surname of the woman he is seeing.", "withholding"),
        ("Declined to give an address for his new partner.", "withholding"),
        ("Told me it was none of my business who picks the twins up.", "withholding"),
        ("His explanation doesn't stack up against the tag data.", "withholding"),
        ("He lied to me about where he spent the bank holiday.", "withholding"),
        ("Swiftly changed the subject when Sharon came up.", "withholding"),
        ("Pt 2 left blank again. Gave his mate's first name only.", "withholding"),
        ("Became verbally abusive towards the receptionist and had to leave.", "hostility"),
        ("Slammed the door so hard that the frame cracked.", "hostility"),
        ("Squared up to the supervisor over a lost shovel.", "hostility"),
        ("Raised his voice at me twice.", "hostility"),
        ("Said he knows where I live and smiled.", "hostility"),
        ("Called me a jobsworth and stormed out.", "hostility"),
        ("Monosyllabic from start to finish, arms folded.", "disengagement"),
        ("Says supervision is a waste of his time.", "disengagement"),
        ("Refused to provide an oral swab.", "disengagement"),
        ("Sat scrolling through his phone for most of the session.", "disengagement"),
        ("Just going through the motions, ticking boxes.", "disengagement"),
        ("Would not engage with the exercise at all.", "disengagement"),
        ("Minimised the assault and its effect on the boys.", "minimisation"),
        ("He maintains it was only a push.", "minimisation"),
        ("Blames the victim for the whole incident, says she started it.", "minimisation"),
        ("Takes no responsibility for his offending.", "minimisation"),
        ("Said it had all been blown out of proportion.", "minimisation"),
        ('On the cans in the hall: "it\'s only a couple of beers".', "minimisation"),
    ],
)
def test_each_subtype_is_found_and_affirmed(detect: Detector, text: str, subtype: str) -> None:
    signals = found(detect, text)
    assert subtype in {s.subtype for s in signals if s.status == "affirmed"}, signals


@pytest.mark.parametrize(
    "text",
    [
        "DNA today. Text sent, new appointment Thursday 11am.",
        "Twenty minutes late owing to a cancelled bus, apologised on arrival.",
        "The bank refused him an overdraft.",
        "Planning permission for the extension was refused.",
        "She refused a biscuit, on a diet.",
        "Doctor worried about antibiotic resistance, new tablets.",
        "Lifts weights and does resistance training at the leisure centre.",
        "Made no comment in interview and was bailed.",
        "Quiet today, he has flu and has not slept.",
        "His benefits were denied, appeal lodged.",
        "Cheerful, full of banter about the football.",
        "Tag fitted Tuesday, curfew explained, signed the licence.",
        "I would not give him the date until the court confirmed it.",
    ],
)
def test_what_is_no_resistance_is_no_mention(detect: Detector, text: str) -> None:
    assert not [s for s in found(detect, text) if s.status == "affirmed"], found(detect, text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There was no hostility towards staff today.", "negated"),
        ("He did not minimise the offence.", "negated"),
        (
            "In the first few weeks he was monosyllabic. None of that today, chatty.",
            "historical",
        ),
        ("If he becomes abusive towards staff the session ends.", "hypothetical"),
    ],
)
def test_status_by_the_words_around(detect: Detector, text: str, status: str) -> None:
    assert {s.status for s in found(detect, text)} == {status}, found(detect, text)


def test_refused_at_first_and_then_given_is_still_affirmed(detect: Detector) -> None:
    text = "Initially refused to give her name but later provided it."
    assert [s.status for s in found(detect, text)] == ["affirmed"]


def test_a_short_answer_without_a_name_to_a_question_of_whose_it_is(detect: Detector) -> None:
    assert found(detect, 'I asked whose scooter it was. "Some kid\'s."')
    assert not found(detect, 'I asked whose scooter it was. "Jayden\'s, he is 7."')


def test_an_excuse_counts_only_where_a_test_is_asked_for(detect: Detector) -> None:
    assert found(detect, "Offered the breathalyser. All of a sudden his chest was bad.")
    assert not found(detect, "Rang from work. All of a sudden his chest was bad.")
