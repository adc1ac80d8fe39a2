"""Cutting a message into sentences, each with its place."""

import re

from accord.messaging.language.lexicon import Place

_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？؟।])\s*|[\r\n]+")


def split_sentences(text: str) -> list[Place]:
    """Return the places of all sentences; a line end also ends one. A text without an end is one sentence."""
    places, start = [], 0
    for end in _END.finditer(text):
        places.append((start, end.start()))
        start = end.end()
    places.append((start, len(text)))
    found = []
    for begin, end_at in places:
        piece = text[begin:end_at]
        if any(letter.isalnum() for letter in piece):
            left = len(piece) - len(piece.lstrip())
            found.append(Place(begin + left, begin + len(piece.rstrip())))
    return found
