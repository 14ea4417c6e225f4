"""What one mention tells: who, how many, how old, whose."""

import pytest

from risksignals.review.kinship import kinship
from risksignals.review.mentions import MentionReader
from risksignals.review.passage import Passage

from .marked import analysed, day

TOLD_ON = "2024-06-01"


def read(marked):
    note, analysis = analysed("n1", TOLD_ON, marked)
    passage = Passage.of(0, note, analysis.signals)
    reader = MentionReader(kinship(), frozenset())
    return [
        mention for signal in passage.active("child") for mention in reader.read(passage, signal)
    ]


def told(marked):
    return [
        (mention.count, [" ".join(name) for name in mention.facts.names])
        for mention in read(marked)
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{child/own|his six-year-old son}", [(1, [])]),
        ("{child/own|Maisie (4)}", [(1, ["Maisie"])]),
        ("{child/own|Baby Tobias}", [(1, ["Tobias"])]),
        ("{child/own|Ayan Khan}", [(1, ["Ayan Khan"])]),
        ("{child/own|two daughters with Kelly, aged 8 and 6}", [(1, []), (1, [])]),
        ("{child/own|Oliver (10) and Grace (8)}", [(1, ["Oliver"]), (1, ["Grace"])]),
        ("{child/own|their son, Yusuf, who is five}", [(1, ["Yusuf"])]),
        ("{child/own|Kids x3}", [(3, [])]),
        ("{child/own|the children's} mother", [(0, [])]),
        ("{child/own|his baby mum}", [(1, [])]),
        ("{child/own|two Lilys}", [(2, ["Lily"])]),
        ("{child/partners|Neville's pair}", [(2, [])]),
        ("{child/partners|Her two (girl 9, boy 5)}", [(2, []), (1, []), (1, [])]),
        ("{child/partners|a lad of nine}", [(1, [])]),
        (
            "{child/household_or_contact|grandsons Lucas (5) and Mason (3)}",
            [(0, []), (1, ["Lucas"]), (1, ["Mason"])],
        ),
        ("{child/household_or_contact|a lad and a lassie}", [(1, []), (1, [])]),
        ("{child/household_or_contact|the Kowalski girls from no. 9}", [(0, [])]),
        ("{child/household_or_contact|Six and eight}", [(1, []), (1, [])]),
        ("{child/household_or_contact|four very small pairs of socks}", [(1, [])]),
        ("{child/unborn|expecting twins}", [(2, [])]),
    ],
)
def test_how_many_and_their_names(marked, expected):
    assert told(f"There was {marked}.") == expected


@pytest.mark.parametrize(
    ("marked", "youngest", "oldest"),
    [
        ("{child/own|Jake (6)}", 6, 7),
        ("{child/own|Jake}, 6, came", 6, 7),
        ("{child/own|Jake}, who is six", 6, 7),
        ("{child/own|his six-year-old}", 6, 7),
        ("{child/own|Ines (18 months)}", 1.5, 1.6),
        ("{child/own|his youngest's tenth birthday}", 9, 11),
        ("{child/own|the toddler}", 1, 4),
        ("{child/household_or_contact|a cot in the back bedroom}", 0, 4),
        ("{child/own|Jake, just gone into Year 6}", 10, 12),
    ],
)
def test_how_old(marked, youngest, oldest):
    born = read(f"There was {marked}.")[0].facts.born
    years = [(day(TOLD_ON) - when).days / 365.25 for when in (born.last, born.first)]
    assert years == pytest.approx([youngest, oldest], abs=0.15)


@pytest.mark.parametrize(
    "marked",
    ["{child/own|Jake}, 5pm", "{child/own|Jake}, 15 RAR days", "{child/own|Jake} 2 weeks ago"],
)
def test_a_number_that_is_no_age(marked):
    assert read(f"Saw {marked}.")[0].facts.born is None


@pytest.mark.parametrize(
    ("marked", "kins"),
    [
        ("{child/own|his son}", {"own"}),
        ("{child/partners|her lad}", {"partners"}),
        ("{child/own|his stepson}", {"partners"}),
        ("{child/household_or_contact|his nephew}", {"nibling"}),
        ("{child/household_or_contact|his kid brother}", {"sibling"}),
        ("{child/household_or_contact|her sister's three}", {"nibling", "other"}),
        ("{child/household_or_contact|his daughter's baby}", {"grandchild", "other"}),
        ("{child/own|Efa's brother}", {"own"}),
    ],
)
def test_whose(marked, kins):
    assert read(f"There was {marked}.")[0].facts.kins == kins


def test_something_of_a_childs_is_a_sign():
    for words in (
        "a child's coat on the post",
        "baby bottles on the drainer",
        "does the school run",
        "has him Thursdays",
    ):
        assert read(f"There: {{child/household_or_contact|{words}}}.")[0].sign
    assert read("There: {child/household_or_contact|has him Thursdays}.")[0].facts.sex == "male"
