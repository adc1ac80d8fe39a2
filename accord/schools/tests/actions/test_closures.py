"""Adding, changing and taking back closures and special days."""

from datetime import date

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.schools.actions.add_closure import add_closure
from accord.schools.actions.change_closure import change_closure
from accord.schools.actions.remove_closure import remove_closure
from accord.schools.actions.remove_special_day import remove_special_day
from accord.schools.actions.set_special_day import set_special_day
from accord.schools.models import Closure, SpecialDay
from accord.schools.seen import stamp_of
from accord.schools.tests.conftest import BY, MONDAY

pytestmark = pytest.mark.requirement("A1")


def details(first, last=None, **more):
    usual = {"kind": "other", "name": "Snow", "starts_on": first, "ends_on": last or first}
    return {**usual, **more}


def add(school, first, last=None, **more):
    return add_closure(by=BY, at=MONDAY, school=school, **details(first, last, **more))


def test_a_closure_is_added_and_noted(cast):
    closure = add(cast.riverbank, date(2026, 11, 25))
    assert AuditEntry.objects.get(subject=f"closure:{closure.ref}").verb == "add_closure"


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (details(date(2026, 12, 2), date(2026, 12, 1)), "ends_on"),
        (details(date(2026, 12, 2), date(2027, 12, 1)), "ends_on"),
        (details(date(2026, 12, 2), date(2026, 12, 3), from_minute=60, to_minute=90), "from_time"),
        (details(date(2026, 12, 2), from_minute=600), "to_time"),
        (details(date(2026, 12, 2), to_minute=600), "from_time"),
        (details(date(2026, 12, 2), from_minute=600, to_minute=600), "to_time"),
        (details(date(9999, 12, 2)), "starts_on"),
    ],
)
def test_a_closure_that_cannot_be_says_which_field_to_mend(cast, wanted, field):
    with pytest.raises(DomainError) as refused:
        add_closure(by=BY, at=MONDAY, school=cast.riverbank, **wanted)
    assert list(refused.value.fields) == [field]
    assert refused.value.status == 422


def test_the_same_closure_is_not_added_twice(cast):
    add(cast.riverbank, date(2026, 11, 25))
    with pytest.raises(DomainError, match="closure-twice"):
        add(cast.riverbank, date(2026, 11, 25), name="SNOW")


def test_a_change_that_nobody_else_made_meanwhile_goes_through(cast):
    closure = add(cast.riverbank, date(2026, 11, 25))
    seen = stamp_of(closure)
    change_closure(by=BY, closure=closure, seen=seen, **details(date(2026, 11, 26)))
    with pytest.raises(DomainError, match="changed-meanwhile"):
        change_closure(by=BY, closure=closure, seen=seen, **details(date(2026, 11, 27)))
    assert Closure.objects.get(id=closure.id).starts_on == date(2026, 11, 26)


def test_a_coming_closure_is_taken_back_one_under_way_ends_and_a_past_one_stays(cast):
    coming = add(cast.riverbank, date(2026, 11, 25))
    assert remove_closure(by=BY, at=MONDAY, closure=coming) is None
    under_way = add(cast.riverbank, date(2026, 11, 20), date(2026, 11, 27))
    assert remove_closure(by=BY, at=MONDAY, closure=under_way).ends_on == date(2026, 11, 22)
    past = add(cast.riverbank, date(2026, 11, 2))
    with pytest.raises(DomainError, match="closure-is-over"):
        remove_closure(by=BY, at=MONDAY, closure=past)


def test_a_special_day_is_set_and_given_back(cast):
    day = set_special_day(
        by=BY, at=MONDAY, school=cast.riverbank, on=date(2026, 12, 5), name="Fair", intervals=[(600, 840)]
    )
    assert day.intervals == [[600, 840]]
    remove_special_day(by=BY, at=MONDAY, day=day)
    assert not SpecialDay.objects.filter(id=day.id).exists()


@pytest.mark.parametrize(
    ("intervals", "code"),
    [([], "no-hours"), ([(600, 500)], "hours-do-not-fit"), ([(480, 720), (700, 900)], "hours-do-not-fit")],
)
def test_a_special_day_needs_hours_that_fit(cast, intervals, code):
    with pytest.raises(DomainError, match=code):
        set_special_day(by=BY, at=MONDAY, school=cast.riverbank, on=date(2026, 12, 5), name="Fair", intervals=intervals)


def test_one_date_has_one_set_of_hours(cast):
    taken = cast.riverbank.special_days.get().on
    with pytest.raises(DomainError, match="special-day-twice"):
        set_special_day(by=BY, at=MONDAY, school=cast.riverbank, on=taken, name="Fair", intervals=[(600, 840)])
