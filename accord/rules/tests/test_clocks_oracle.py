"""Response clocks on random calendars with random waits, against an oracle that counts minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest

from accord.rules.charter_values.fields import Duration, Unit
from accord.rules.clocks import ClockFacts, Pause, due_at, remaining
from accord.rules.hours import HoursError, compile_calendar
from accord.rules.tests.minute_oracle import MinuteOracle
from accord.rules.tests.random_hours import random_hours, random_weeks

pytestmark = pytest.mark.requirement("C4")


def moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def random_pauses(rng: Random, oracle: MinuteOracle) -> list[tuple[int, int]]:
    minutes = [rng.randrange(oracle.begin, oracle.end) for _ in range(2 * rng.randrange(4))]
    return [(min(pair), max(pair)) for pair in zip(minutes[::2], minutes[1::2], strict=True)]


def walked(oracle: MinuteOracle, start: int, minutes: int, pauses: list[tuple[int, int]]) -> int | None:
    """The minute by which so many open minutes have passed outside every pause."""
    for minute in range(start, oracle.end):
        if oracle.flags[minute] and not any(begins <= minute < until for begins, until in pauses):
            minutes -= 1
            if minutes == 0:
                return minute + 1
    return None


@pytest.mark.parametrize("seed", range(30))
def test_clock_5_random_waits_agree_with_the_oracle(seed):
    rng = Random(20_261_122 + seed)
    zone, first_on, last_on = random_weeks(rng)
    hours = random_hours(rng, zone, first_on, last_on)
    oracle = MinuteOracle(hours, first_on, last_on)
    calendar = compile_calendar(hours, first_on=first_on, last_on=last_on)
    for _ in range(12):
        start = rng.randrange(oracle.begin, oracle.end)
        pauses = random_pauses(rng, oracle)
        facts = ClockFacts(
            moment(oracle.instant(start)),
            Duration(rng.randrange(1, 12), Unit.WORKING_HOURS),
            calendar,
            tuple(Pause(moment(oracle.instant(begins)), moment(oracle.instant(until))) for begins, until in pauses),
        )
        expected = walked(oracle, start, facts.within.amount * 60, pauses)
        if expected is None:
            with pytest.raises(HoursError):
                due_at(facts)
            continue
        due = due_at(facts)
        assert due == moment(oracle.instant(expected))
        now = rng.randrange(start, expected + 1)
        left = sum(
            1
            for minute in range(now, expected)
            if oracle.flags[minute] and not any(begins <= minute < until for begins, until in pauses)
        )
        begun = tuple(pause for pause in facts.pauses if pause.begins_at <= moment(oracle.instant(now)))
        assert remaining(ClockFacts(facts.started_at, facts.within, calendar, begun), moment(oracle.instant(now))) == (
            left * 60
        )
