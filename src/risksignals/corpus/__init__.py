"""Annotated notes: read, written, converted for other tools, and split without leaking an author.

>>> from risksignals.corpus import read_corpus, split_by_author
>>> notes = read_corpus("corpora/dev/develop.jsonl")  # doctest: +SKIP
>>> for train, test in split_by_author(notes):  # doctest: +SKIP
...     ...
"""

from risksignals.corpus.convert import FORMATS, read_any, write_any
from risksignals.corpus.jsonl import read_analyses, read_corpus, write_corpus
from risksignals.corpus.notes import AnnotatedNote
from risksignals.corpus.splitting import Split, hold_out_authors, split_by_author

__all__ = [
    "FORMATS",
    "AnnotatedNote",
    "Split",
    "hold_out_authors",
    "read_analyses",
    "read_any",
    "read_corpus",
    "split_by_author",
    "write_any",
    "write_corpus",
]
