"""Looking at the wording of one message. Nothing of it is kept, and nothing but the answer leaves."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from accord.messaging.language.bank import ABUSIVE
from accord.messaging.language.embedder import Embedder
from accord.messaging.language.folding import fold, undisguise
from accord.messaging.language.head import Head
from accord.messaging.language.lexicon import Place, find_strong_word
from accord.messaging.language.reported import OwnWords, own_words
from accord.messaging.language.tripwire import find_danger
from accord.rules.courtesy import FEW_SENTENCES, REVIEWED_LANGUAGES, Wording, decide_wording

MOST_SENTENCES = 60
LONGEST_WHOLE = 1000
"""Characters: a longer message is looked at by its sentences only."""
_FOREIGN_SCRIPTS = {
    "ar": "\u0600-\u06ff", "ur": "\u0600-\u06ff", "ta": "\u0b80-\u0bff", "zh": "\u3400-\u9fff",
}  # fmt: skip
_THANKS = re.compile(
    r"\b(?:thank\w*|thx|ta|tq|cheers|grateful|appreciate\w*|congrat\w*|well done|gracias|enhorabuena|merci|bravo|"
    r"obrigad\w*|parabens|dzieki|dziek\w*|brawo|multum\w*|mersi|felicit\w*|terima kasih|syukur|tahniah|diolch)\b|"
    r"谢|謝|感谢|感謝|شكر|مشكور|يعطيك|جزاك|நன்றி|شکریہ"
)
_ANY_FOREIGN = re.compile("[\u0250-\u02af\u0370-\u1dff\u2c00-\ud7ff]")


@dataclass(frozen=True, slots=True)
class Look:
    """The answer: whether to ask the writer, whether to fold for the reader, where, and what it is about."""

    asks: bool = False
    folds: bool = False
    place: Place | None = None
    about: str = ""


class ToneCheck:
    """Looks at messages with a model and a head."""

    def __init__(self, embedder: Embedder, head: Head) -> None:
        self._embedder = embedder
        self._head = head
        self._abusive = np.array([label in ABUSIVE for label in head.labels])

    def look(self, text: str, language: str, *, may_go_on: Callable[[], bool] = lambda: True) -> Look:
        """Look at one message; `may_go_on` is asked between steps, and after a no only what is known counts."""
        if language not in REVIEWED_LANGUAGES or not _is_script_of(text, language) or find_danger(text, language):
            return Look()
        own = own_words(text, language)
        if not own.places:
            return Look()
        strong = _strong_place(text, own, language)
        if strong is not None:
            return _answer(Wording(language, strong_word=True), strong, "strong words")
        whole, sentences, kinds = self._measure(text, own, may_go_on)
        found = Wording(
            language,
            whole=whole,
            sentences=tuple(sentences),
            holds_a_report=own.left_out,
            gives_thanks=bool(_THANKS.search(fold(text))),
        )
        if not decide_wording(found).asks:
            return Look()
        if len(own.places) > 1 and not sentences:
            sentences, kinds = self._scores([text[place.start : place.end] for place in own.places])
        worst = int(np.argmax(sentences)) if sentences else 0
        return _answer(found, own.places[worst], kinds[worst])

    def likely_abusive(self, texts: list[str]) -> list[float]:
        """Return for each text how likely it is abusive, by the head alone: for the figures, never for people."""
        return self._scores(texts)[0]

    def _measure(
        self, text: str, own: OwnWords, may_go_on: Callable[[], bool]
    ) -> tuple[float | None, list[float], list[str]]:
        whole: float | None = None
        kinds: list[str] = []
        if len(own.text) <= LONGEST_WHOLE:
            scores, kinds = self._scores([own.text])
            whole = scores[0]
            plain = undisguise(own.text)
            if plain != own.text and may_go_on():
                whole = max(whole, self._scores([plain])[0][0])
        if len(own.places) <= FEW_SENTENCES and whole is not None:
            return whole, [], kinds
        sentences: list[float] = []
        kinds = []
        for place in own.places[:MOST_SENTENCES]:
            if not may_go_on():
                break
            scores, labels = self._scores([text[place.start : place.end]])
            sentences += scores
            kinds += labels
        if len(own.places) <= FEW_SENTENCES and sentences:
            return max(sentences), [], kinds
        return whole, sentences, kinds

    def _scores(self, texts: list[str]) -> tuple[list[float], list[str]]:
        likely = self._head.likely(np.asarray(self._embedder.embed(texts), dtype=np.float64))
        scores = likely[:, self._abusive].sum(axis=1)
        kinds = np.where(self._abusive, likely, 0.0).argmax(axis=1)
        return [float(score) for score in scores], [self._head.labels[kind] for kind in kinds]


def _strong_place(text: str, own: OwnWords, language: str) -> Place | None:
    for place in own.places:
        if inner := find_strong_word(text[place.start : place.end], language):
            return Place(place.start + inner.start, place.start + inner.end)
    return None


def _answer(found: Wording, place: Place, about: str) -> Look:
    decided = decide_wording(found)
    return Look(decided.asks, decided.folds, place, about) if decided.asks else Look()


def _is_script_of(text: str, language: str) -> bool:
    """Whether most letters are of the language's own script: in another script nobody has tried the check."""
    letters = [letter for letter in text if letter.isalpha()]
    script = _FOREIGN_SCRIPTS.get(language)
    if script is None:
        strange = sum(bool(_ANY_FOREIGN.match(letter)) for letter in letters)
        return strange * 2 <= len(letters)
    own = sum(bool(re.match(f"[{script}]", letter)) for letter in letters)
    return own * 2 >= len(letters) or not letters
