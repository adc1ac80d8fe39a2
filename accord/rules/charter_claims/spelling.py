"""Texts made alike before they are searched: one form for each letter, without marks that nobody sees."""

import re
import unicodedata

_UNSEEN = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\\*\\*")
"""Vowel signs of Arabic, its lengthening stroke, marks of direction, and the stars of bold words."""
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")

_LETTERS = {
    "ro": str.maketrans({"ş": "ș", "ţ": "ț", "Ş": "Ș", "Ţ": "Ț"}),
    "ar": str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"}),
    "ur": str.maketrans({"ك": "ک", "ي": "ی", "ى": "ی", "ه": "ہ", "ة": "ۃ"}),
    "zh-hans": str.maketrans({"個": "个", "兩": "两", "點": "点", "時": "时", "鐘": "钟"}),
}


def alike(text: str, language: str) -> str:
    """The text in small letters and one spelling, with single spaces and without the addresses of links."""
    text = _ADDRESS.sub("] ", unicodedata.normalize("NFC", text))
    text = letters(_UNSEEN.sub("", text).lower(), language)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text))


def letters(text: str, language: str) -> str:
    """The text with one letter for each letter that is written in several ways."""
    return text.translate(_LETTERS.get(language, {}))
