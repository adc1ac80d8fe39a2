"""Plots of weeks as plain shapes: where each bar stands, in units of a drawing that is 360 wide and 200 high."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_skeleton
from django.utils.translation import get_language

from accord.core.words import locale_for
from accord.messaging.facts.workload import Week
from accord.rules.workload import Load

WIDTH, HEIGHT, TOP, GROUND = 360, 200, 22, 166
GAP = 0.18
"""Of the breadth of a week, left free on each side of its bars."""


@dataclass(frozen=True)
class Bar:
    """One bar: its place and size, what it shows (`came`, `held`, `kept`, `late`, `hidden`), and its number."""

    x: float
    y: float
    width: float
    height: float
    shows: str


@dataclass(frozen=True)
class Column:
    """One week: its bars, its name below and its number on top."""

    middle: float
    label: str
    top: float
    number: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Plot:
    """A plot of some weeks, from the first to the last as one reads."""

    columns: tuple[Column, ...]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = GROUND


def came_and_held(weeks: Sequence[Week], *, mirrored: bool) -> Plot:
    """What came in each week, and beside it what was kept away from staff until working time."""
    return _plot(weeks, lambda load: ((("came", load.came),), (("held", load.held),)), lambda load: load.came, mirrored)


def kept_and_late(weeks: Sequence[Week], *, mirrored: bool) -> Plot:
    """Answers that fell due each week: given in time below, late on top."""
    return _plot(weeks, lambda load: ((("kept", load.kept), ("late", load.late)),), lambda load: load.due, mirrored)


Stacks = Callable[[Load], tuple[tuple[tuple[str, int], ...], ...]]


def _plot(weeks: Sequence[Week], stacks: Stacks, number: Callable[[Load], int], mirrored: bool) -> Plot:
    most = max((number(week.load) for week in weeks if week.load), default=0) or 1
    breadth = WIDTH / max(len(weeks), 1)
    columns = []
    for place, week in enumerate(weeks):
        at = len(weeks) - 1 - place if mirrored else place
        left = at * breadth
        bars = _bars(week.load, stacks, left, breadth, most)
        top = min((bar.y for bar in bars), default=GROUND)
        said = str(number(week.load)) if week.load else "–"
        columns.append(Column(round(left + breadth / 2, 1), short_day(week.begins_on), top - 6, said, tuple(bars)))
    return Plot(tuple(columns))


def _bars(load: Load | None, stacks: Stacks, left: float, breadth: float, most: int) -> list[Bar]:
    inner = breadth * (1 - 2 * GAP)
    if load is None:
        return [Bar(round(left + breadth * GAP, 1), GROUND - 14, round(inner, 1), 14, "hidden")]
    bars = []
    beside = stacks(load)
    for number, stack in enumerate(beside):
        wide = inner / len(beside)
        below = 0.0
        for shows, count in stack:
            high = (GROUND - TOP) * count / most
            if count:
                x, y = left + breadth * GAP + number * wide, GROUND - below - high
                bars.append(Bar(round(x, 1), round(y, 1), round(wide - 2, 1), round(high, 1), shows))
            below += high
    return bars


def short_day(on: date) -> str:
    """A day as short as the language says it: '16/11'; English as schools in Britain write it."""
    locale = locale_for(get_language() or "en")
    return str(format_skeleton("Md", on, locale=Locale("en", "GB") if locale.language == "en" else locale))
