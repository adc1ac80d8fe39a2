"""What the rules of working time refuse, and that each refusal says how to mend it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

import pytest

from accord.rules.hours import (
    HOUR,
    Away,
    BadHours,
    CalendarEnds,
    Closure,
    DateRange,
    Interval,
    NaiveDatetime,
    NeverOpen,
    OutsideCalendar,
    WeeklyHours,
)
from accord.rules.tests.week import SCHOOL, at, calendar_of, week

pytestmark = pytest.mark.requirement("A1")


def test_hours_18_a_school_that_never_opens_is_said_to_never_open() -> None:
    calendar = calendar_of(replace(SCHOOL, weekly=()))
    monday = at("2026-11-23 09:00")
    assert not calendar.is_open(monday)
    assert calendar.working_seconds_between(monday, at("2026-11-30 09:00")) == 0
    for ask in (
        lambda: calendar.next_opening(monday),
        lambda: calendar.next_closing(monday),
        lambda: calendar.add_working_seconds(monday, 1),
        lambda: calendar.add_working_seconds(monday, -1),
        lambda: calendar.add_working_days(monday, 0),
        lambda: calendar.add_working_days(monday, -1),
    ):
        with pytest.raises(NeverOpen, match="Check the weekly hours, the terms and the closures"):
            ask()


def test_hours_18_an_answer_past_the_last_term_is_refused_and_says_what_to_add() -> None:
    calendar = calendar_of(replace(SCHOOL, terms=(DateRange(date(2026, 9, 2), date(2026, 12, 18)),)))
    with pytest.raises(CalendarEnds, match="Add the terms that are missing"):
        calendar.add_working_days(at("2026-12-17 10:00"), 2)
    with pytest.raises(CalendarEnds):
        calendar.next_opening(at("2026-12-18 16:30"))
    with pytest.raises(CalendarEnds):
        calendar.add_working_seconds(at("2026-12-18 16:00"), HOUR)
    with pytest.raises(CalendarEnds):
        calendar.add_working_seconds(at("2026-09-02 08:30"), -HOUR)


def test_hours_18_a_question_outside_the_calendar_is_refused() -> None:
    calendar = calendar_of(SCHOOL)
    before, after, inside = at("2026-08-31 23:59"), at("2027-09-01 00:00"), at("2026-11-23 09:00")
    assert calendar.is_open(inside)
    for moment in (before, after, datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)):
        with pytest.raises(OutsideCalendar, match="Ask a calendar that covers it"):
            calendar.is_open(moment)
        with pytest.raises(OutsideCalendar):
            calendar.add_working_days(moment, 1)
    for start, end in ((before, inside), (inside, after + timedelta(seconds=1))):
        with pytest.raises(OutsideCalendar):
            calendar.working_seconds_between(start, end)
        with pytest.raises(OutsideCalendar):
            calendar.working_days_between(start, end)
    with pytest.raises(OutsideCalendar):
        calendar.epoch.is_open(float("nan"))


def test_hours_18_a_school_that_never_closes_has_no_next_closing() -> None:
    always = calendar_of(replace(SCHOOL, weekly=(week(*((Interval(0, 1440),),) * 7),)))
    moment = at("2026-11-20 03:00")
    assert always.is_open(moment)
    with pytest.raises(CalendarEnds):
        always.next_closing(moment)
    assert always.add_working_seconds(moment, 72 * HOUR) - moment == timedelta(hours=72)


class _Nowhere(tzinfo):
    def utcoffset(self, _: datetime | None) -> None:
        return None


def test_hours_19_a_time_without_a_zone_is_refused() -> None:
    calendar = calendar_of(SCHOOL)
    assert calendar.is_open(at("2026-11-20 09:00"))
    for naive in (datetime(2026, 11, 20, 9, 0), datetime(2026, 11, 20, 9, 0, tzinfo=_Nowhere())):
        with pytest.raises(NaiveDatetime, match="Say which zone it is in"):
            calendar.is_open(naive)
    with pytest.raises(NaiveDatetime):
        Away(datetime(2026, 11, 20, 9, 0), at("2026-11-20 10:00"))


@pytest.mark.parametrize(
    ("declare", "sentence"),
    [
        (lambda: Interval(600, 600), "opens before it closes"),
        (lambda: Interval(-1, 60), "between 0 and 1440"),
        (lambda: Interval(1320, 1500), "two parts, one on each day"),
        (lambda: DateRange(date(2026, 9, 2), date(2026, 9, 1)), "comes before the first"),
        (lambda: Closure(date(2026, 9, 2), date(2026, 9, 1)), "comes before the first"),
        (lambda: Away(at("2026-11-20 10:00"), at("2026-11-20 10:00")), "ends .* after it starts"),
        (lambda: WeeklyHours(((), ())), "seven days"),  # type: ignore[arg-type]
        (
            lambda: calendar_of(replace(SCHOOL, zone="Europe/Lundon")),
            "No time zone is called “Europe/Lundon”",
        ),
        (lambda: calendar_of(replace(SCHOOL, zone="../etc/passwd")), "No time zone is called"),
        (lambda: calendar_of(replace(SCHOOL, zone="")), "No time zone is called"),
        (lambda: calendar_of(SCHOOL, date(2027, 1, 1), date(2026, 1, 1)), "the first date comes first"),
        (lambda: calendar_of(SCHOOL, date(2026, 1, 1), date(9999, 12, 31)), "lie between"),
    ],
)
def test_hours_that_make_no_sense_are_refused_with_a_remedy(declare: object, sentence: str) -> None:
    assert callable(declare)
    with pytest.raises(BadHours, match=sentence):
        declare()
