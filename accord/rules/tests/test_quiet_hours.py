"""When a notice leaves that is written in quiet hours, by the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter import FamilyQuietHours, Weekday
from accord.rules.months import months_before
from accord.rules.quiet_hours import QuietTimes, is_quiet, leaves_at, quiet_times
from accord.rules.tests.week import LONDON, at, clock

pytestmark = pytest.mark.requirement("C2")
FAMILIES = quiet_times(FamilyQuietHours(), LONDON)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-11-23 18:59", False),
        ("2026-11-23 19:00", True),
        ("2026-11-24 06:59", True),
        ("2026-11-24 07:00", False),
        ("2026-11-29 12:00", True),
    ],
)
def test_quiet_1_nights_and_whole_days_are_quiet(moment, quiet):
    assert is_quiet(FAMILIES, at(moment)) is quiet


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        ("2026-11-23 12:00", "Mon 2026-11-23 12:00"),
        ("2026-11-23 21:30", "Tue 2026-11-24 07:00"),
        ("2026-11-28 21:30", "Mon 2026-11-30 07:00"),
        ("2026-11-29 12:00", "Mon 2026-11-30 07:00"),
        ("2027-03-28 00:30", "Mon 2027-03-29 07:00"),
    ],
)
def test_quiet_2_what_is_written_in_quiet_hours_leaves_when_they_end(written, leaves):
    assert clock(leaves_at(FAMILIES, at(written))) == leaves


def test_quiet_2_a_rest_at_noon_and_a_week_without_a_day_to_write():
    noon = QuietTimes(12 * 60, 14 * 60, (), LONDON)
    assert clock(leaves_at(noon, at("2026-11-23 13:00"))) == "Mon 2026-11-23 14:00"
    with pytest.raises(ValueError, match="seven days"):
        leaves_at(QuietTimes(0, 60, tuple(Weekday), LONDON), at("2026-11-23 13:00"))


@given(
    begins=st.integers(0, 1439),
    ends=st.integers(0, 1439),
    days=st.sets(st.sampled_from(Weekday), max_size=6),
    zone=st.sampled_from(["Europe/London", "Asia/Dubai", "Africa/Cairo", "America/St_Johns", "Australia/Lord_Howe"]),
    minutes=st.integers(0, 60 * 24 * 700),
)
def test_quiet_2_the_first_minute_that_is_not_quiet(begins, ends, days, zone, minutes):
    quiet = QuietTimes(begins, ends, days, ZoneInfo(zone))
    written = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    left = leaves_at(quiet, written)
    assert left >= written
    assert not is_quiet(quiet, left)
    before = left - timedelta(minutes=1)
    assert left == written or is_quiet(quiet, before)


@pytest.mark.parametrize(
    ("on", "months", "before"),
    [
        (date(2026, 11, 23), 3, date(2026, 8, 23)),
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
        (date(2026, 12, 31), 36, date(2023, 12, 31)),
    ],
)
def test_months_1_months_before_a_date(on, months, before):
    assert months_before(on, months) == before
