"""Two records of one person become one: nothing told is lost, and nothing is told twice."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.delivery.joining import carry_deliveries
from accord.delivery.models import ChannelWish, Delivery, Unreached
from accord.delivery.tests.post import post, told
from accord.people.joining.followers import tell_followers
from accord.people.models import Guardian
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A2")]


@pytest.fixture
def twin(cast) -> Guardian:
    return Guardian.objects.create(school=cast.riverbank, given_name="Amena", email="amena@home.example")


def test_the_news_of_the_other_record_follows_and_leaves_once(cast, twin):
    amina = cast.guardians["amina"]
    later = MONDAY + timedelta(hours=1)
    both = told(cast, "amina", not_before=later)
    told_twin = both.deliveries.get(channel="email", guardian=amina)
    told_twin.pk, told_twin.ref, told_twin.message_id, told_twin.guardian = None, "t" * 16, "<t@x>", twin
    told_twin.save(force_insert=True)
    cast.guardians["twin"] = twin
    told(cast, "twin", not_before=later, subject="Only to the twin")
    ChannelWish.objects.create(guardian=twin, channel="email", least="routine")
    moved = tell_followers(amina, twin, clock.now())
    assert (moved["deliveries"], moved["wishes"]) == (1, 1)
    with clock.travel_to(later):
        letters = post()
    assert [letter["To"] for letter in letters] == ["amina.yusuf@home.example"] * 2
    assert Delivery.objects.get(guardian=twin).status == "cancelled"
    assert ChannelWish.objects.get().guardian == amina


def test_who_is_listed_twice_is_telephoned_once(cast, twin):
    notice = told(cast, "kavitha")
    Unreached.objects.create(school=cast.riverbank, notice=notice, guardian=twin, why="no_way", since=clock.now())
    moved = carry_deliveries(cast.guardians["kavitha"], twin, clock.now())
    assert moved["unreached"] == 0
    assert Unreached.objects.get(closed_at__isnull=True).guardian == cast.guardians["kavitha"]


def test_the_wishes_of_the_record_that_stays_hold(cast, twin):
    ChannelWish.objects.create(guardian=cast.guardians["amina"], channel="email", least="important")
    ChannelWish.objects.create(guardian=twin, channel="email", least="routine")
    assert carry_deliveries(cast.guardians["amina"], twin, clock.now())["wishes"] == 0


def test_students_have_no_deliveries_yet(cast):
    assert carry_deliveries(cast.students["idris"], cast.students["sara"], clock.now()) == {}
