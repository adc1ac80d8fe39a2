"""Who answers while somebody is away: cover, and the cover of the cover."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

Who = TypeVar("Who", bound=Hashable)


def chain_to_present(person: Who, away: frozenset[Who], covers: Mapping[Who, Sequence[Who]]) -> tuple[Who, ...] | None:
    """COVER-1: Whoever is at work answers; while away, the first colleague who covers, and so on.

    `covers` names for each absent person those who cover, the earlier before the later. The answer is the
    chain from the person to the one who answers; None when nobody in it is at work. COVER-2: Colleagues who
    cover for each other while both are away are asked once each, and then the next in line.
    """
    asked = {person}
    path: list[tuple[Who, Iterator[Who]]] = [(person, iter(_next(person, away, covers)))]
    if person not in away:
        return (person,)
    while path:
        _, rest = path[-1]
        nearest = next((who for who in rest if who not in asked), None)
        if nearest is None:
            path.pop()
            continue
        asked.add(nearest)
        path.append((nearest, iter(_next(nearest, away, covers))))
        if nearest not in away:
            return tuple(who for who, _ in path)
    return None


def _next(person: Who, away: frozenset[Who], covers: Mapping[Who, Sequence[Who]]) -> Sequence[Who]:
    return covers.get(person, ()) if person in away else ()
