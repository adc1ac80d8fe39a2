"""Two people at the same moment: exactly one of them wins, and the other one is told."""

from datetime import date

import pytest

from accord.schools.actions.add_closure import add_closure
from accord.schools.actions.change_closure import change_closure
from accord.schools.actions.set_special_day import set_special_day
from accord.schools.models import Closure, School, SpecialDay
from accord.schools.seen import stamp_of
from accord.schools.tests.conftest import BY, MONDAY
from tests.at_once import together

pytestmark = [pytest.mark.requirement("A1"), pytest.mark.django_db(transaction=True)]

DAY = date(2026, 12, 2)


def closure(school, name="Snow"):
    return add_closure(by=BY, at=MONDAY, school=school, kind="other", name=name, starts_on=DAY, ends_on=DAY)


def test_the_same_closure_typed_twice_is_stored_once(cast):
    school = cast.riverbank
    refused = together(*[lambda: closure(school)] * 4)
    assert refused == ["closure-twice"] * 3
    assert Closure.objects.filter(name="Snow").count() == 1


def test_of_two_changes_to_one_closure_the_second_is_told(cast):
    stored = closure(cast.riverbank)
    seen = stamp_of(stored)

    def change(name):
        change_closure(by=BY, closure=stored, kind="other", name=name, starts_on=DAY, ends_on=DAY, seen=seen)

    assert together(lambda: change("Ice"), lambda: change("Storm")) == ["changed-meanwhile"]
    assert Closure.objects.get(id=stored.id).name in {"Ice", "Storm"}


def test_one_date_gets_one_set_of_hours_and_every_change_counts_in_the_version(cast):
    school = cast.riverbank
    before = School.objects.get(id=school.id).version

    def set_day(on):
        set_special_day(by=BY, at=MONDAY, school=school, on=on, name="Fair", intervals=[(600, 840)])

    refused = together(lambda: set_day(DAY), lambda: set_day(DAY), lambda: set_day(date(2026, 12, 3)))
    assert refused == ["special-day-twice"]
    assert SpecialDay.objects.filter(school=school, name="Fair").count() == 2
    assert School.objects.get(id=school.id).version == before + 2
