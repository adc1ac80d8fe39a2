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
    places = list(places_of(words, flat))
    first = places[0][0] if places else 0
    begin = 0 if first <= BEFORE else flat.rfind(" ", 0, first - BEFORE // 2) + 1
    begin = begin if first - begin <= BEFORE * 2 else first
    end = len(flat) if len(flat) - begin <= LONGEST else _word_end(flat, begin)
    if flat[end : end + 1].strip():
        places = [(start + begin, stop + begin) for start, stop in places_of(words, flat[begin:end])]
    parts = _parts(flat, begin, end, places)
    return (
        *((Part("… "),) if begin else ()),
        *parts,
        *((Part(" …"),) if end < len(flat) else ()),
    )


def _word_end(flat: str, begin: int) -> int:
    end = flat.rfind(" ", begin, begin + LONGEST)
    return end if end > begin + LONGEST // 2 else begin + LONGEST


def _parts(flat: str, begin: int, end: int, places: list[tuple[int, int]]) -> Iterator[Part]:
    done = begin
    for start, stop in places:
        if start < begin or stop > end:
            continue
        if start > done:
            yield Part(flat[done:start])
        yield Part(flat[start:stop], marked=True)
        done = stop
    if done < end:
        yield Part(flat[done:end])
