"""Those of the district are told in working hours, unless it cannot wait."""

import pytest

from accord.rules.hours import OpeningHours
from accord.rules.telling_above import ToldAbove, decide_telling_above
from accord.rules.tests.week import SCHOOL, SCHOOL_DAY, at, calendar_of, clock, week

pytestmark = pytest.mark.requirement("C1", "I4")
NIGHT = at("2026-11-20T22:00")


def told(**more: object) -> str:
    decided = decide_telling_above(ToldAbove(NIGHT, calendar_of(SCHOOL), **more))  # type: ignore[arg-type]
    assert decided.held == (decided.go_at > NIGHT)
    return clock(decided.go_at)


def test_channel_14_those_above_are_told_in_their_hours_else_in_those_of_the_office() -> None:
    assert told() == "Mon 2026-11-23 08:00"
    tuesdays = calendar_of(OpeningHours(zone="Europe/London", weekly=(week((), SCHOOL_DAY),)))
    assert told(own=tuesdays) == "Tue 2026-11-24 08:00"
    never = calendar_of(OpeningHours(zone="Europe/London", weekly=(week(),)))
    assert told(own=never) == "Mon 2026-11-23 08:00", "hours that never come leave it to the office"
    assert told(cannot_wait=True) == "Fri 2026-11-20 22:00"
    open_now = at("2026-11-20T10:00")
    assert not decide_telling_above(ToldAbove(open_now, calendar_of(SCHOOL))).held
