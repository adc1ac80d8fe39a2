"""When people are told: quiet hours, wishes, working time, emergencies, and what is out of date."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import ChannelWish, QuietHours, Unreached
from accord.delivery.tests.post import by_channel, post, told
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D1", "C2")]


def test_quiet_hours_hold_the_mail_and_not_the_portal(cast):
    QuietHours.objects.create(guardian=cast.guardians["amina"], weekdays=[1], starts_minute=540, ends_minute=960)
    told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "held"}
    assert post() == []
    with clock.travel_to(MONDAY + timedelta(hours=6)):
        assert len(post()) == 1


def test_quiet_hours_that_were_set_meanwhile_are_kept_when_the_time_comes(cast):
    told(cast, "amina", not_before=MONDAY + timedelta(hours=1))
    QuietHours.objects.create(guardian=cast.guardians["amina"], weekdays=[1], starts_minute=600, ends_minute=900)
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        assert post() == []
        assert by_channel("amina", cast) == {"portal": "delivered", "email": "held"}
    with clock.travel_to(MONDAY + timedelta(hours=5)):
        assert len(post()) == 1


def test_an_emergency_waits_for_nothing_and_its_reason_is_written_down(cast):
    QuietHours.objects.create(guardian=cast.guardians["amina"], weekdays=[1], starts_minute=540, ends_minute=960)
    ChannelWish.objects.create(guardian=cast.guardians["amina"], channel="email", least="")
    with pytest.raises(ValueError):
        told(cast, "amina", urgency="emergency")
    told(cast, "amina", urgency="emergency", reason="A burst pipe: the school closes now.")
    assert len(post()) == 1
    assert AuditEntry.objects.get(verb="tell").purpose == "A burst pipe: the school closes now."


def test_staff_are_told_from_the_instant_that_the_caller_names_and_not_before_even_in_the_portal(cast, as_person):
    opening = MONDAY + timedelta(hours=22)
    told(cast, "tan", not_before=lambda person: opening, url="")
    assert by_channel("tan", cast) == {"portal": "held", "email": "held"}
    assert post() == []
    assert "The trip is on Friday" not in as_person("tan").get("/staff/riverbank/notices/").content.decode()
    with clock.travel_to(opening):
        assert "The trip is on Friday" in as_person("tan").get("/staff/riverbank/notices/").content.decode()
        assert len(post()) == 1
        assert by_channel("tan", cast) == {"portal": "delivered", "email": "sent"}


def test_wishes_against_mail_are_kept(cast):
    ChannelWish.objects.create(guardian=cast.guardians["amina"], channel="email", least="important")
    told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered"}
    told(cast, "amina", urgency="important")
    assert len(post()) == 1
    assert Unreached.objects.count() == 0


def test_what_is_out_of_date_is_not_sent(cast):
    told(cast, "amina", not_before=MONDAY + timedelta(hours=2), valid_until=MONDAY + timedelta(hours=1))
    with clock.travel_to(MONDAY + timedelta(hours=3)):
        assert post() == []
    assert set(by_channel("amina", cast).values()) == {"cancelled"}
