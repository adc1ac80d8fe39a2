"""The words of a text as search knows them: spelt alike whatever the script, the accents and the writing system.

One way for both databases and for the marks in an excerpt, so that what is found is also shown. Small letters, no
accents; Arabic and Urdu letters that are one letter to a reader become one; the Arabic article may be there or not;
scripts that are written without spaces (Chinese, Japanese, Thai …) are cut into single signs and pairs of signs.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST_WORD = 40
"""Letters of a word that count; nobody types more, and what is longer is no word."""

MOST_WORDS = 12
"""Words of one question that count."""

SHORTEST_BEGINNING = 3
"""From this many letters on, a word of a question finds longer words that begin with it."""

_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Chinese signs."""
_MARKS = "".join(
    re.escape(chr(code)) for code in range(min(sys.maxunicode, 0x1F000)) if unicodedata.category(chr(code))[0] == "M"
)
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKS}\u200c\u200d]|['’ʼ](?=[^\\W_]))*")
_RUN = re.compile(f"[{_WITHOUT_SPACES}]+|[^{_WITHOUT_SPACES}]+")
_DENSE = re.compile(f"[{_WITHOUT_SPACES}]")
_KEPT_CLASSES = (0, 7, 8, 9)
"""Combining classes of marks that change the letter (Indic and Japanese), not its accent; Unicode chapter 4.3."""
_LETTERS = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ە": "ه",
        "ـ": "", "\u200c": "", "\u200d": "", "'": "", "’": "", "ʼ": "",
    }
)  # fmt: skip
_ARTICLE = re.compile("(?:[وفبك]?ال|لل)(?=.{3})")


_APOSTROPHE = re.compile("['’ʼ]")
_ELISION = re.compile("^[^\\W_]{1,2}['’ʼ](?=.{2})")
"""What stands before a word that begins with a vowel: l’école, d’eau, O’Neill."""


@dataclass(frozen=True)
class Word:
    """A word of a question: `beginning` finds every longer word that begins with it."""

    text: str
    beginning: bool


def found_by(*texts: str) -> str:
    """Return what a record is found by: each of its words once, parted by single spaces."""
    return " ".join(dict.fromkeys(form for text in texts for word in _words(text) for form in _forms(word[0])))


def asked_for(question: str) -> tuple[Word, ...]:
    """Return the words of a question; none where it holds neither letters nor figures."""
    words: dict[str, Word] = {}
    for found in _words(question):
        for run in _RUN.findall(_fold(_ELISION.sub("", found[0]))):
            if _DENSE.match(run):
                words |= {pair: Word(pair, beginning=False) for pair in _pairs(run)}
            else:
                text = _without_article(run)
                words[text] = Word(text, beginning=len(text) >= SHORTEST_BEGINNING)
        if len(words) >= MOST_WORDS:
            break
    return tuple(words.values())[:MOST_WORDS]


def places_of(words: tuple[Word, ...], text: str) -> Iterator[tuple[int, int]]:
    """Return where a text holds words of a question: first and last sign of each place, in order."""
    exact = frozenset(word.text for word in words if not word.beginning)
    beginnings = tuple(word.text for word in words if word.beginning)
    if text.isascii() and "'" not in text:
        if quick := _quick(exact, beginnings):
            yield from (found.span() for found in quick.finditer(text))
        return
    has_dense = _DENSE.search(text) is not None
    for found in _words(text):
        if has_dense and _DENSE.search(found[0]):
            yield from _dense_places(words, found[0], found.start())
            continue
        for form in _forms(found[0]):
            if form in exact or form.startswith(beginnings):
                yield found.span()
                break


@lru_cache(maxsize=256)
def _quick(exact: frozenset[str], beginnings: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds the same words in a text of plain Latin letters, where each word has one form only."""
    whole = "|".join(sorted(f"{text}(?![^\\W_])" for text in exact if text.isascii()))
    begun = "|".join(f"{text}[^\\W_]*" for text in beginnings if text.isascii())
    either = "|".join(part for part in (whole, begun) if part)
    return re.compile(f"(?<![^\\W_])(?:{either})", re.ASCII | re.IGNORECASE) if either else None


def _words(text: str) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text)


@lru_cache(maxsize=8192)
def _forms(word: str) -> tuple[str, ...]:
    """The forms under which one written word is found."""
    forms: dict[str, None] = {}
    for written in dict.fromkeys((word, _ELISION.sub("", word))):
        for run in _RUN.findall(_fold(written)):
            if _DENSE.match(run):
                forms |= dict.fromkeys((*run, *_pairs(run)))
            else:
                forms |= dict.fromkeys((run[:LONGEST_WORD], _without_article(run)))
    if _APOSTROPHE.search(word):
        parts = (_fold(part) for part in _APOSTROPHE.split(word))
        forms |= dict.fromkeys(part for part in parts if len(part) >= SHORTEST_BEGINNING)
    return tuple(forms)


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    kept = "".join(sign for sign in plain if unicodedata.combining(sign) in _KEPT_CLASSES)
    letters = unicodedata.normalize("NFC", kept).translate(_LETTERS)
    return "".join(str(unicodedata.digit(sign, sign)) if sign.isdigit() else sign for sign in letters if sign != " ")


def _without_article(word: str) -> str:
    return _ARTICLE.sub("", word, count=1)[:LONGEST_WORD] if _ARTICLE.match(word) else word[:LONGEST_WORD]


def _pairs(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]


def _dense_places(words: tuple[Word, ...], run: str, start: int) -> Iterator[tuple[int, int]]:
    """Places in a run of signs without spaces; neighbouring signs become one place."""
    marked = [False] * len(run)
    for word in words:
        at = run.find(word.text)
        while at >= 0:
            marked[at : at + len(word.text)] = [True] * len(word.text)
            at = run.find(word.text, at + 1)
    begin = None
    for at, is_marked in enumerate([*marked, False]):
        if is_marked and begin is None:
            begin = at
        elif not is_marked and begin is not None:
            yield start + begin, start + at
            begin = None
