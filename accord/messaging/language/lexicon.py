"""Strong words: lists that anybody can read, matched as whole words, also when spelt in disguise."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from accord.messaging.language.bank import HERE, read_sections
from accord.messaging.language.folding import fold, fold_with_places, undisguise

FOLDER = HERE / "lexicon"
MOST_MASKED = 50
"""Words with stars in them that are looked up in one text."""
_MASKED = re.compile(r"(?<!\w)(?=\w*[^\W\d_])[\w]+[*#]+[\w*#]*")
_DOUBLE_NAME = re.compile(r"\b[A-Z][^\W\d_A-Z]+(?:-[A-Z][^\W\d_A-Z]+)+")
"""Two names joined, each with its capital: nobody is to blame for a name."""
_UNDIVIDED = frozenset({"zh"})
_ARABIC = frozenset({"ar", "ur"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a text: from, up to but not including."""

    start: int
    end: int


def find_strong_word(text: str, language: str) -> Place | None:
    """Return the place of the first strong word of the language (or of English swearing), or nothing."""
    found = _find_plain(text, language) or _find_masked(text, language)
    if found:
        return found
    plain = undisguise(text)
    if plain != text and _find_plain(plain, language):
        return Place(0, len(text))
    return None


def _find_plain(text: str, language: str) -> Place | None:
    folded, places = fold_with_places(text)
    names: set[int] | None = None
    for pattern in _patterns(language):
        for hit in pattern.finditer(folded):
            found = Place(places[hit.start()], places[hit.end() - 1] + 1)
            if names is None:
                names = {place for name in _DOUBLE_NAME.finditer(text) for place in range(*name.span())}
            if found.start not in names:
                return found
    return None


def _find_masked(text: str, language: str) -> Place | None:
    for token in islice(_MASKED.finditer(text), MOST_MASKED):
        masked = fold(token[0])
        shape = re.compile("".join("." if letter in "*#" else re.escape(letter) for letter in masked))
        letters = sum(letter.isalpha() for letter in masked)
        hits = [word for word in _words(language) if shape.fullmatch(word)]
        if hits and (letters > 1 or masked == "f***"):
            return Place(token.start(), token.end())
    return None


@cache
def _entries(language: str) -> tuple[tuple[str, str], ...]:
    path = FOLDER / f"{language}.txt"
    return tuple((heading, fold(line)) for heading, line in read_sections(path)) if path.exists() else ()


def _heard(language: str) -> list[str]:
    """Return the entries that count in a text of the language: its own, and English swearing without the slurs."""
    own = [line for _, line in _entries(language)]
    return own if language == "en" else own + [line for heading, line in _entries("en") if heading == "strong"]


@cache
def _words(language: str) -> frozenset[str]:
    plain = {line.rstrip("*") for line in _heard(language) if " " not in line}
    return frozenset(plain | {word + ending for word in plain for ending in ("s", "ing", "er", "ers", "ed")})


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    divided = [line for line in _heard(language) if not (language in _UNDIVIDED and not line.isascii())]
    joined = [re.escape(line) for line in _heard(language) if line not in divided]
    before = r"(?<!\w)(?:[وفبل]|ال|وال)?" if language in _ARABIC else r"(?<![\w])"
    pieces = [re.escape(line.rstrip("*")).replace(r"\ ", r"\s+") + (r"\w*" if "*" in line else "") for line in divided]
    patterns = [re.compile(f"{before}(?:{'|'.join(pieces)})(?!\\w)")] if pieces else []
    return tuple(patterns + ([re.compile("|".join(joined))] if joined else []))
