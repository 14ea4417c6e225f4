"""Tokens and sentence boundaries of contact notes, with exact offsets into the text as given."""

from risksignals.text.tokens import BREAKS, Encoder, TokenisedText

__all__ = ["BREAKS", "Encoder", "TokenisedText"]
