"""Safeguarding gaps, and the notes that answer them."""

import re
from collections.abc import Sequence
from typing import Final

from ..schema import Signal
from .lexicon import GapWords, Words
from .names import SAME_NAME, likeness
from .passage import Passage, Place

_LOOK_BACK: Final = 30
_NAME: Final = re.compile(r"\b[A-Z][\w-]+")


def answering_note(
    passages: Sequence[Passage], asked: Passage, gap: Signal, words: Words
) -> int | None:
    """The number of the first note, from the gap's own on, that answers it; None if none does.

    Sending or chasing a check is no answer: that it was done, its reply, or what was missing is.
    """
    topics = _topics(asked, gap, words.gaps)
    names = _names(asked, gap)
    for passage in passages[asked.index :]:
        after = gap.end if passage is asked else 0
        if (
            _says_done(passage, after, topics, names, words.gaps)
            or ("check" in topics and _tells_reply(passage, after, words.gaps))
            or ("details" in topics and _gives_details(passage, after, words))
        ):
            return passage.index
    return None


def _topics(passage: Passage, signal: Signal, words: GapWords) -> frozenset[str]:
    """Whether a check, details, or either (where the words do not tell) are spoken of."""
    for text in (passage.spanned(signal), passage.around(signal)):
        check, details = words.check.within(text), words.details.within(text)
        if check or details:
            return frozenset(
                topic for topic, told in (("check", check), ("details", details)) if told
            )
    return frozenset(("check", "details"))


def _says_done(
    passage: Passage, after: int, topics: frozenset[str], wanted: Sequence[str], words: GapWords
) -> bool:
    """Whether a negated gap after the offset says that the same was done, of no other child."""
    for signal in passage.signals:
        if signal.kind != "safeguarding_gap" or signal.status != "negated" or signal.start < after:
            continue
        same_topic = bool(topics & _topics(passage, signal, words))
        if same_topic and _same_child(wanted, _names(passage, signal)):
            return True
    return False


def _tells_reply(passage: Passage, after: int, words: GapWords) -> bool:
    """Whether children's social care, or whoever was asked, is told to have answered."""
    for signal in passage.signals:
        if signal.start < after:
            continue
        received = signal.subtype == "information_received" and signal.status == "affirmed"
        if received and words.reply.within(passage.around(signal, after=1)):
            return True
        if signal.kind == "child_safeguarding" and signal.status == "negated":
            return True
    return False


def _gives_details(passage: Passage, after: int, words: Words) -> bool:
    """Whether the note says, outside what is withheld or missing, that details were given."""
    blanks = [
        passage.sentence_number(signal)
        for kind in ("safeguarding_gap", "resistance")
        for signal in passage.active(kind)
    ]
    for found in words.gaps.given.all_in(passage.text):
        place = Place(found.start(), found.end())
        before = passage.text[max(0, found.start() - _LOOK_BACK) : found.start()]
        denied = words.general.denials.within(before)
        own_gap = after <= found.start()
        if own_gap and not denied and passage.sentence_number(place) not in blanks:
            return True
    return False


def _names(passage: Passage, signal: Signal) -> list[str]:
    """The names of children within the sentence of the signal."""
    beside = (child for child in passage.active("child") if passage.near(child, signal, 0))
    return [name for child in beside for name in _NAME.findall(passage.spanned(child))]


def _same_child(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names can be of one child, as where either side gives none."""
    if not one or not other:
        return True
    return any(likeness(left, right) >= SAME_NAME for left in one for right in other)
