"""Annotated notes as spaCy's `DocBin`, for training and for its own scorer.

Spans lie in `doc.spans["risksignals"]`: the kind is their label, the status their `id_`, the
subtype their `kb_id_` (empty for none). Both travel with a span group on disk, which custom
attributes of overlapping spans would not. What else is known of a note is in
`doc.user_data["risksignals"]`.

A spaCy span is made of whole tokens, so a token that a mention begins or ends within is cut
there; otherwise tokens are those of `spacy.blank("en")`. Offsets are therefore exact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from risksignals.corpus.jsonl import write_bytes
from risksignals.corpus.notes import AnnotatedNote, check_distinct, check_note, checked_signals
from risksignals.errors import InputError
from risksignals.schema.reading import Fault, explain, fault_in
from risksignals.schema.signals import SignalShape

SPANS_KEY = "risksignals"


class _About(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What `doc.user_data` holds of a note."""

    note_id: str
    case_id: str | None = None
    date: dt.date | None = None
    author: str | None = None
    register: str | None = None


def write_docbin(notes: Iterable[AnnotatedNote], path: Path | str) -> None:
    """Write notes as a `.spacy` file."""
    nlp = _blank()
    found = DocBin(store_user_data=True)
    for note in notes:
        found.add(to_doc(note, nlp))
    write_bytes(Path(path), found.to_bytes())


def read_docbin(path: Path | str) -> list[AnnotatedNote]:
    """The notes of a `.spacy` file, from `write_docbin` or annotated in the same way.

    Raises `InputError` naming the file and the document where it is none, or a document lacks
    its `note_id` or has a label that the codebook does not know.
    """
    path = Path(path)
    try:
        docs = list(DocBin().from_bytes(path.read_bytes()).get_docs(_blank().vocab))
    except OSError as error:
        raise InputError(f"{path.name}: cannot be read ({error.strerror}); check it") from None
    except Exception:  # spaCy, srsly and zlib each have errors of their own for a broken file
        raise InputError(f"{path.name}: not a spaCy DocBin; write one with DocBin") from None
    pairs = []
    for number, doc in enumerate(docs, 1):
        place = f"document {number}"
        pairs.append((place, from_doc(doc, where=f"{path.name}, {place}")))
    return check_distinct(pairs, path.name)


def to_doc(note: AnnotatedNote, nlp: Language) -> Doc:
    """One note as a spaCy document, tokens cut where a mention begins or ends."""
    words, spaces = _cut(
        nlp.make_doc(note.text),
        {signal.start for signal in note.signals},
        {signal.end for signal in note.signals},
    )
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    doc.spans[SPANS_KEY] = [
        Span(
            doc,
            starts[signal.start],
            ends[signal.end],
            label=signal.kind,
            kb_id=signal.subtype or "",
            span_id=signal.status,
        )
        for signal in note.signals
    ]
    about = _About(note.note_id, note.case_id, note.date, note.author, note.register)
    doc.user_data[SPANS_KEY] = msgspec.to_builtins(about)
    return doc


def from_doc(doc: Doc, *, where: str | None = None) -> AnnotatedNote:
    """The annotated note of a document; raises `InputError` naming `where` and the field."""
    fault = fault_in(where)
    about = _about(doc, fault)
    shapes = [
        _shape(span, number, fault) for number, span in enumerate(doc.spans.get(SPANS_KEY, ()))
    ]
    note = AnnotatedNote(
        note_id=about.note_id,
        text=doc.text,
        signals=checked_signals(shapes, doc.text, fault),
        author=about.author,
        register=about.register,
        case_id=about.case_id,
        date=about.date,
    )
    check_note(note, fault)
    return note


@cache
def _blank() -> Language:
    return spacy.blank("en")


def _cut(doc: Doc, starts: set[int], ends: set[int]) -> tuple[list[str], list[bool]]:
    """The document's words, and whether a blank follows each, with a cut at every edge."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        end = token.idx + len(token)
        inner = sorted(edge for edge in starts | ends if token.idx < edge < end)
        pieces = [doc.text[low:high] for low, high in pairwise((token.idx, *inner, end))]
        blank = bool(token.whitespace_)
        if blank and (end in starts or end + 1 in ends):  # the blank is part of a mention
            pieces.append(" ")
            blank = False
        words += pieces
        spaces += [False] * (len(pieces) - 1) + [blank]
    return words, spaces


def _about(doc: Doc, fault: Fault) -> _About:
    try:
        return msgspec.convert(doc.user_data.get(SPANS_KEY, {}), _About)
    except msgspec.ValidationError as error:
        path, problem = explain(str(error))
    raise fault(f"user_data.{path}" if path else "user_data", problem)


def _shape(span: Span, number: int, fault: Fault) -> SignalShape:
    try:
        return msgspec.convert(
            {
                "kind": span.label_,
                "subtype": span.kb_id_ or None,
                "status": span.id_,
                "start": span.start_char,
                "end": span.end_char,
                "text": span.text,
            },
            SignalShape,
        )
    except msgspec.ValidationError as error:
        path, problem = explain(str(error))
    raise fault(f"spans[{number}].{path}", problem)
