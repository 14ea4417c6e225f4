"""Whether two given names, as families and notes write them, can be one child's.

`likeness` compares two written names; the higher, the closer. What it accepts: the same name
whatever its accents, hyphens or spelling; a known nickname; a name shortened from the front or
kept from its end; a pet ending (Zuzia, Kaydo), a doubled syllable (Kay-Kay); initials.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

import msgspec
from nicknames import NickNamer
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from .resources import load_toml

#: The likeness from which two names are taken to be one child's.
SAME_NAME: Final = 0.7

_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})
# fmt: off
_PET_ENDINGS: Final = (
    "kins", "sters", "ster", "zza", "zzy", "dles", "zie", "sie", "sey", "cia", "sia", "nia", "cie",
    "ers", "sy", "ie", "ey", "ia", "do", "ka", "ek", "us", "y", "i", "o", "s", "z",
)
# fmt: on
_SOUNDS: Final = (
    (re.compile(r"eigh|igh"), "i"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c(?!h)"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"z"), "s"),
    (re.compile(r"ee|ea|ie|ey$|y"), "i"),
    (re.compile(r"oo"), "u"),
    (re.compile(r"(?<=[aeiou])h(?![aeiou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=...[^aeiou])e$"), ""),
)
#: Heard as "sh" in a short form: Osh for Osian, Shan for Sian.
_HUSHED: Final = re.compile(r"si(?=[aou])")
_VOWELS: Final = re.compile(r"[aeiou]")
_SHORT: Final = 4
_NONE: Final[frozenset[str]] = frozenset()


class _Families(msgspec.Struct, forbid_unknown_fields=True):
    theophoric: tuple[str, ...]
    british: dict[str, tuple[str, ...]]
    irish: dict[str, tuple[str, ...]]
    scottish: dict[str, tuple[str, ...]]
    welsh: dict[str, tuple[str, ...]]
    polish: dict[str, tuple[str, ...]]
    baltic_slavic_romanian: dict[str, tuple[str, ...]]
    west_african: dict[str, tuple[str, ...]]
    muslim_and_arabic: dict[str, tuple[str, ...]]
    south_asian: dict[str, tuple[str, ...]]


def given_name_likeness(mentioned: tuple[str, ...], known: tuple[str, ...]) -> float:
    """How well the words of a mentioned name fit those of a known one, 0 to 1.

    Both are a name's words in order ("Lexie", "May"; "Lexi-Mae", "Spowage"). Surnames do not
    speak for or against; a known middle name may be the one that is used.
    """
    if not mentioned or not known:
        return 0.0
    first = mentioned[0]
    best = likeness(first, known[0])
    if len(mentioned) > 1:
        best = max(best, likeness(mentioned[0] + mentioned[1], known[0]))
    if len(known) > 1:
        best = max(best, likeness(first, known[0] + known[1]), _as_initials(first, known))
    if any(normal(first) == normal(word) for word in known[1:-1]):
        best = max(best, SAME_NAME)
    return best


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How alike two single names are, 0 to 1; `SAME_NAME` and above may be one child's."""
    left, right = _parts(one), _parts(other)
    if not left or not right:
        return 0.0
    whole_left, whole_right = "".join(left), "".join(right)
    if whole_left == whole_right:
        return 1.0
    if len(left) > 1 and len(right) > 1 and left[0] != left[1]:
        return min(_single(left[0], right[0]), _single(left[1], right[1]))
    return max(
        _single(whole_left, whole_right),
        _single(left[0], right[0]) - 0.02,
        _single(_undoubled(left), whole_right) - 0.02,
        _single(whole_left, _undoubled(right)) - 0.02,
    )


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """The name's plain lower-case letters."""
    return "".join(_parts(name))


@cache
def is_known_name(word: str) -> bool:
    """Whether the word is a given name or a nickname in the data at hand."""
    plain = normal(word)
    return plain in _formal_names() or bool(
        _nicknamer().nicknames_of(plain) or _nicknamer().canonicals_of(plain)
    )


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    words = re.split(r"[\s\-]+", decomposed)
    plain = ("".join(letter for letter in word if letter.isalpha()) for word in words)
    return tuple(word for word in plain if word)


def _undoubled(parts: tuple[str, ...]) -> str:
    """ "kay" of "Kay-Kay", "jo" of "Jojo"; otherwise the name itself."""
    name = "".join(parts)
    half = len(name) // 2
    return name[:half] if half > 1 and name[:half] * 2 == name else name


def _single(one: str, other: str) -> float:
    if one == other:
        return 0.99
    return max(
        _nickname(one, other),
        _spelling(one, other),
        _shortened(one, other),
        _pet_form(one, other),
        _pet_form(other, one),
        _doubled(one, other),
        _doubled(other, one),
    )


def _nickname(one: str, other: str) -> float:
    """A known form of the other name; or two forms of one name that begin alike.

    Forms that begin apart are often brothers or sisters: Alfie and Freddie, of Alfred.
    """
    forms = _forms()
    alike = one[0] == other[0]
    if other in forms.get(one, ()) or one in forms.get(other, ()):
        return 0.9
    if alike and _formal_names().get(one, _NONE) & _formal_names().get(other, _NONE):
        return 0.75
    namer = _nicknamer()
    if other in namer.nicknames_of(one) or one in namer.nicknames_of(other):
        return 0.88 if alike else 0.72
    return 0.0


def _spelling(one: str, other: str) -> float:
    heard_one, heard_other = _heard(one), _heard(other)
    if heard_one == heard_other:
        return 0.95
    if not heard_one or not heard_other or heard_one[0] != heard_other[0]:
        return 0.0
    bones_one, bones_other = _VOWELS.sub("", heard_one), _VOWELS.sub("", heard_other)
    if bones_one != bones_other:
        return 0.0
    if len(bones_one) >= 3 and fuzz.ratio(one, other) >= 75:
        return 0.85
    if min(len(one), len(other)) > _SHORT and OSA.distance(one, other) == 1:
        return 0.8
    return 0.0


def _shortened(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or len(short) == len(long):
        return 0.0
    if long.startswith(short):
        return 0.8 + 0.01 * len(short)
    for prefix in _theophoric():
        rest = long.removeprefix(prefix)
        if rest != long and len(short) > 2 and rest.startswith(short):
            return 0.85
    heard_short, heard_long = _heard(short), _heard(long)
    hushed = _HUSHED.sub("sh", heard_long)
    if len(heard_short) > 1 and (
        heard_long.startswith(heard_short) or hushed.startswith(heard_short)
    ):
        return 0.75 + 0.01 * len(heard_short)
    if long.endswith(short) and len(short) >= (_SHORT if len(long) <= 6 else 3):
        return 0.75
    return 0.0


def _pet_form(pet: str, name: str) -> float:
    """Whether `pet` is the front of `name`, or a short form, with a pet ending.

    Temmy for Temitope, Tomo for Thomas by way of Tom, Evs for Evie.
    """
    best = 0.0
    heard = _heard(name)
    short_forms = _forms().get(name, _NONE)
    for ending in _PET_ENDINGS:
        front = pet.removesuffix(ending)
        stem = _heard(front)
        plural = ending in ("s", "z")
        if front == pet or len(stem) < 2 or len(pet) < _SHORT - plural:
            continue
        if front in short_forms and len(front) > 2:
            best = max(best, SAME_NAME)
        if heard.startswith(stem) and len(name) - len(front) > 1 - plural:
            shared = _shared_front(_heard(pet), heard)
            best = max(best, SAME_NAME + 0.01 * min(shared, 9))
    return best


def _doubled(pet: str, name: str) -> float:
    """Whether `pet` doubles a syllable of `name`: Low-Low for Elowen, Gigi for Georgia."""
    syllable = _undoubled((pet,))
    if syllable == pet:
        return 0.0
    inner = len(syllable) > 2 and syllable in (name[1 : 1 + len(syllable)], name[-len(syllable) :])
    return SAME_NAME if inner or (len(syllable) == 2 and pet[0] == name[0]) else 0.0


def _as_initials(mentioned: str, known: tuple[str, ...]) -> float:
    """Whether `mentioned` ("AJ", "A.J.") is made of the known name's letters, in order."""
    letters = normal(mentioned)
    if not 1 <= len(letters) <= 3 or not re.fullmatch(r"(?:[A-Z]\.?){1,3}", mentioned):
        return 0.0
    initials = "".join(normal(word)[:1] for word in known)
    if initials.startswith(letters):
        return 0.8
    spelt = iter(normal(known[0]))
    named = letters[0] == initials[:1] and all(letter in spelt for letter in letters)
    return SAME_NAME if named else 0.0


def _shared_front(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


@lru_cache(maxsize=65536)
def _heard(name: str) -> str:
    """A rough spelling of how the name sounds, the same for Idrees and Idris."""
    for pattern, sound in _SOUNDS:
        name = pattern.sub(sound, name)
    return name


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


@cache
def _data() -> _Families:
    return load_toml("nicknames.toml", _Families)


@cache
def _theophoric() -> tuple[str, ...]:
    return _data().theophoric


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Each formal name, of any tradition, with its forms."""
    forms: dict[str, set[str]] = {}
    for formal, others in _listed():
        forms.setdefault(normal(formal), set()).update(map(normal, others))
    return {formal: frozenset(others) for formal, others in forms.items()}


@cache
def _formal_names() -> dict[str, frozenset[str]]:
    """Each form of a name with the formal names that it is a form of."""
    formal_names: dict[str, set[str]] = {}
    for formal, others in _listed():
        for form in (formal, *others):
            formal_names.setdefault(normal(form), set()).add(normal(formal))
    return {form: frozenset(names) for form, names in formal_names.items()}


def _listed() -> Iterator[tuple[str, tuple[str, ...]]]:
    for tradition in msgspec.structs.fields(_data()):
        listed = getattr(_data(), tradition.name)
        if isinstance(listed, dict):
            yield from listed.items()
