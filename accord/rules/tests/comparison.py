"""Puts the same questions to the rules and to the oracle, and reports where they part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from accord.rules.hours import CalendarEnds, EpochCalendar, compile_calendar
from accord.rules.tests.minute_oracle import MinuteOracle
from accord.rules.tests.random_hours import random_hours, random_weeks

CALENDARS_PER_WEEKS = 25


def disagreements(calendar: EpochCalendar, oracle: MinuteOracle, rng: Random, rounds: int = 3) -> list[str]:
    """Each answer in which the two differ, in words; nothing when they agree.

    The openings are compared minute by minute; where they agree, `rounds` rounds of each question follow,
    at random seconds and at the very moments of opening and closing.
    """
    found: list[str] = []

    def compare(question: str, told: object, right: object) -> None:
        if told != right:
            found.append(f"{question}: told {told}, right {right}")

    compare("starts", calendar.starts, oracle.instant(oracle.begin))
    compare("ends", calendar.ends, oracle.instant(oracle.end))
    compare("openings", calendar.openings, oracle.openings())
    if found:
        return found
    for _ in range(rounds):
        at, other = _moment(rng, oracle), _moment(rng, oracle)
        seconds = rng.choice((0, 60, 3600, rng.randrange(-90_000, 90_000)))
        days = rng.randrange(-3, 5)
        compare(f"is open at {at}", calendar.is_open(at), oracle.is_open(at))
        compare(f"next opening from {at}", _told(calendar.next_opening, at), oracle.next_opening(at))
        compare(f"next closing from {at}", _told(calendar.next_closing, at), oracle.next_closing(at))
        compare(
            f"{at} and {seconds} s of work",
            _told(calendar.add_working_seconds, at, seconds),
            oracle.add_working_seconds(at, seconds),
        )
        exactly = oracle.working_seconds_between(at, other)
        compare(f"work from {at} to {other}", calendar.working_seconds_between(at, other), exactly)
        compare(
            f"{at} and exactly {exactly} s of work",
            _told(calendar.add_working_seconds, at, exactly),
            oracle.add_working_seconds(at, exactly),
        )
        compare(
            f"{at} and {days} working days",
            _told(calendar.add_working_days, at, days),
            oracle.add_working_days(at, days),
        )
        compare(
            f"working days from {at} to {other}",
            calendar.working_days_between(at, other),
            oracle.working_days_between(at, other),
        )
    return found


def random_disagreements(seed: int, calendars: int, rounds: int = 3) -> Iterator[str]:
    """Disagreements over so many random calendars, each told with what is needed to see it again."""
    for number in range(0, calendars, CALENDARS_PER_WEEKS):
        zone, first_on, last_on = random_weeks(Random(f"{seed}/{number}"))
        for k in range(number, min(number + CALENDARS_PER_WEEKS, calendars)):
            rng = Random(f"{seed}/{number}/{k}")
            hours = random_hours(rng, zone, first_on, last_on)
            calendar = compile_calendar(hours, first_on=first_on, last_on=last_on)
            oracle = MinuteOracle(hours, first_on, last_on)
            for difference in disagreements(calendar.epoch, oracle, rng, rounds):
                yield f"seed {seed}, calendar {k}: {difference}\n  {hours}\n  {first_on} to {last_on}"


def _told(question: Callable[..., int], *facts: int) -> int | None:
    try:
        return question(*facts)
    except CalendarEnds:
        return None


def _moment(rng: Random, oracle: MinuteOracle) -> int:
    begin, end = oracle.instant(oracle.begin), oracle.instant(oracle.end)
    openings = oracle.openings()
    if openings and rng.random() < 0.4:
        edge = rng.choice(rng.choice(openings)) + rng.choice((-1, 0, 0, 1))
        return min(max(edge, begin), end - 1)
    return rng.randrange(begin, end)
