"""Which language a message is in, among those of the school; of a short one, the language of the account."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import Any

FEWEST_LETTERS = 20
"""Fewer letters than this are taken for the account's language; a Chinese character counts as three."""


def base_of(code: str) -> str:
    """Return the language without its region or script: `zh` of `zh-hans`."""
    return code.lower().replace("_", "-").split("-")[0]


def count_letters(text: str) -> int:
    """Return how many letters there are to go by."""
    return sum(3 if "\u3400" <= letter <= "\u9fff" else 1 for letter in text if letter.isalpha())


def guess_language(text: str, *, among: Iterable[str], otherwise: str) -> str:
    """Return the likeliest of the school's languages, or `otherwise` when there is too little to go by."""
    choices = {base_of(code) for code in among} | {base_of(otherwise)}
    if len(choices) < 2 or count_letters(text) < FEWEST_LETTERS or find_spec("py3langid") is None:
        return base_of(otherwise)
    ranked = (str(code) for code, _ in _guesser().rank(text))
    return next((code for code in ranked if code in choices), base_of(otherwise))


@cache
def _guesser() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def warm_up() -> None:
    """Load the model now, so that the first message need not wait for it."""
    guess_language("a sentence that is long enough to go by", among=["en", "fr"], otherwise="en")
