"""Calendars drawn at random, in zones and weeks where clocks do odd things; the same from the same seed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

from accord.rules.hours import (
    Away,
    Closure,
    DateRange,
    Interval,
    Intervals,
    Leave,
    OpeningHours,
    PersonHours,
    SpecialDay,
    WeeklyHours,
)

# Zones, each with dates near which its clock does something worth meeting.
ODD_WEEKS: tuple[tuple[str, tuple[date, ...]], ...] = (
    ("Europe/London", (date(2026, 3, 29), date(2026, 10, 25))),
    ("Asia/Singapore", (date(2026, 5, 4),)),
    ("Asia/Kuala_Lumpur", (date(2026, 9, 16),)),
    ("Asia/Kolkata", (date(2026, 8, 15),)),
    ("Asia/Kathmandu", (date(2026, 1, 12),)),
    ("Australia/Lord_Howe", (date(2026, 4, 5), date(2026, 10, 4))),  # half an hour of summer time
    ("Pacific/Chatham", (date(2026, 4, 5), date(2026, 9, 27))),
    ("America/St_Johns", (date(2026, 3, 8), date(2026, 11, 1))),
    ("America/Sao_Paulo", (date(2018, 11, 4), date(2018, 2, 18))),  # days without midnight
    ("Africa/Cairo", (date(2026, 4, 24), date(2026, 10, 30), date(2014, 6, 27))),
    ("Asia/Beirut", (date(2026, 3, 29), date(2026, 10, 25))),
    ("America/Havana", (date(2026, 3, 8), date(2026, 11, 1))),
    ("America/Asuncion", (date(2024, 3, 24), date(2023, 10, 1))),
    ("Asia/Amman", (date(2022, 2, 25), date(2022, 10, 28))),
    ("Asia/Gaza", (date(2026, 3, 28), date(2026, 10, 24))),
    ("Africa/Casablanca", (date(2026, 2, 15), date(2026, 3, 22))),  # summer time pauses for Ramadan
    ("America/Nuuk", (date(2024, 3, 31), date(2024, 10, 27))),
    ("Antarctica/Troll", (date(2026, 3, 29), date(2026, 10, 25))),  # two hours of summer time
    ("Pacific/Apia", (date(2011, 12, 30), date(2012, 4, 1))),  # a date left out
    ("Pacific/Kwajalein", (date(1993, 8, 21),)),  # a date left out
    ("Asia/Pyongyang", (date(2018, 5, 5), date(2015, 8, 15))),
    ("America/Caracas", (date(2016, 5, 1), date(2007, 12, 9))),
    ("Asia/Tehran", (date(2022, 3, 22), date(2021, 9, 22))),
    ("UTC", (date(2026, 1, 1),)),
)


def random_weeks(rng: Random) -> tuple[str, date, date]:
    """A zone and the first and last date of a short calendar, most of them around a change of the clock."""
    zone, odd = rng.choice(ODD_WEEKS)
    if rng.random() < 0.8:
        first_on = rng.choice(odd) - timedelta(days=rng.randrange(4))
    else:
        first_on = date(2012, 1, 1) + timedelta(days=rng.randrange(9000))
    return zone, first_on, first_on + timedelta(days=rng.randrange(2, 9))


def random_hours(rng: Random, zone: str, first_on: date, last_on: date) -> OpeningHours | PersonHours:
    """What a school, or a person at it, might declare, and much that no school would."""
    place = OpeningHours(
        zone=zone,
        weekly=tuple(_week(rng, first_on, last_on) for _ in range(rng.choice((1, 1, 1, 2, 3)))),
        terms=tuple(DateRange(*_dates(rng, first_on, last_on)) for _ in range(rng.choice((0, 0, 0, 1, 2)))),
        closures=tuple(
            Closure(*_dates(rng, first_on, last_on), parts=_day(rng) if rng.random() < 0.6 else ())
            for _ in range(rng.choice((0, 0, 1, 2)))
        ),
        special_days=tuple(
            SpecialDay(_dates(rng, first_on, last_on)[0], _day(rng)) for _ in range(rng.choice((0, 0, 1, 2)))
        ),
    )
    if rng.random() < 0.6:
        return place
    return PersonHours(
        workplace=place,
        weekly=tuple(_week(rng, first_on, last_on) for _ in range(rng.choice((0, 1, 1, 2)))),
        beyond_workplace_hours=rng.random() < 0.4,
        leave=tuple(_leave(rng, first_on, last_on) for _ in range(rng.choice((0, 0, 1, 2)))),
    )


def _week(rng: Random, first_on: date, last_on: date) -> WeeklyHours:
    kind = rng.random()
    if kind < 0.4:
        usual = _day(rng)
        free = rng.choice(((5, 6), (4, 5), (6,), ()))
        days = [() if weekday in free else usual for weekday in range(7)]
    else:
        days = [_day(rng) for _ in range(7)]
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = days
    week = (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
    if rng.random() < 0.6:
        return WeeklyHours(week)
    return WeeklyHours(week, *_dates(rng, first_on, last_on))


def _day(rng: Random) -> Intervals:
    kind = rng.random()
    if kind < 0.12:
        return ()
    if kind < 0.2:
        return (Interval(0, 1440),)
    if kind < 0.35:
        return (Interval(480, 720), Interval(780, 990))
    if kind < 0.5:  # around the hours at which clocks change
        opens = rng.randrange(0, 240)
        return (Interval(opens, rng.randrange(opens + 1, 300)), Interval(1320, 1440))
    step = rng.choice((1, 5, 15, 60))
    parts = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        opens = rng.randrange(0, 1440, step)
        parts.append(Interval(opens, min(1440, opens + step * rng.randrange(1, 1 + 600 // step))))
    return tuple(parts)


def _dates(rng: Random, first_on: date, last_on: date) -> tuple[date, date]:
    span = (last_on - first_on).days
    start = first_on + timedelta(days=rng.randrange(-2, span + 1))
    return start, start + timedelta(days=rng.choice((0, 0, 1, 2, span)))


def _leave(rng: Random, first_on: date, last_on: date) -> Leave | Away:
    if rng.random() < 0.5:
        return Leave(*_dates(rng, first_on, last_on), parts=_day(rng) if rng.random() < 0.5 else ())
    start = datetime(first_on.year, first_on.month, first_on.day, tzinfo=UTC)
    starts_at = start + timedelta(minutes=rng.randrange(-1000, 8000))
    return Away(starts_at, starts_at + timedelta(minutes=rng.randrange(1, 3000)))
