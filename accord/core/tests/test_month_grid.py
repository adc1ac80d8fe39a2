"""The picture of the year shows every day once, under its weekday."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.core.month_grid import DayMark, month_grids
from tests.turns import examples

DAYS = st.dates(date(1999, 1, 1), date(2060, 12, 31))


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(start=DAYS, length=st.integers(0, 500), first_weekday=st.integers(0, 6))
def test_every_day_stands_once_in_order_under_its_weekday(start: date, length: int, first_weekday: int) -> None:
    end = start + timedelta(days=length)
    months = month_grids(start, end, lambda on: DayMark(), first_weekday=first_weekday)
    seen = []
    for month in months:
        for week in month.weeks:
            assert len(week) == 7
            for column, cell in enumerate(week):
                if cell:
                    assert (cell.on.weekday() - first_weekday) % 7 == column
                    assert cell.on.replace(day=1) == month.first
                    seen.append(cell.on)
    assert seen == [start + timedelta(days=n) for n in range(length + 1)]


@pytest.mark.requirement("A1")
def test_a_week_may_begin_on_sunday() -> None:
    (month,) = month_grids(date(2026, 3, 1), date(2026, 3, 31), lambda on: DayMark(), first_weekday=6)
    assert month.weekdays[0].full == "Sunday"
    assert month.weeks[0][0] is not None
    assert month.name == "March 2026"


def test_a_day_carries_what_is_said_about_it() -> None:
    def mark(on: date) -> DayMark:
        return DayMark("half", note="Sports day") if on.day == 27 else DayMark()

    (month,) = month_grids(date(2026, 3, 27), date(2026, 3, 28), mark)
    marks = [cell.mark.kind for week in month.weeks for cell in week if cell]
    assert marks == ["half", "open"]
