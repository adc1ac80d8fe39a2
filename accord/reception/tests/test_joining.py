"""A limit on contact is not lost when two records of its guardian become one, and nobody learns of it by the join."""

import pytest

from accord.conduct.facts import restrictions_on
from accord.core import clock
from accord.people.actions.join_guardians import join_guardians
from accord.people.tests.joining.twins import guardian_like, join, post_of
from accord.people.tests.pages import words
from accord.reception.models import Visitor
from accord.reception.tests.counter import limited
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I5", "K6")]


def test_a_limit_and_a_visit_follow_to_the_record_that_stays(cast: Cast, as_person) -> None:
    jakub = cast.guardians["jakub"]
    twin = guardian_like(jakub, phone="")
    limit = limited(cast)
    limit.guardian = twin
    limit.save()
    Visitor.objects.create(
        school=cast.riverbank, name="Jakub Kowalski", guardian=twin, expected_at=MONDAY, announced_by=cast.staff["tan"]
    )
    assert not restrictions_on([jakub.pk], clock.now())
    joined = join(join_guardians, jakub, twin, post_of(cast, "office"))
    assert [one.ref for one in restrictions_on([jakub.pk], clock.now())[jakub.pk]] == [limit.ref]
    assert Visitor.objects.get().guardian == jakub
    assert set(joined.done) & {"restrictions", "incidents"} == set()
    assert "wait outside" in words(as_person("office").get("/staff/riverbank/reception/?name=Jakub"))
