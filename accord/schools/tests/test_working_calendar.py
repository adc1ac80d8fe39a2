"""Working time of real schools, as built from what they entered."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from accord.schools import facts
from accord.schools.actions.add_closure import add_closure
from accord.schools.actions.set_weekly_hours import set_weekly_hours
from accord.schools.models import School
from accord.schools.tests.conftest import BY, MONDAY
from accord.schools.tests.week_shapes import SPLIT

pytestmark = pytest.mark.requirement("A1")

SPAN = (date(2026, 1, 1), date(2027, 12, 31))
HOUR = 3600


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def fresh(school):
    return School.objects.select_related("district").get(id=school.id)


def close(school, first, last=None, kind="other", **more):
    add_closure(by=BY, at=MONDAY, school=school, kind=kind, name="Snow", starts_on=first, ends_on=last or first, **more)


def test_a_school_is_open_in_its_hours_by_its_own_clock(cast):
    london = facts.working_calendar(fresh(cast.riverbank), "school", *SPAN)
    riyadh = facts.working_calendar(fresh(cast.alnoor), "school", *SPAN)
    assert london.is_open(utc(2026, 11, 23, 7, 45))
    assert not london.is_open(utc(2026, 11, 23, 16, 30))
    assert riyadh.is_open(utc(2026, 11, 22, 4, 0)), "Sunday is a school day at Al Noor"
    assert not riyadh.is_open(utc(2026, 11, 27, 4, 0)), "Friday is not"


def test_holidays_between_terms_half_days_and_closures_count(cast):
    close(cast.riverbank, date(2026, 11, 25))
    calendar = facts.working_calendar(fresh(cast.riverbank), "school", *SPAN)
    assert calendar.next_opening(utc(2026, 11, 24, 20)) == utc(2026, 11, 26, 7, 45)
    assert calendar.next_closing(utc(2026, 12, 18, 9)) == utc(2026, 12, 18, 12, 30)
    assert calendar.next_opening(utc(2026, 12, 18, 13)) == utc(2027, 1, 4, 7, 45)


def test_part_of_a_day_can_be_closed(cast):
    close(cast.riverbank, date(2026, 11, 25), from_minute=720, to_minute=840)
    calendar = facts.working_calendar(fresh(cast.riverbank), "school", *SPAN)
    assert calendar.is_open(utc(2026, 11, 25, 11, 59))
    assert not calendar.is_open(utc(2026, 11, 25, 12, 0))
    assert calendar.is_open(utc(2026, 11, 25, 14, 0))


def test_an_office_keeps_the_schools_hours_until_it_has_its_own(cast):
    office = facts.working_calendar(fresh(cast.hillside), "office", *SPAN)
    school = facts.working_calendar(fresh(cast.hillside), "school", *SPAN)
    assert office.epoch.openings == school.epoch.openings
    own = facts.working_calendar(fresh(cast.riverbank), "office", *SPAN)
    assert not own.is_open(utc(2026, 11, 23, 12, 30)), "the office has its lunch"


def test_an_office_may_work_between_terms_but_not_on_public_holidays(cast):
    set_weekly_hours(
        by=BY, at=MONDAY, school=cast.riverbank, kind="office", starts_on=date(2026, 11, 1), week=SPLIT,
        between_terms=True,
    )  # fmt: skip
    close(cast.riverbank, date(2026, 12, 25), kind="public_holiday")
    close(cast.riverbank, date(2026, 12, 28), date(2026, 12, 31), kind="school_holiday")
    office = facts.working_calendar(fresh(cast.riverbank), "office", *SPAN)
    assert office.is_open(utc(2026, 12, 22, 9))
    assert not office.is_open(utc(2026, 12, 25, 9))
    assert office.is_open(utc(2026, 12, 29, 9))
    assert not office.is_open(utc(2026, 10, 27, 9)), "the hours before did not reach into the holidays"


def test_beyond_the_last_year_the_summer_is_still_closed_and_then_the_week_counts(cast):
    calendar = facts.working_calendar(fresh(cast.riverbank), "school", *SPAN)
    assert calendar.next_opening(utc(2027, 7, 22)) == utc(2027, 8, 30, 6, 45)


@pytest.mark.django_db(transaction=True)
def test_a_calendar_is_built_from_few_queries_and_then_kept_until_the_school_changes(cast):
    school = fresh(cast.riverbank)
    with CaptureQueriesContext(connection) as first:
        calendar = facts.working_calendar(school, "school", *SPAN)
    with CaptureQueriesContext(connection) as second:
        assert facts.working_calendar(school, "school", *SPAN) is calendar
    assert len(first) <= 7
    assert len(second) == 0
    close(school, date(2026, 11, 25))
    renewed = facts.working_calendar(fresh(school), "school", *SPAN)
    assert not renewed.is_open(utc(2026, 11, 25, 9))


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (utc(2026, 11, 23, 10), "Open until 4:30\N{NO-BREAK SPACE}pm."),
        (utc(2026, 11, 23, 17), "Closed. Opens tomorrow 7:45\N{NO-BREAK SPACE}am."),
        (utc(2026, 11, 27, 17), "Closed. Opens Monday 7:45\N{NO-BREAK SPACE}am."),
    ],
)
def test_one_sentence_says_whether_the_school_is_open(cast, at, sentence):
    assert facts.open_state(fresh(cast.riverbank), at).sentence == sentence


def test_a_closure_is_named_in_the_sentence(cast):
    close(cast.riverbank, date(2026, 11, 23))
    state = facts.open_state(fresh(cast.riverbank), MONDAY)
    assert state.sentence == "Closed: Snow. Opens tomorrow 7:45\N{NO-BREAK SPACE}am."
    assert not state.is_open


def test_a_school_without_hours_says_so(cast):
    cast.alnoor.weekly_hours.all().delete()
    cast.alnoor.special_days.all().delete()
    School.objects.filter(pk=cast.alnoor.pk).update(version=F("version") + 1)
    state = facts.open_state(fresh(cast.alnoor), MONDAY)
    assert state.sentence == "Closed. No opening hours are entered yet."
