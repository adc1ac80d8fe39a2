"""Who may be told of a child or a matter: asked when it is told, and again when it leaves and is shown."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.delivery.actions import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.models import Delivery, Unreached
from accord.delivery.tests.post import by_channel, post, told
from accord.people.models import StudentContact
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D1", "C2")]


@pytest.mark.requirement("A2")
@pytest.mark.parametrize("key", ["neil", "nora", "paul"])
def test_whoever_may_not_hear_of_a_child_is_not_told(cast, key):
    """N11: a court order, a mere contact, an ended tie."""
    child = {"neil": "tom", "nora": "tom", "paul": "maya"}[key]
    told(cast, key, student=cast.students[child])
    assert by_channel(key, cast) == {"portal": "cancelled_no_longer_entitled"}
    assert post() == []
    assert Unreached.objects.count() == 0
    told(cast, "grace", student=cast.students["tom"])
    assert len(post()) == 1, "the mother is told"


@pytest.mark.requirement("A2")
def test_whoever_loses_the_right_before_it_leaves_is_not_told(cast, as_person):
    """N11: asked again at the moment of sending and of showing."""
    later = MONDAY + timedelta(days=2)
    told(cast, "jakub", student=cast.students["lena"])
    told(cast, "jakub", student=cast.students["lena"], not_before=later, subject="Lena's play")
    assert len(post()) == 1
    assert "The trip" in as_person("jakub").get("/family/notices/").content.decode()
    StudentContact.objects.filter(guardian=cast.guardians["jakub"]).update(ends_on=MONDAY.date())
    with clock.travel_to(later):
        assert len(post()) == 1
        late = Delivery.objects.filter(notice__subject__text="Lena's play")
        assert set(late.values_list("status", flat=True)) == {"cancelled_no_longer_entitled"}
        page = as_person("jakub").get("/family/notices/").content.decode()
        assert "The trip" not in page
        assert "Lena" not in page
        assert "bar__count" not in page, "nor does a number tell of it"


def test_whoever_is_not_contacted_finds_it_in_the_portal_alone(cast):
    StudentContact.objects.filter(guardian=cast.guardians["jakub"]).update(may_be_contacted=False)
    told(cast, "jakub", student=cast.students["lena"])
    assert by_channel("jakub", cast) == {"portal": "delivered"}
    assert Unreached.objects.count() == 0


def test_the_room_that_made_it_is_asked_too(cast):
    allowed = {"yes"}
    declare_kind("asked", label="Asked", still_entitled=lambda person, refs: set(refs) & allowed)
    told(cast, "amina", kind="asked", about=About("thing", "no"))
    told(cast, "amina", kind="asked", about=About("thing", "yes"))
    assert len(post()) == 1
    told(cast, "amina", kind="asked", about=About("thing", "yes"), not_before=MONDAY + timedelta(hours=1))
    allowed.clear()
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        assert len(post()) == 1


@pytest.mark.requirement("A2")
def test_staff_hear_nothing_of_their_own_child_by_their_post(cast):
    told(cast, "nair", student=cast.students["anand"], url="")
    assert by_channel("nair", cast) == {"portal": "cancelled_no_longer_entitled"}
    told(cast, "tan", student=cast.students["anand"], url="")
    told(cast, "priya", student=cast.students["anand"])
    assert len(post()) == 2, "a colleague is told at work, and the mother at home"


def test_staff_who_left_are_told_no_more(cast):
    told(cast, "tan", not_before=MONDAY + timedelta(days=3), url="")
    staff = cast.staff["tan"]
    staff.ends_on = MONDAY.date()
    staff.save()
    with clock.travel_to(MONDAY + timedelta(days=3)):
        assert post() == []
    assert set(by_channel("tan", cast).values()) == {"cancelled_no_longer_entitled"}


def test_people_of_another_school_are_refused(cast):
    with pytest.raises(ValueError):
        tell(
            school=cast.riverbank, kind="test", recipients=[cast.guardians["owen"]], subject="x", by="login:test",
            at=clock.now(),
        )  # fmt: skip
