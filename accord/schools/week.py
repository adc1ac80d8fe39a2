"""A week of opening hours: how it is stored, checked and said.

Minutes count from midnight by the wall clock: 510 is half past eight, 1440 the end of the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.core import words
from accord.core.errors import DomainError
from accord.core.words import listed
from accord.rules.flow_down import Week
from accord.schools.wording import weekday_name

END_OF_DAY = 1440
MOST_PER_DAY = 6


@dataclass(frozen=True, slots=True)
class Flaw:
    """One stretch of time that cannot stand as it is: `place` is its number within the day, from 0."""

    weekday: int
    place: int
    message: str


def week_from_rows(rows: Iterable[Iterable[int]]) -> Week:
    """Build a week from rows of `(weekday, opens, closes)`, weekday 1 being Monday."""
    days: list[list[tuple[int, int]]] = [[] for _day in range(7)]
    for weekday, opens, closes in rows:
        days[weekday - 1].append((opens, closes))
    return tuple(tuple(sorted(day)) for day in days)


def rows_of(week: Week) -> list[list[int]]:
    """Turn a week into rows of `[weekday, opens, closes]`."""
    return [[number, opens, closes] for number, day in enumerate(week, 1) for opens, closes in day]


def flaws_in_day(day: Iterable[tuple[int, int]], *, weekday: int = 1) -> list[Flaw]:
    """Name each stretch that closes before it opens or runs into another one of the same day."""
    flaws: list[Flaw] = []
    sound: list[tuple[int, int]] = []
    for place, (opens, closes) in enumerate(day):
        said = {"opens": say_minute(opens), "closes": say_minute(closes)}
        if not 0 <= opens < closes <= END_OF_DAY:
            message = _("Closing (%(closes)s) must come after opening (%(opens)s).") % said
            flaws.append(Flaw(weekday, place, message))
        elif any(opens < other_closes and other_opens < closes for other_opens, other_closes in sound):
            message = _("%(opens)s to %(closes)s overlaps other hours of the same day.") % said
            flaws.append(Flaw(weekday, place, message))
        else:
            sound.append((opens, closes))
    if len(flaws) + len(sound) > MOST_PER_DAY:
        message = ngettext(
            "A day can have at most %(most)s stretch of hours.",
            "A day can have at most %(most)s stretches of hours.",
            MOST_PER_DAY,
        ) % {"most": MOST_PER_DAY}
        flaws.append(Flaw(weekday, MOST_PER_DAY, message))
    return flaws


def flaws_in_week(week: Week) -> list[Flaw]:
    """Name what is wrong anywhere in a week."""
    return [flaw for number, day in enumerate(week, 1) for flaw in flaws_in_day(day, weekday=number)]


def check_week(week: Week) -> None:
    """Refuse a week whose hours overlap or run backwards (422)."""
    if flaws := flaws_in_week(week):
        first = flaws[0]
        message = _("%(weekday)s: %(flaw)s") % {
            "weekday": weekday_name(first.weekday),
            "flaw": first.message,
        }
        raise DomainError("hours-do-not-fit", message, 422)


def minute_of(moment: time) -> int:
    """Minutes after midnight."""
    return moment.hour * 60 + moment.minute


def closing_minute_of(moment: time) -> int:
    """Minutes after midnight of a closing time, where midnight means the end of the day."""
    return minute_of(moment) or END_OF_DAY


def time_of(minute: int) -> time:
    """The time on the wall; the end of the day is shown as midnight."""
    return time(minute // 60 % 24, minute % 60)


def say_minute(minute: int) -> str:
    """Say a time of day: '8:30 am'; the end of the day is 'midnight'."""
    if minute == END_OF_DAY:
        return _("midnight")
    return words.time_of_day(time_of(minute))


def say_day(day: Iterable[tuple[int, int]]) -> str:
    """Say the hours of one day: '8:30 am to 12 noon, 1 pm to 3:30 pm', or 'closed'."""
    stretches = [
        _("%(opens)s to %(closes)s") % {"opens": say_minute(opens), "closes": say_minute(closes)}
        for opens, closes in day
    ]
    return listed(stretches) if stretches else _("closed")


def weekdays_from(first: int) -> list[int]:
    """The seven weekdays (1 is Monday) in the order in which a week that begins with `first` shows them."""
    return [(first - 1 + offset) % 7 + 1 for offset in range(7)]


def first_weekday_of(*weeks: Week) -> int:
    """The day with which to draw the week: Sunday where the school works on Sundays, else Monday."""
    return 7 if any(week[6] for week in weeks) else 1


def say_week(week: Week) -> list[tuple[str, str]]:
    """Say a week day by day, as pairs of the weekday's name and its hours."""
    return [(weekday_name(number), say_day(week[number - 1])) for number in weekdays_from(first_weekday_of(week))]
