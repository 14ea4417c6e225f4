"""Tokens and sentences of notes as they are really typed, with offsets that are always exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risksignals.text import Encoder
from risksignals.text.tokens import NAME, NUMBER, UNKNOWN, words_of

VOCABULARY = {"alcohol": "\u1001", "full": "\u1002", "stop": "\u1003", "comma": "\u1004"}
VOCABULARY |= {"new": "\u1005", "paragraph": "\u1006", "cocaine": "\u1007", "zoe": "\u1008"}


@pytest.fixture(scope="module")
def encode() -> Encoder:
    return Encoder(VOCABULARY, names=["maisie"])


def sentences(encode: Encoder, text: str) -> list[str]:
    tokens = encode(text)
    return [text[slice(*tokens.span(*bounds))] for bounds in tokens.sentences()]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Seen. Next appt. at 14.30 w/ Mr. Jones.", ["Seen", "Next appt. at 14.30 w/ Mr. Jones"]),
        ("Missed appt. Smelt of drink.", ["Missed appt.", "Smelt of drink"]),
        ("approx. 4 cans, e.g. Friday", ["approx. 4 cans, e.g. Friday"]),
        ("Spoke to J. Smith re housing", ["Spoke to J. Smith re housing"]),
        ("- no kids\n- drinks daily", ["- no kids", "- drinks daily"]),
        ("Drugs: nil\r\nAlcohol: daily", ["Drugs: nil", "Alcohol: daily"]),
        ("Any drugs? Denied.", ["Any drugs", "Denied"]),
        ("missed the bus.No call made", ["missed the bus", "No call made"]),
        ("see www.example.org for times", ["see www.example.org for times"]),
        ("He was late... then left", ["He was late", "then left"]),
        ("not a word full stop Then he left", ["not a word full", "Then he left"]),
    ],
)
def test_sentences_of_note_shorthand(encode: Encoder, note: str, expected: list[str]) -> None:
    assert sentences(encode, note) == expected


def test_a_wrapped_line_goes_on_but_a_list_of_short_lines_does_not(encode: Encoder) -> None:
    wrapped = "He came in at ten and we went through the rules of the order once\nmore together."
    assert len(sentences(encode, wrapped)) == 1
    assert len(sentences(encode, "no kids\ndrinks daily\nlives alone")) == 3


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("didn't", ["did", "n't"]),
        ("dont", ["do", "nt"]),
        ("ex-partner's", ["ex", "partner", "'s"]),
        ("six-year-old", ["six", "year", "old"]),
        ("w/o", ["w/o"]),
        ("“Zoë’s”", ["zoe", "'s"]),
        ("6yo", ["6", "yo"]),
        ("co\u200bcaine", ["cocaine"]),
    ],
)
def test_words_of_a_phrase(phrase: str, words: list[str]) -> None:
    assert words_of(phrase) == words


def test_spelling_case_and_hidden_characters_do_not_change_a_word(encode: Encoder) -> None:
    for written in ("alcohol", "Alcohol", "ALCOHOL", "alco\u00adhol", "al\u200dcohol"):
        assert encode(written).codes == VOCABULARY["alcohol"]
    assert encode("Zoe\u0308").codes == VOCABULARY["zoe"]


def test_words_that_no_pattern_names_keep_their_shape(encode: Encoder) -> None:
    assert encode("bread Jake 14 maisie").codes == UNKNOWN + NAME + NUMBER + NAME


AWKWARD = st.text("abcXYZ 0123.,;:!?'\"()-/\t\r\n\u00e9\u0301’“\u200b🙂ŁßİＡ\x85", max_size=200)


@settings(max_examples=300, deadline=None)
@given(st.one_of(AWKWARD, st.text(max_size=200)))
def test_every_token_lies_where_its_offsets_say(text: str) -> None:
    tokens = Encoder(VOCABULARY)(text)
    assert len(tokens.spans) == len(tokens)
    last = 0
    for index, (start, end) in enumerate(tokens.spans):
        assert last <= start < end <= len(text)
        assert tokens.word(index) == text[start:end]
        last = end if tokens.codes[index] != "." else max(last, start)


def test_a_megabyte_is_tokenised_in_full(encode: Encoder) -> None:
    text = "Smelt of alcohol, denied it. 🙂\r\n" * 33_000
    tokens = encode(text)
    assert tokens.codes.count(VOCABULARY["alcohol"]) == 33_000
    assert text[slice(*tokens.spans[-2])] == "🙂"
