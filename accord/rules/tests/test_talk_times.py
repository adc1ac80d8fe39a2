"""Times for a talk: soon, spread over days, and never outside the working hours of whoever offers them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from accord.rules.hours import Interval, OpeningHours, WeeklyHours, compile_calendar
from accord.rules.talk_times import LASTS, SOONEST, talk_times

LONDON = ZoneInfo("Europe/London")
DAY = (Interval(8 * 60, 16 * 60),)
WEEK = WeeklyHours((DAY, DAY, DAY, DAY, DAY, (), ()))


def calendar(week: WeeklyHours = WEEK):
    hours = OpeningHours(zone="Europe/London", weekly=(week,))
    return compile_calendar(hours, first_on=date(2026, 11, 1), last_on=date(2027, 1, 31))


def test_talk_1_soon_and_on_different_days_late_and_early():
    at = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
    first, second, third = talk_times(calendar(), at)
    assert first - at >= SOONEST
    assert [one.astimezone(LONDON).strftime("%a %H:%M") for one in (first, second, third)] == [
        "Mon 15:15", "Tue 08:15", "Wed 15:15",
    ]  # fmt: skip


def test_talk_2_only_in_own_working_hours():
    own = calendar()
    for hour in range(0, 24, 3):
        for one in talk_times(own, datetime(2026, 11, 26, hour, 50, tzinfo=UTC)):
            assert own.is_open(one)
            assert own.is_open(one + LASTS - timedelta(seconds=1))
    assert talk_times(calendar(WeeklyHours(((),) * 7)), datetime(2026, 11, 23, 10, tzinfo=UTC)) == []
