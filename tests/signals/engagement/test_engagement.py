"""Engagement, on wording that no pattern was made from."""

from __future__ import annotations

import pytest

from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon
from risksignals.schema import Signal


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(build_table(packaged_lexicon(["engagement"])))


def found(detect: Detector, text: str) -> list[Signal]:
    return [s for s in detect(text) if s.kind == "engagement"]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Of her own accord she told me about the new man.", "disclosure"),
        ("Unprompted, he said that he had been back to the flat.", "disclosure"),
        ("He rang to own up to a lapse on Saturday.", "disclosure"),
        ("She told me, before I could ask, that she is pregnant.", "disclosure"),
        ("He need not have told me about the argument.", "disclosure"),
        ("Has completed the Thinking Skills Programme.", "compliance"),
        ("Unpaid work now complete, 120 of 120.", "compliance"),
        ("He has not missed a session since June.", "compliance"),
        ("She has attended every core group.", "compliance"),
        ("Engaging well with the recovery service.", "compliance"),
        ("He accepted full responsibility for the assault.", "positive_change"),
        ("Expressed genuine remorse and asked after the victim.", "positive_change"),
        ("Fourth clean test in a row.", "positive_change"),
        ("Relationship with his daughter has improved.", "positive_change"),
        ("Says he is ashamed of how he spoke to her.", "positive_change"),
        ("He can see the impact on the children now.", "positive_change"),
    ],
)
def test_what_speaks_for_the_person(detect: Detector, text: str, subtype: str) -> None:
    assert (subtype, "affirmed") in {(s.subtype, s.status) for s in found(detect, text)}, text


@pytest.mark.parametrize(
    "text", ["He showed no remorse.", "Very little insight into his triggers."]
)
def test_a_lack_is_negated(detect: Detector, text: str) -> None:
    assert [s.status for s in found(detect, text)] == ["negated"], text


@pytest.mark.parametrize(
    "text",
    [
        "Attended on time.",
        "7 hours credited, total 63 of 120.",
        "Polite and punctual.",
        "He volunteers at the food bank.",
        "Must complete his unpaid work by May.",
        "Next session to look at victim empathy.",
        "We completed the worksheet.",
        "He missed his appointment.",
        "She is sorry to be late.",
        "Birth certificate seen.",
    ],
)
def test_ordinary_business_is_none(detect: Detector, text: str) -> None:
    assert not found(detect, text), text
