"""The demo's stories happen on school days and at hours of the day, whenever the demo is begun."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.core import clock
from accord.delivery.models import Notice
from accord.web.demo import Cast
from accord.web.demo.days import LAST_WORKDAY, RIVERBANK, school_day, weekday_before
from accord.web.demo.news import fill_the_week, spread_news
from tests.cast import MONDAY
from tests.turns import examples

BEGUN = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2028, 1, 1), timezones=st.just(UTC))


@given(BEGUN, st.integers(0, 40), st.integers(7, 18))
@settings(max_examples=examples(100))
def test_a_school_day_is_a_weekday_that_has_begun(at: datetime, back: int, hour: int) -> None:
    for moment in (school_day(at, back, hour, 20), weekday_before(at, back, hour, 20)):
        said = moment.astimezone(RIVERBANK)
        assert moment <= at
        assert said.isoweekday() <= LAST_WORKDAY
        assert (said.hour, said.minute) == (hour, 20)


@given(BEGUN, st.integers(0, 12))
@settings(max_examples=examples(100))
def test_what_follows_stands_later(at: datetime, back: int) -> None:
    assert school_day(at, back + 1, 9) < school_day(at, back, 9, 30)
    assert weekday_before(at, back + 1, 9) < weekday_before(at, back, 9)


@pytest.mark.django_db
@pytest.mark.parametrize("begun", [MONDAY, MONDAY - timedelta(days=1), MONDAY.replace(hour=0, minute=20)])
def test_a_week_of_news_is_mostly_the_everyday_of_a_school(cast: Cast, begun: datetime) -> None:
    with clock.stand_still_at(begun):
        spread_news(at=begun)
        fill_the_week(at=begun)
    told = Notice.objects.filter(kind="demo")
    assert told.count() > 8
    assert told.filter(urgency="important").count() <= told.count() / 5
    for notice in told:
        said = notice.created_at.astimezone(RIVERBANK)
        assert said.isoweekday() <= LAST_WORKDAY
        assert 7 <= said.hour <= 18
