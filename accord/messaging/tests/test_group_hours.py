"""The hours of the space of a class: what is written outside them waits, and families are told once a day."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery
from accord.messaging.models import GroupPost
from accord.messaging.tests.spaces import AT, come_in, opened, page, say, work, write_only
from accord.people.tests.pages import send
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C7")]

NIGHT = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_a_post_at_night_waits_for_the_morning_and_says_so(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    come_in(cast, space, "ewa", "Ewa")
    amina, ewa = as_person("amina"), as_person("ewa")
    with clock.travel_to(NIGHT):
        assert "The space is closed now, and nobody is disturbed." in page(amina.get(f"{AT}{space.ref}/"))
        say(amina, space, "Swimming things tomorrow!")
        assert "Waits. Others read it tomorrow" in page(amina.get(f"{AT}{space.ref}/"))
        assert "Swimming" not in page(ewa.get(f"{AT}{space.ref}/"))
        assert "Swimming" not in page(as_person("tan").get(f"/staff/riverbank/spaces/{space.ref}/"))
        work("show_waiting")
    with clock.travel_to(TUESDAY):
        work("show_waiting")
        work("show_waiting")
        assert "Swimming" in page(ewa.get(f"{AT}{space.ref}/"))
    assert AuditEntry.objects.filter(verb="show_waiting_post").count() == 1


def test_what_waits_is_judged_again_when_the_space_opens(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    come_in(cast, space, "ewa", "Ewa")
    with clock.travel_to(NIGHT):
        say(as_person("amina"), space, "Good night.")
    write_only(cast, "amina", NIGHT + timedelta(hours=1))
    with clock.travel_to(TUESDAY):
        work("show_waiting")
        assert "Good night." not in page(as_person("ewa").get(f"{AT}{space.ref}/"))
        assert "Not shown" in page(as_person("amina").get(f"{AT}{space.ref}/"))


def test_set_hours_hold_and_changing_them_moves_what_waits(cast, as_person):
    space = opened(cast, hours={"wednesday": ["18:00-20:00"]})
    come_in(cast, space, "amina", "Amina")
    amina, tan = as_person("amina"), as_person("tan")
    say(amina, space, "See you at the fair.")
    assert "Others read it Wednesday 6" in page(amina.get(f"{AT}{space.ref}/"))
    send(tan, f"/staff/riverbank/spaces/{space.ref}/change/", {"when": "with_school"})
    work("show_waiting")
    assert GroupPost.objects.get().visible_at == MONDAY


def test_families_hear_once_a_day_and_only_of_what_they_have_not_read(cast, as_person):
    space = opened(cast)
    for key in ("amina", "ewa", "siti"):
        come_in(cast, space, key, key)
    amina = as_person("amina")
    with clock.travel_to(MONDAY + timedelta(minutes=1)):
        say(amina, space, "One.")
        say(amina, space, "Two.")
    with clock.travel_to(MONDAY + timedelta(minutes=5)):
        as_person("ewa").get(f"{AT}{space.ref}/")
    with clock.travel_to(NIGHT):
        work("tell_of_day")
        work("tell_of_day")
    told = Delivery.objects.filter(notice__kind="group-posts")
    assert {delivery.guardian for delivery in told} == {cast.guardians["siti"]}
    assert {delivery.notice_id for delivery in told} == {told[0].notice_id}
    assert "One." not in str(told[0].notice.text)
    assert not Delivery.objects.filter(notice__kind="group-posts", staff__isnull=False).exists()
