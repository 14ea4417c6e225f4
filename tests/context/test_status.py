"""The status of a mention, decided by context alone: the one test kind knows no status of its own."""

from __future__ import annotations

import pytest

from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon

LEXICON = """
[settings]
experiencer = true
[[group]]
name = "named"
about = "a substance by name"
patterns = ["cannabis", "cocaine", "spice", "heroin", "ketamine", "vodka", "drinking", "drank", "weed"]
"""


@pytest.fixture(scope="module")
def detect() -> Detector:
    lexicon = packaged_lexicon(kinds=())
    lexicon.add("test", LEXICON, "test_kind")
    return Detector(build_table(lexicon))


def statuses(detect: Detector, note: str) -> list[str]:
    return [signal.status for signal in detect(note)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # negation, and the lists and clauses it governs
        ("Denied cannabis, cocaine or spice.", ["negated"] * 3),
        ("No vodka since March but cannabis daily.", ["negated", "affirmed"]),
        ("He is not drinking.", ["negated"]),
        ("He isn't drinking and he has never touched heroin.", ["negated", "negated"]),
        ("Tested negative for heroin, positive for cocaine.", ["negated", "affirmed"]),
        ("Cocaine: negative", ["negated"]),
        ("Heroin not detected.", ["negated"]),
        ("She has given up weed.", ["negated"]),
        ("Any cannabis? Denied.", ["negated"]),
        ("Cannabis? Yes, most nights.", ["affirmed"]),
        ("Vodka: nil. Drugs: weed daily.", ["negated", "affirmed"]),
        # words that only look negative
        ("There is no doubt that he had been drinking.", ["affirmed"]),
        ("He could not stop drinking.", ["affirmed"]),
        ("Not only cannabis but spice.", ["affirmed", "affirmed"]),
        ("She didn't deny the cocaine.", ["affirmed"]),
        # denial contradicted
        ("Denied drinking but smelt strongly of vodka.", ["negated", "affirmed"]),
        # hypothesis
        ("If he lost the flat he would go back to heroin.", ["hypothetical"]),
        ("Discussed the effects of ketamine on the bladder.", ["hypothetical"]),
        ("Reminded of the condition not to be drinking.", ["hypothetical"]),
        ("At risk of going back to heroin.", ["hypothetical"]),
        ("Warned about drinking before group.", ["hypothetical"]),
        # history
        ("Used heroin in his twenties.", ["historical"]),
        ("He used to smoke cannabis as a teenager.", ["historical"]),
        ("History of cocaine.", ["historical"]),
        ("Spice was fifteen years ago.", ["historical"]),
        ("He used to smoke cannabis and has started again: weed every night.", ["historical", "affirmed"]),
        # someone else's
        ("His brother, who lives with him, smokes heroin; he says he does not.", ["other"]),
        ("His mum was drinking when I called.", ["other"]),
        ("Brother back on the heroin.", ["other"]),
        ("He shares with a man who smokes spice.", ["other"]),
        ("The neighbours smoke weed all day.", ["other"]),
        # named in passing, he is still the one
        ("He stays with his brother and smokes heroin.", ["affirmed"]),
        ("His mum says he was drinking.", ["affirmed"]),
        ("His partner rang to report that he drank all weekend.", ["affirmed"]),
        ("Smoking weed at his mate's.", ["affirmed"]),
    ],
)  # fmt: skip
def test_status(detect: Detector, note: str, expected: list[str]) -> None:
    assert statuses(detect, note) == expected


def test_the_explanation_names_the_cue_and_where_it_stands(detect: Detector) -> None:
    note = "He strongly denied any cocaine."
    (signal,) = detect(note)
    assert signal.explanation is not None
    (cue,) = [c for c in signal.explanation.cues if c.type == "denial"]
    assert note[cue.start : cue.end] == cue.text == "denied"


def test_no_cue_reaches_into_the_next_sentence(detect: Detector) -> None:
    assert statuses(detect, "He denied it. Cannabis in his pocket.") == ["affirmed"]
