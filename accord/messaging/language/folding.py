"""Making spellings alike: small letters, no accents, and disguises (1d10t, i d i o t, fuuuck) undone."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u2060\ufeff\u00ad]")
_LETTERS = str.maketrans({"ł": "l", "ß": "s", "ø": "o", "đ": "d", "ı": "i", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي",
                          "’": "'", "‘": "'", "`": "'"})  # fmt: skip
_DISGUISES = str.maketrans("013457@$!", "oieastasi")
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][ .\-_*]{1,3}){3,}[^\W\d_](?!\w)|(?<!\w)(?:[^\W\d_]\.){2,}[^\W\d_](?!\w)")
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_TOKEN = re.compile(r"\S+")
_DISGUISED = re.compile(r"(?=.*[^\W\d_].*[^\W\d_])(?=.*[013457@$!].*[^\W_])[\w@$!]+")


def fold(text: str) -> str:
    """Return the text in small letters without accents; spellings that sound alike become the same."""
    return fold_with_places(text)[0]


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its letters the place in the original that it came from."""
    folded, places = [], []
    for place, letter in enumerate(text):
        made = _fold_letter(letter)
        folded.append(made)
        places += [place] * len(made)
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter).casefold()
    return _MARKS.sub("", plain).translate(_LETTERS)


def undisguise(text: str) -> str:
    """Return the text with letters for digits and signs, spaced letters joined and drawn-out letters shortened."""
    joined = _SPACED.sub(lambda found: re.sub(r"[ .\-_*]", "", found[0]), text)
    shortened = _DRAWN_OUT.sub(lambda found: found[0] if found[1].isdigit() else found[1], joined)
    return _TOKEN.sub(_undisguise_token, shortened)


def _undisguise_token(found: re.Match[str]) -> str:
    token = found[0]
    body = token.rstrip("!.,;:?")
    if "@" in body and "." in body.split("@", 1)[1]:
        return token
    if not _DISGUISED.fullmatch(body) or re.fullmatch(r"(?i)\d+[a-z]{1,2}|[a-z]{1,2}\d+|.*\d{3,}.*", body):
        return token
    return body.translate(_DISGUISES) + token[len(body) :]
