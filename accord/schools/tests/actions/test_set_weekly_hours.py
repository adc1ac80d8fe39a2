"""Setting the hours of the week."""

from datetime import UTC, date, datetime

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.schools import facts
from accord.schools.actions.remove_weekly_hours import remove_weekly_hours
from accord.schools.actions.set_district_default import set_district_default
from accord.schools.actions.set_weekly_hours import set_weekly_hours, stamp_of_hours
from accord.schools.models import School
from accord.schools.tests.conftest import BY, MONDAY
from accord.schools.tests.week_shapes import LONG, MON_TO_FRI, SPLIT, SUN_TO_THU
from accord.schools.week import week_from_rows

pytestmark = pytest.mark.requirement("A1")


def set_hours(school, week, **more):
    wanted = {"kind": "school", "starts_on": date(2026, 11, 1), **more}
    return set_weekly_hours(by=BY, at=MONDAY, school=school, week=week, **wanted)


def fresh(school):
    return School.objects.get(id=school.id)


def test_hours_hold_from_their_date_and_the_earlier_ones_until_then(cast):
    set_hours(cast.alnoor, SPLIT, starts_on=date(2026, 11, 30))
    school = fresh(cast.alnoor)
    assert facts.current_week(school, "school", date(2026, 11, 29)) == SUN_TO_THU
    assert facts.current_week(school, "school", date(2026, 11, 30)) == SPLIT


def test_each_change_is_noted_and_makes_a_new_version(cast):
    before = fresh(cast.alnoor).version
    hours = set_hours(cast.alnoor, MON_TO_FRI)
    assert fresh(cast.alnoor).version == before + 1
    entry = AuditEntry.objects.get(verb="set_weekly_hours")
    assert entry.subject == f"weekly_hours:{hours.ref}"
    assert entry.details["after"]["week"][0] == [1, 480, 960]


@pytest.mark.parametrize(
    "rows",
    [
        [[1, 480, 720], [1, 700, 900]],
        [[2, 900, 480]],
        [[2, 480, 480]],
        [[3, 480, 1500]],
        [[4, 60 * hour, 60 * hour + 30] for hour in range(8)],
    ],
    ids=["overlapping", "closes before it opens", "no length", "past midnight", "too many"],
)
def test_hours_that_do_not_fit_are_refused(cast, rows):
    with pytest.raises(DomainError, match="hours-do-not-fit"):
        set_hours(cast.alnoor, week_from_rows(rows))


def test_stretches_may_touch(cast):
    assert set_hours(cast.alnoor, week_from_rows([[1, 480, 720], [1, 720, 900]]))


def test_a_school_may_keep_shorter_hours_than_its_trust_but_not_longer(cast):
    set_hours(cast.riverbank, MON_TO_FRI)
    with pytest.raises(DomainError) as refused:
        set_hours(cast.riverbank, LONG, starts_on=date(2027, 1, 1))
    assert "Harbour Learning Trust" in refused.value.message
    assert "6\N{NO-BREAK SPACE}am to 7\N{NO-BREAK SPACE}am" in refused.value.message


def test_fixed_hours_cannot_be_set(cast):
    set_district_default(by=BY, district=cast.trust, key="weekly_hours", value=MON_TO_FRI, latitude="fixed")
    with pytest.raises(DomainError, match="hours-fixed"):
        set_hours(cast.riverbank, MON_TO_FRI)
    assert facts.current_week(fresh(cast.riverbank), "school", MONDAY.date()) == MON_TO_FRI


def test_two_weeks_cannot_begin_on_one_date(cast):
    set_hours(cast.alnoor, MON_TO_FRI)
    with pytest.raises(DomainError, match="hours-begin-twice"):
        set_hours(cast.alnoor, SPLIT)


def test_nobody_overwrites_a_colleagues_hours_unknowingly(cast):
    hours = set_hours(cast.alnoor, MON_TO_FRI)
    seen = stamp_of_hours(hours)
    set_hours(cast.alnoor, SPLIT, hours=hours, seen=seen)
    with pytest.raises(DomainError, match="changed-meanwhile"):
        set_hours(cast.alnoor, SUN_TO_THU, hours=hours, seen=seen)
    assert facts.current_week(fresh(cast.alnoor), "school", MONDAY.date()) == SPLIT


def test_planned_hours_can_be_taken_back_but_not_those_that_have_begun(cast):
    planned = set_hours(cast.alnoor, SPLIT, starts_on=date(2027, 1, 4))
    remove_weekly_hours(by=BY, at=MONDAY, hours=planned)
    assert facts.current_week(fresh(cast.alnoor), "school", date(2027, 1, 4)) == SUN_TO_THU
    begun = set_hours(cast.alnoor, MON_TO_FRI)
    with pytest.raises(DomainError, match="hours-have-begun"):
        remove_weekly_hours(by=BY, at=MONDAY, hours=begun)


def test_today_is_the_schools_own_day(cast):
    """At 22:00 in London it is already tomorrow in Riyadh."""
    late = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    hours = set_hours(cast.alnoor, SPLIT, starts_on=date(2026, 11, 24))
    with pytest.raises(DomainError, match="hours-have-begun"):
        remove_weekly_hours(by=BY, at=late, hours=hours)
