"""How the school's promises were kept: the figures of a term and of a year, and what of them may be published.

A figure must tell families how the school keeps its word, and nothing about any one family.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

LEAST_SHOWN = 10
"""A figure is made from at least so many cases, or it is not shown."""


@dataclass(frozen=True)
class Outcome:
    """One time that the school was bound by a promise; `working_seconds` is the school's own time that it took."""

    due_at: datetime
    met_at: datetime | None = None
    dropped_at: datetime | None = None
    working_seconds: int | None = None


@dataclass(frozen=True)
class Figure:
    """How often a promise bound the school, how often it was kept, and how long it took.

    `open_late` of those not kept are still open. Times are seconds of the school's working time.
    """

    bound: int = 0
    kept: int = 0
    open_late: int = 0
    met: int = 0
    median_seconds: int | None = None
    worst_seconds: int | None = None

    @property
    def kept_percent(self) -> int:
        """How many of a hundred were kept, rounded down; 0 when nothing was promised."""
        return self.kept * 100 // self.bound if self.bound else 0

    def reaches(self, aim_percent: int) -> bool:
        """Whether the school reached its aim."""
        return self.kept * 100 >= aim_percent * self.bound


def figure_of(outcomes: Iterable[Outcome], *, begins: datetime, ends: datetime, at: datetime) -> Figure:
    """PROMISE-1: A promise counts in the term in which it fell due: kept when met by then, else not kept.

    PROMISE-2: What is still open after it fell due counts as not kept. What is not due yet, or was dropped
    because it no longer bound the school, does not count.
    PROMISE-3: A term's figure is what was known when the term closed, and what happens later does not alter it.
    """
    seen = min(at, ends)
    counted = [one for one in outcomes if begins <= one.due_at < ends and one.due_at <= seen and not _by(one, seen)]
    met = [one for one in counted if one.met_at is not None and one.met_at <= seen]
    took = sorted(one.working_seconds for one in met if one.working_seconds is not None)
    return Figure(
        bound=len(counted),
        kept=sum(one.met_at is not None and one.met_at <= one.due_at for one in met),
        open_late=len(counted) - len(met),
        met=len(met),
        median_seconds=took[(len(took) - 1) // 2] if took else None,
        worst_seconds=took[-1] if took else None,
    )


def _by(outcome: Outcome, seen: datetime) -> bool:
    return outcome.dropped_at is not None and outcome.dropped_at <= seen


@dataclass(frozen=True)
class Published:
    """What families read of a figure: `figure` is None where fewer than ten cases hide it."""

    figure: Figure | None


def publish_term(figure: Figure) -> Published:
    """PROMISE-4: A figure from fewer than ten cases is not shown; none and nine look alike.

    Median and longest time need ten cases that were met.
    """
    if figure.bound < LEAST_SHOWN:
        return Published(None)
    if figure.met >= LEAST_SHOWN:
        return Published(figure)
    return Published(Figure(figure.bound, figure.kept, figure.open_late, figure.met))


def publish_year(terms: Sequence[Figure], year: Figure) -> Published:
    """PROMISE-5: The figure of a year is shown only if no hidden figure can be worked out from it.

    Taking the shown terms from the year leaves all hidden terms together; they are none, or at least ten cases.
    `year` is made from the outcomes of all terms.
    """
    hidden = sum(term.bound for term in terms if term.bound < LEAST_SHOWN)
    if 0 < hidden < LEAST_SHOWN:
        return Published(None)
    return publish_term(year)


def came_in_home_language(
    *, written_in: Collection[str], wished: Iterable[str], offered: Collection[str], main: str
) -> bool | None:
    """PROMISE-6: News keeps the promise when each family that it reached can read it in the language it wishes.

    `written_in` are the languages in which people of the school wrote it, `wished` those of the guardians whom it
    reached. A language that the school does not offer is not promised. None: it does not count, because nothing of it
    was written by a person (what the product says by itself comes in every language), because it is not known in
    which language it was written, or because no reader wished for another than the school's main language.
    """
    if not written_in or "" in written_in:
        return None
    promised = [wish for wish in wished if any(same_language(wish, one) for one in offered)]
    if not any(is_promised_beside(wish, offered=offered, main=main) for wish in promised):
        return None
    return all(same_language(wish, one) for wish in promised for one in written_in)


def is_promised_beside(wish: str, *, offered: Collection[str], main: str) -> bool:
    """Whether a school that offers these languages promises one that somebody wishes beside its main language."""
    return any(same_language(wish, one) for one in offered) and not same_language(wish, main)


def same_language(one: str, other: str) -> bool:
    """Whether two codes mean one language; a code that leaves its script or country open fits every one of them."""
    mine, theirs = one.lower().split("-"), other.lower().split("-")
    return mine == theirs or (mine[0] == theirs[0] and 1 in (len(mine), len(theirs)))
