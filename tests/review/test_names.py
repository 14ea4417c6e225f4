"""Which written names can be one child's."""

import pytest

from risksignals.review.names import SAME_NAME, given_name_likeness, is_known_name, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ugnė", "Ugne"),
        ("Lily-Mae", "Lily"),
        ("Lexi-Mae", "Lexie-May"),
        ("Jaiden", "Jayden"),
        ("Idris", "Idrees"),
        ("Niamh", "Neave"),
        ("Zofia", "Zosia"),
        ("Oluwadamilola", "Damilola"),
        ("Temitope", "Tope"),
        ("Kaiden", "Kaydo"),
        ("Inaya", "Inny"),
        ("Florence", "Flossie"),
        ("Flossie", "Flo"),
        ("Sophie", "Sophia"),
        ("Siân", "Sian"),
        ("Muhammad", "Mo"),
        ("Osian", "Osh"),
        ("Elowen", "Low-Low"),
        ("Georgia", "Gigi"),
        ("Louise", "Lulu"),
        ("Thomas", "Tomo"),
        ("Callum", "Calsy"),
        ("Evie", "Evs"),
        ("Ella", "Ells"),
        ("Alexander", "Xan"),
    ],
)
def test_forms_of_one_name_are_alike(one, other):
    assert likeness(one, other) >= SAME_NAME
    assert likeness(other, one) >= SAME_NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jake", "Jack"),
        ("Ellie", "Ella"),
        ("Alfie", "Freddie"),
        ("Kyle", "Kayla"),
        ("Harley", "Hayley"),
        ("Lily-Mae", "Lily-Rose"),
        ("Mia", "Maya"),
        ("Callum", "Caleb"),
        ("Josh", "Joseph"),
        ("Noah", "Nora"),
        ("", "Jake"),
    ],
)
def test_other_names_are_not(one, other):
    assert likeness(one, other) < SAME_NAME
    assert likeness(other, one) < SAME_NAME


def test_the_nearest_of_a_family_of_names_is_the_nearest():
    siblings = ("Kyle", "Kayla", "Kaiden")
    assert max(siblings, key=lambda name: likeness("Ky", name)) == "Kyle"
    assert max(siblings, key=lambda name: likeness("Kay-Kay", name)) == "Kayla"
    assert max(siblings, key=lambda name: likeness("Kaydo", name)) == "Kaiden"


def test_surnames_do_not_speak():
    assert given_name_likeness(("Ayan", "Khan"), ("Ayaan", "Malik")) >= SAME_NAME


def test_a_middle_name_may_be_the_one_used():
    assert given_name_likeness(("Grace",), ("Elizabeth", "Grace", "Hollis")) >= SAME_NAME
    assert given_name_likeness(("Hollis",), ("Elizabeth", "Grace", "Hollis")) < SAME_NAME


def test_initials_are_the_names():
    assert given_name_likeness(("AJ",), ("Arjan", "Sandhu")) >= SAME_NAME
    assert given_name_likeness(("J",), ("Jake", "Moss")) >= SAME_NAME
    assert given_name_likeness(("KB",), ("Jake", "Moss")) < SAME_NAME


def test_names_and_words():
    assert is_known_name("Betsy")
    assert is_known_name("Zuzia")
    assert not is_known_name("Radiator")
