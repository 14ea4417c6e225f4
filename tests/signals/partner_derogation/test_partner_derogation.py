"""What counts as contempt for a partner, on wording that no pattern was made from."""

from __future__ import annotations

import pytest

from risksignals.patterns import build_table
from risksignals.pipeline.detector import Detector
from risksignals.pipeline.lexicons import packaged_lexicon
from risksignals.schema import Signal

KIND = "partner_derogation"


@pytest.fixture(scope="module")
def detect() -> Detector:
    return Detector(build_table(packaged_lexicon({KIND})))


def found(detect: Detector, text: str) -> list[Signal]:
    return [s for s in detect(text) if s.kind == KIND]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Craig said his wife is a lazy two-faced cow and laughed.", "insult"),
        ("He described his ex-girlfriend as a total nutter.", "insult"),
        ("Asked about Tina, his ex, he said she wants locking up.", "insult"),
        ('On his kids\' mum: "thick as a brick".', "insult"),
        ("She called her husband a waste of oxygen twice.", "insult"),
        ('His partner is "the kitchen appliance" when his mates are round.', "insult"),
        ("He says his ex goaded him until he snapped.", "blame"),
        ("He blames Donna, his partner, for losing the flat.", "blame"),
        ("He is adamant that his girlfriend rang the police for attention.", "blame"),
        ("Told me his ex has poisoned the kids against him.", "blame"),
        ("She says her ex trapped her, it was his doing.", "blame"),
        ("Very scathing about his ex throughout.", "contempt"),
        ("He said his wife could not be trusted to boil a kettle.", "contempt"),
        ("He thinks a wife ought to be at home with his tea ready.", "contempt"),
        ("He told me his girlfriend is his property.", "contempt"),
        ("Made sexist remarks about his partner's weight.", "contempt"),
    ],
)
def test_each_way_of_speaking_has_its_subtype(detect: Detector, text: str, subtype: str) -> None:
    signals = found(detect, text)
    assert any(s.subtype == subtype and s.status == "affirmed" for s in signals), signals


@pytest.mark.parametrize(
    "text",
    [
        "He argued with his partner on Sunday and slept at his brother's.",
        "He misses his wife and says the marriage ended badly.",
        "His mother is a lazy cow, he told me.",
        "He called the receptionist a stupid cow when she asked his name.",
        "His wife milks the cows and walks the dog before work.",
        "He called his partner to say that he would be late.",
        "He feels useless since he lost his job, and his partner worries.",
        "Partner agencies met on Tuesday and the paperwork was a mess.",
        "His girlfriend is having her mental health assessment on Friday.",
        "He said the neighbour is a psycho and has moved his bins.",
        "His partner drove him to the appointment.",
        "His wife made him a sandwich and he ate it in reception.",
        "Boss is a control freak, he says, but the hours suit.",
    ],
)
def test_friction_and_insults_of_others_are_no_mention(detect: Detector, text: str) -> None:
    assert not [s for s in found(detect, text) if s.status == "affirmed"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He spoke respectfully about his ex-wife today.", "negated"),
        ("No disparaging comments about his partner this time.", "negated"),
        ("He did not say a bad word about his girlfriend.", "negated"),
        ("He used to call his wife a nag and cringes at it now.", "historical"),
        ("Her boyfriend calls her a fat slag in front of the children, she says.", "other"),
    ],
)
def test_the_status_says_whether_it_still_holds(detect: Detector, text: str, status: str) -> None:
    signals = found(detect, text)
    assert signals
    assert {s.status for s in signals} == {status}


def test_a_quotation_counts_when_it_is_the_persons_word_for_the_partner(
    detect: Detector,
) -> None:
    text = "Mr Howe came in late. His wife is 'the upholstery' and he sees no harm in it."
    assert [s.text for s in found(detect, text)] == ["the upholstery"]
    assert not found(detect, "Mr Howe came in late. The offence was 'a bit of bother'.")


def test_kind_words_in_quotation_marks_are_no_mention(detect: Detector) -> None:
    assert not found(detect, "His wife is 'my rock', he says.")
