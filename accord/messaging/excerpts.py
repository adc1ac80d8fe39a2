"""The few words of a text around what was looked for, with the places marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from accord.messaging.spelling import Word, places_of

BEFORE, LONGEST = 50, 220
"""Signs before the first place that is marked, and signs of an excerpt altogether."""


@dataclass(frozen=True)
class Part:
    """A piece of an excerpt; `marked` is what was looked for."""

    text: str
    marked: bool = False


def excerpt(text: str, words: tuple[Word, ...]) -> tuple[Part, ...]:
    """Return the text around the first place that holds a word, as pieces; its beginning where none does."""
    flat = " ".join(text.split())
    first = next(places_of(words, flat), (0, 0))[0]
    begin = 0 if first <= BEFORE else flat.rfind(" ", 0, first - BEFORE // 2) + 1
    begin = begin if first - begin <= BEFORE * 2 else first
    end = len(flat) if len(flat) - begin <= LONGEST else _word_end(flat, begin)
    shown = flat[begin:end]
    parts = tuple(_parts(shown, words))
    return (
        *((Part("… "),) if begin else ()),
        *parts,
        *((Part(" …"),) if end < len(flat) else ()),
    )


def _word_end(flat: str, begin: int) -> int:
    end = flat.rfind(" ", begin, begin + LONGEST)
    return end if end > begin + LONGEST // 2 else begin + LONGEST


def _parts(shown: str, words: tuple[Word, ...]) -> Iterator[Part]:
    done = 0
    for start, end in places_of(words, shown):
        if start > done:
            yield Part(shown[done:start])
        yield Part(shown[start:end], marked=True)
        done = end
    if done < len(shown):
        yield Part(shown[done:])
