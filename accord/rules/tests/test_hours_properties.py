"""What holds for working time whatever the calendar: sums, order, and there and back again."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accord.rules.hours import CalendarEnds, EpochCalendar, compile_calendar
from accord.rules.tests.random_hours import random_hours, random_weeks
from tests.turns import examples

pytestmark = pytest.mark.requirement("A1")

Drawn = tuple[EpochCalendar, tuple[int, int, int]]


@lru_cache(maxsize=4096)
def _calendar(seed: int) -> EpochCalendar:
    rng = Random(seed)
    zone, first_on, last_on = random_weeks(rng)
    hours = random_hours(rng, zone, first_on, last_on)
    return compile_calendar(hours, first_on=first_on, last_on=last_on).epoch


@st.composite
def calendars(draw: st.DrawFn) -> Drawn:
    """A calendar and three moments within it, in order; often at its openings and closings."""
    calendar = _calendar(draw(st.integers(0, 3_000)))
    assume(calendar.openings)
    edges = sorted({edge for opening in calendar.openings for edge in opening} - {calendar.ends})
    moment = st.one_of(st.sampled_from(edges), st.integers(calendar.starts, calendar.ends - 1))
    first, second, third = sorted(draw(st.tuples(moment, moment, moment)))
    return calendar, (first, second, third)


@pytest.mark.in_turn
@given(calendars())
@settings(max_examples=examples(300), deadline=None)
def test_working_time_adds_up(drawn: Drawn) -> None:
    calendar, (a, b, c) = drawn
    between = calendar.working_seconds_between
    assert between(a, b) + between(b, c) == between(a, c)
    assert between(b, a) == -between(a, b)
    assert 0 <= between(a, b) <= b - a


@pytest.mark.in_turn
@given(calendars(), st.integers(1, 200_000))
@settings(max_examples=examples(300), deadline=None)
def test_a_deadline_is_the_earliest_moment_with_the_time_worked(drawn: Drawn, seconds: int) -> None:
    calendar, (a, _, _) = drawn
    seconds = min(seconds, calendar.working_seconds_between(a, calendar.ends))
    assume(seconds > 0)
    due = calendar.add_working_seconds(a, seconds)
    assert calendar.working_seconds_between(a, due) == seconds
    assert calendar.working_seconds_between(a, due - 1) == seconds - 1


@given(calendars(), st.integers(1, 200_000))
@settings(max_examples=examples(300), deadline=None)
def test_counting_back_is_the_latest_moment_with_the_time_worked(drawn: Drawn, seconds: int) -> None:
    calendar, (_, _, c) = drawn
    seconds = min(seconds, calendar.working_seconds_between(calendar.starts, c))
    assume(seconds > 0)
    start = calendar.add_working_seconds(c, -seconds)
    assert calendar.working_seconds_between(start, c) == seconds
    assert calendar.working_seconds_between(start + 1, c) == seconds - 1


@given(calendars(), st.integers(1, 100_000), st.integers(1, 100_000))
@settings(max_examples=examples(300), deadline=None)
def test_two_steps_lead_where_one_does(drawn: Drawn, first: int, second: int) -> None:
    calendar, (a, _, _) = drawn
    assume(calendar.working_seconds_between(a, calendar.ends) >= first + second)
    halfway = calendar.add_working_seconds(a, first)
    assert calendar.add_working_seconds(halfway, second) == calendar.add_working_seconds(a, first + second)


@pytest.mark.in_turn
@given(calendars())
@settings(max_examples=examples(300), deadline=None)
def test_an_opening_is_open_and_a_closing_is_closed(drawn: Drawn) -> None:
    calendar, (a, _, _) = drawn
    try:
        opens, closes = calendar.next_opening(a), calendar.next_closing(a)
    except CalendarEnds:
        return
    assert a <= opens < closes
    assert calendar.is_open(opens)
    assert not calendar.is_open(closes)
    assert calendar.is_open(closes - 1)
    assert calendar.next_opening(opens) == opens
    assert calendar.working_seconds_between(a, opens) == 0
    assert calendar.working_seconds_between(opens, closes) == closes - opens


@pytest.mark.in_turn
@given(calendars(), st.integers(0, 6))
@settings(max_examples=examples(300), deadline=None)
def test_working_days_there_and_back(drawn: Drawn, days: int) -> None:
    calendar, (a, b, _) = drawn
    try:
        due, later = calendar.add_working_days(a, days), calendar.add_working_days(b, days)
    except CalendarEnds:
        return
    assert a < due <= later
    assert calendar.working_days_between(a, due) == days
    assert calendar.working_days_between(due, a) == -days


@pytest.mark.in_turn
@given(calendars(), st.floats(0, 1, exclude_max=True))
@settings(max_examples=examples(200), deadline=None)
def test_parts_of_a_second_change_no_answer_about_opening(drawn: Drawn, part: float) -> None:
    calendar, (a, _, _) = drawn
    assert calendar.is_open(a + part) == calendar.is_open(a)


def test_a_calendar_of_ten_years_agrees_with_ten_calendars_of_one() -> None:
    rng = Random(11)
    hours = random_hours(rng, "Europe/London", date(2020, 1, 1), date(2029, 12, 31))
    whole = compile_calendar(hours, first_on=date(2020, 1, 1), last_on=date(2029, 12, 31)).epoch
    total = 0
    for year in range(2020, 2030):
        part = compile_calendar(hours, first_on=date(year, 1, 1), last_on=date(year, 12, 31)).epoch
        total += part.working_seconds_between(part.starts, part.ends)
    assert whole.working_seconds_between(whole.starts, whole.ends) == total
