"""What a signal's label leaves open, decided from its words and the words around it.

Each function takes a note, one of its signals, and the word lists; each decides one thing.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from ..schema import Signal
from .lexicon import SafeguardingWords, SubstanceWords, TimingWords, WithholdingWords
from .passage import Passage
from .phrases import Phrases
from .timing import Period, latest_period

_SENTENCES_BACK: Final = 2
_ASKED_BACK: Final = 4
_BESIDE: Final = 50
_NAME: Final = r"\s+(?:is\s+|called\s+|named\s+)?(?P<name>[A-Z][a-z]+)\b"


def partner_names(passages: Iterable[Passage], words: WithholdingWords) -> Phrases:
    """The names that follow a word for a partner anywhere in the case ("girlfriend Leanne")."""
    pattern = re.compile(rf"\b(?i:{'|'.join(map(re.escape, words.partner_of))}){_NAME}")
    return Phrases(
        found["name"] for passage in passages for found in pattern.finditer(passage.text)
    )


def is_active(passage: Passage, signal: Signal) -> bool:
    """Whether a signal is affirmed, and not of a family that has no link to the person.

    Children's social care is involved with another's family where its sentence speaks of
    children and all of them are others'.
    """
    if signal.status != "affirmed" or signal.kind != "child_safeguarding":
        return signal.status == "affirmed"
    children = [
        child
        for child in passage.signals
        if child.kind == "child" and passage.near(child, signal, 0)
    ]
    return not children or any(child.status != "other" for child in children)


def is_about_the_protected(
    passage: Passage, signal: Signal, words: WithholdingWords, partners: Phrases
) -> bool:
    """Whether what is withheld is about a child, partner, household or address.

    The signal's own words decide where they tell; else its sentence; else, for a bare "no
    comment", what the sentences before it asked about.
    """
    own, sentence = passage.spanned(signal), passage.around(signal)
    for text in (own, sentence):
        if words.protected.within(text) or partners.within(text):
            return True
        if words.unprotected.within(text):
            return False
    number = passage.sentence_number(signal)
    asked_of_child = any(
        0 <= number - passage.sentence_number(child) <= _SENTENCES_BACK
        for child in passage.active("child")
    )
    context = passage.around(signal, before=_ASKED_BACK)
    return asked_of_child or words.protected.within(context) or partners.within(context)


def is_relapse(passage: Passage, signal: Signal, words: SubstanceWords) -> bool:
    """Whether the use is told as a return to use."""
    return words.relapse.within(passage.around(signal))


def is_abstinence(passage: Passage, signal: Signal, words: SubstanceWords) -> bool:
    """Whether a negated use tells that the person has stopped."""
    return words.abstinent.within(passage.around(signal))


def is_intoxication_at_contact(passage: Passage, signal: Signal, words: SubstanceWords) -> bool:
    """Whether the person was smelt, or seen or heard to be intoxicated, by the service."""
    own, sentence = passage.spanned(signal), passage.around(signal)
    away = words.elsewhere.within(passage.beside(signal, _BESIDE))
    if words.smell.within(own):
        return not away or words.at_contact.within(passage.around(signal, before=1))
    if words.seen.within(own):
        return not away
    return words.drunk.within(own) and words.at_contact.within(sentence) and not away


def is_linked_to_child_contact(passage: Passage, signal: Signal, words: SubstanceWords) -> bool:
    """Whether a child was with the person, due to be, or kept away, close by in the note."""
    return any(
        passage.near(child, signal, 0)
        or (
            passage.near(child, signal, _SENTENCES_BACK)
            and words.child_contact.within(passage.around(child))
        )
        for child in passage.active("child")
    )


def is_linked_to_violence(
    passage: Passage, signal: Signal, words: SubstanceWords, denials: Phrases
) -> bool:
    """Whether violence is told beside the use, and not denied."""
    if any(passage.near(abuse, signal, 1) for abuse in passage.active("domestic_abuse")):
        return True
    text = passage.around(signal)
    return any(
        not denials.within(text[max(0, found.start() - 25) : found.start()])
        for found in words.violence.all_in(text)
    )


def happened_after(
    passage: Passage, signal: Signal, assessed_on: dt.date, words: TimingWords
) -> bool:
    """Whether an incident happened after an assessment, as far as the note tells.

    An order that simply stands is none. A date in its words or sentence decides; else fresh
    news is after, the index offence, work on it and earlier life are before, and anything else
    is taken to have happened since.
    """
    if passage.date <= assessed_on:
        return False
    own, sentence = passage.spanned(signal), passage.around(signal)
    if words.standing_order.within(own) and not words.newly_made.within(sentence):
        return False
    told = _when(own, sentence, passage, open_since=True) or _told_before(passage, signal)
    if told is not None:
        return told.last > assessed_on
    if words.fresh.within(sentence):
        return True
    earlier = passage.around(signal, before=_SENTENCES_BACK)[: -len(sentence)]
    played_down = any(
        other.subtype == "minimisation" and passage.near(other, signal, 0)
        for other in passage.active("resistance")
    )
    return not (played_down or words.before.within(sentence) or words.work.within(earlier))


def is_step_up(
    passage: Passage, signal: Signal, assessed_on: dt.date, words: SafeguardingWords
) -> bool:
    """Whether children's social care stepped up after an assessment that knew of it."""
    if passage.date <= assessed_on:
        return False
    own, sentence = passage.spanned(signal), passage.around(signal)
    told = _when(own, sentence, passage, open_since=False)
    if told is not None and told.last <= assessed_on:
        return False
    for text in (own, sentence):
        if words.step_up.within(text):
            return not words.same_again.within(text)
    return False


def _when(own: str, sentence: str, passage: Passage, *, open_since: bool) -> Period | None:
    """The time that the signal's own words tell, else that its sentence tells."""
    return latest_period(own, passage.date, open_since=open_since) or latest_period(
        sentence, passage.date, open_since=open_since
    )


def _told_before(passage: Passage, signal: Signal) -> Period | None:
    """The time told for the same kind of thing in the sentence before."""
    number = passage.sentence_number(signal)
    for other in passage.active(signal.kind):
        if passage.sentence_number(other) == number - 1:
            return latest_period(passage.around(other), passage.date, open_since=True)
    return None
