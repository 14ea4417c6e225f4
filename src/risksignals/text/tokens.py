"""One pass from raw text to tokens, and from tokens to a string with one character a token.

A note is cut at blanks into *chunks*; each distinct chunk is cut into tokens once and remembered,
as spaCy's tokeniser does. Every token becomes one *code*: a character that stands for that word in
every pattern, whatever its case, accents, apostrophes or zero-width characters. Patterns are then
plain regular expressions over the code string, one character a token. Offsets are sums of chunk
lengths plus offsets within a chunk, so they are exact and no text is ever changed.

Words that no pattern names share the codes `UNKNOWN` (lower case), `NAME` (capitalised, or a known
given name) and `ACRONYM` (capitals); digits are `NUMBER`; punctuation stands for itself. Quotation
marks and the hyphen inside a compound are no tokens: "ex-partner" reads as "ex partner".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from typing import NamedTuple

UNKNOWN = "w"
NAME = "N"
ACRONYM = "A"
NUMBER = "#"
OTHER = "~"

BREAKS = ".!?\n"
"""Codes that end a sentence. No pattern reaches across one."""

DICTATED = {"full stop": OTHER + ".", "new paragraph": OTHER + "\n", "comma": ","}
"""Punctuation that speech recognition wrote out, and the codes it stands for."""

_BREAK = re.compile(f"[{re.escape(BREAKS)}]")
_SOFT_STOP = "\u00b8"
_HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LETTER = rf"(?:[^\W\d_][\u0300-\u036f{_HIDDEN}]*)"
_APOSTROPHE = "['\u2019\u2018\u02bc\u0060\u00b4]"
_CLITIC = rf"{_APOSTROPHE}(?i:s|d|ll|re|ve|m)(?![^\W_])"
_CHUNK = re.compile(r"\S+\s*")
_TOKEN = re.compile(
    rf"""
    (?i:(?:mr|mrs|ms|dr|prof|rev|st|sgt|insp|cllr|approx|vs|e\.g|i\.e|eg|ie|incl|excl)\.)(?!\S*\n)
  | (?P<short>(?i:appts?|tel|ref|resp|hrs?|mins?|wks?|mths?|yrs?|exp|max|prev
      |prob|poss|dept|govt|est|misc|temp|ext|etc|nos?|re|cc|asst|supt|a\.m|p\.m
      |jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|weds?|thurs?|fri|sat|sun)\.(?=\s))
  | (?<![^\W_])[A-Z]\.(?![^\W\d_]{{2}}|\s*\n)
  | (?i:w/o|w/|c/o|b/f|g/f|n/a|u/s|t/c|p/c|h/v|o/v|d/v|y/o)(?![^\W_])
  | (?i:do|does|did|is|was|wo|would|could|should|has|have|had|are|were|ca|ai|need|must)
    (?=(?i:n{_APOSTROPHE}?t)(?![^\W_]))
  | (?i:n{_APOSTROPHE}?t)(?![^\W_])
  | {_CLITIC}
  | \d+(?:[.,:/]\d+)*
  | {_LETTER}+
  | \r\n? | \n
  | \.{{2,}} | \u2026
  | (?P<inner>\.(?=[a-z\d]))
  | (?P<trivia>[\s\"\u201c\u201d\u201e\u00ab\u00bb*_{_HIDDEN}]
      | (?<=[^\W_])[-\u2010\u2011](?=[^\W_]) | {_APOSTROPHE})
  | .
    """,
    re.VERBOSE | re.DOTALL,
)
_IGNORED = re.compile(rf"[\u0300-\u036f{_HIDDEN}]")
_ANY_APOSTROPHE = re.compile(_APOSTROPHE)
_PUNCTUATION = {
    "\n": "\n", "\r": "\n", "\r\n": "\n", ".": ".", "!": "!", "?": "?", "…": ",", ",": ",",
    ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "/": "/", "&": "&", "+": "&",
    "-": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2022": "-", "\u25cf": "-",
    "\u2023": "-", "\u00b7": "-", "\u2192": "-", ">": "-", "=": "-", "£": "£", "%": "%",
}  # fmt: skip
_MEMO_LIMIT = 200_000
_WRAP_COLUMN = 60
"""A line at least this long whose successor starts in lower case was wrapped, not ended."""


def normalise(word: str) -> str:
    """The lower-case form under which a word is looked up: no accents, plain apostrophes."""
    word = _ANY_APOSTROPHE.sub("'", word)
    if not word.isascii():
        word = _IGNORED.sub("", unicodedata.normalize("NFKD", word))
    word = word.lower()
    return word if len(word) < 3 else word.rstrip(".")


class _Chunk(NamedTuple):
    codes: str
    spans: tuple[tuple[int, int], ...]


def _tokens(chunk: str) -> Iterable[tuple[str, int, int, bool]]:
    """Tokens of a chunk: the words, their offsets, and whether a full stop may only shorten it."""
    for match in _TOKEN.finditer(chunk):
        if match.lastgroup not in ("trivia", "inner"):
            yield match.group(), match.start(), match.end(), match.lastgroup == "short"


def words_of(text: str) -> list[str]:
    """The normalised tokens of a phrase, as the encoder would see them."""
    return [_PUNCTUATION.get(word) or normalise(word) for word, *_ in _tokens(text)]


class TokenisedText:
    """A text and its code string; token `i` is `text[slice(*spans[i])]`."""

    __slots__ = ("_backwards", "_chunks", "_ends", "_lead", "_spans", "_texts", "codes", "text")

    def __init__(self, text: str, lead: int, texts: list[str], chunks: list[_Chunk]) -> None:
        self.text = text
        self.codes = "".join([chunk[0] for chunk in chunks])
        self._lead = lead
        self._texts = texts
        self._chunks = chunks
        self._spans: list[tuple[int, int]] | None = None
        self._backwards = ""
        self._ends: list[int] | None = None

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def backwards(self) -> str:
        """The codes in reverse order."""
        if not self._backwards:
            self._backwards = self.codes[::-1]
        return self._backwards

    @property
    def ends(self) -> list[int]:
        """The tokens that end a sentence, in order, and one behind the last token."""
        if self._ends is None:
            self._ends = [match.start() for match in _BREAK.finditer(self.codes)]
            self._ends.append(len(self.codes))
        return self._ends

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Character offsets `[start, end)` of each token."""
        if self._spans is None:
            starts = accumulate(map(len, self._texts), initial=self._lead)
            self._spans = [
                (base + start, base + end)
                for base, chunk in zip(starts, self._chunks, strict=False)
                for start, end in chunk[1]
            ]
        return self._spans

    def word(self, index: int) -> str:
        """Token `index` as written."""
        start, end = self.spans[index]
        return self.text[start:end]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of the tokens `first` up to but not including `last`."""
        return self.spans[first][0], self.spans[last - 1][1]

    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges `[first, last)` of the sentences that hold at least one token."""
        firsts = [0, *(end + 1 for end in self.ends)]
        return [
            (first, last) for first, last in zip(firsts, self.ends, strict=False) if first < last
        ]


class Encoder:
    """Maps texts to `TokenisedText` by a vocabulary of words and their codes.

    `vocabulary` maps normalised words to one-character codes; `names` are given names whose
    capitalisation does not matter (dictated notes have none).
    """

    def __init__(self, vocabulary: Mapping[str, str], names: Iterable[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._names = frozenset(names)
        self._memo = _Memo(self._chunk)
        self._dictated = [
            ("".join(vocabulary[word] for word in spoken.split()), written)
            for spoken, written in DICTATED.items()
            if all(word in vocabulary for word in spoken.split())
        ]

    def __call__(self, text: str) -> TokenisedText:
        """The tokens and codes of a text."""
        texts: list[str] = _CHUNK.findall(text)
        chunks = list(map(self._memo.__getitem__, texts))
        lead = len(text) - len(text.lstrip()) if text[:1].isspace() else 0
        tokens = TokenisedText(text, lead, texts, chunks)
        if _SOFT_STOP in tokens.codes or "\n" in text:
            tokens = TokenisedText(text, lead, texts, list(_settle(texts, chunks)))
        for spoken, written in self._dictated:
            tokens.codes = tokens.codes.replace(spoken, written)
        if len(self._memo) > _MEMO_LIMIT:
            self._memo.clear()
        return tokens

    def _chunk(self, text: str) -> _Chunk:
        codes, spans = [], []
        for word, start, end, shortened in _tokens(text):
            codes.append(self._code(word))
            spans.append((start, end))
            if shortened:
                codes.append(_SOFT_STOP)
                spans.append((end - 1, end))
        return _Chunk("".join(codes), tuple(spans))

    def _code(self, word: str) -> str:
        mark = _PUNCTUATION.get(word)
        if mark:
            return mark
        if word.startswith(".."):
            return "."
        if word[0].isdigit():
            return NUMBER
        key = normalise(word)
        if word[0].isupper() and key in self._names:
            return NAME
        code = self._vocabulary.get(key)
        if code is not None:
            return code
        if not word[0].isalpha():
            return OTHER
        if key in self._names:
            return NAME
        if word.isupper() and len(key) > 1:
            return ACRONYM
        return NAME if word[0].isupper() else UNKNOWN


class _Memo(dict[str, _Chunk]):
    """Chunks by their text, cut the first time one is met."""

    def __init__(self, cut: Callable[[str], _Chunk]) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, text: str) -> _Chunk:
        chunk = self[text] = self._cut(text)
        return chunk


def _settle(texts: list[str], chunks: list[_Chunk]) -> Iterable[_Chunk]:
    """Decide by what follows: a stop that ends or only shortens, a line that ends or wraps."""
    column = 0
    for index, (text, chunk) in enumerate(zip(texts, chunks, strict=True)):
        column += len(text)
        following = texts[index + 1][0] if index + 1 < len(texts) else "\n"
        codes, spans = chunk
        if "\n" in codes:
            wrapped = (
                column >= _WRAP_COLUMN
                and following.islower()
                and text.count("\n") == 1
                and codes.rstrip("\n")[-1:] not in ".!?:"
            )
            column = 0
            if wrapped:
                codes = codes.rstrip("\n")
                spans = spans[: len(codes)]
        if _SOFT_STOP in codes:
            ends = following.isupper() or "\n" in codes
            if ends:
                codes = codes.replace(_SOFT_STOP, ".")
            else:
                at = codes.index(_SOFT_STOP)
                codes = codes[:at] + codes[at + 1 :]
                spans = spans[:at] + spans[at + 1 :]
        yield chunk if codes == chunk.codes else _Chunk(codes, spans)
