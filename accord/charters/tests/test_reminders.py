"""People are told that the charter waits: politely, limited, never in quiet hours, never after an answer."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from accord.charters.actions.remind_signers import remind_signers
from accord.charters.content import RuleContent
from accord.charters.models import SigningReminder
from accord.charters.tests.making import CHARTER, published, with_clause
from accord.core import clock
from accord.core.queue import Worker
from accord.delivery.declared import quiet_hours_of
from accord.delivery.models import Delivery, Notice
from accord.people.models import Guardian
from accord.people.tests.pages import filled, noted, send
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B3"), pytest.mark.django_db]

RULE = {"reminders": 2, "days_between_reminders": 10, "every_year": True}
QUIET = {"begins": "19:00", "ends": "07:00", "quiet_days": ["sunday"]}
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def edition(cast):
    """An edition published long before it holds: the news of it is not the message that it waits."""
    content = with_clause(CHARTER, "courtesy", rules=(RuleContent("signing", "signing", RULE),))
    content = with_clause(content, "listening", rules=(RuleContent("quiet", "family_quiet_hours", QUIET),))
    with clock.travel_to(MONDAY - timedelta(days=30)):
        return published(cast, content, starts_on=TUESDAY.date())


def remind(cast, at: datetime) -> int:
    with clock.travel_to(at):
        return remind_signers(school=cast.riverbank, at=at)


def told(cast, key: str) -> list[datetime]:
    rows = SigningReminder.objects.filter(guardian=cast.guardians[key])
    return list(rows.order_by("number").values_list("created_at", flat=True))


def sign(person, cast) -> None:
    address = reverse("family_charters:sign", args=[cast.riverbank.ref])
    assert send(person, address, filled(person.get(address)) | {"agree": "on"}).status_code == 302


@pytest.mark.in_turn
def test_one_message_two_reminders_and_then_silence(cast, edition):
    assert remind(cast, MONDAY) == 0, "the edition does not hold yet"
    days = [day for day in range(60) if remind(cast, TUESDAY + timedelta(days=day)) and told(cast, "amina")]
    moments = told(cast, "amina")
    assert [(moment - TUESDAY).days for moment in moments] == [0, 10, 20]
    assert days[0] == 0
    assert {entry.subject for entry in noted("remind_signers")} == {f"edition:{edition.ref}"}


def test_run_twice_it_tells_once(cast, edition):
    assert remind(cast, TUESDAY) > 0
    assert remind(cast, TUESDAY) == 0
    assert len(told(cast, "amina")) == 1


@pytest.mark.in_turn
def test_who_has_answered_is_not_reminded(as_person, cast, edition):
    with clock.travel_to(TUESDAY):
        sign(as_person("amina"), cast)
        ewa = as_person("ewa")
        address = reverse("family_charters:decline", args=[cast.riverbank.ref])
        send(ewa, address, filled(ewa.get(address)) | {"reason": "No."})
    remind(cast, TUESDAY + timedelta(hours=1))
    assert (told(cast, "amina"), told(cast, "ewa")) == ([], [])
    assert len(told(cast, "jakub")) == 1, "the other parent is asked for himself"


@pytest.mark.parametrize("hour", [5, 20])
def test_nobody_is_told_in_quiet_hours(cast, edition, hour):
    assert remind(cast, TUESDAY.replace(hour=hour)) == 0
    assert not Notice.objects.filter(kind="charter-signing").exists()


def test_families_are_left_in_peace_on_a_quiet_day_and_staff_outside_their_work(cast, edition):
    sunday = MONDAY + timedelta(days=6)
    assert remind(cast, sunday) == 0
    saturday = MONDAY + timedelta(days=5)
    assert remind(cast, saturday) == 10, "all guardians but Kavitha, whom nothing reaches"
    assert not SigningReminder.objects.filter(staff__isnull=False).exists()
    assert remind(cast, MONDAY + timedelta(days=7)) > 0
    assert SigningReminder.objects.filter(staff=cast.staff["tan"]).exists()


def test_whom_nothing_reaches_is_sent_nothing(cast, edition):
    Guardian.objects.filter(id=cast.guardians["kavitha"].id).update(phone="")
    remind(cast, TUESDAY)
    assert told(cast, "kavitha") == []
    assert len(told(cast, "amina")) == 1


def test_the_news_of_a_publication_shortly_before_is_the_first_message(cast):
    published(cast)
    assert remind(cast, MONDAY + timedelta(hours=2)) == 0
    assert remind(cast, MONDAY + timedelta(days=9)) == 0
    assert remind(cast, MONDAY + timedelta(days=10, hours=1)) > 0


def test_each_person_has_a_notice_of_their_own_face(cast, edition):
    remind(cast, TUESDAY)
    mine = Delivery.objects.filter(guardian=cast.guardians["amina"], notice__kind="charter-signing")
    assert mine.exists()
    assert {one.notice.url for one in mine} == {reverse("family_charters:sign", args=[cast.riverbank.ref])}


def test_the_duty_runs_for_each_school_with_a_charter(cast, edition):
    from accord.charters.tasks import remind_of_signing

    with clock.travel_to(TUESDAY):
        remind_of_signing.enqueue()
        Worker().run_until_idle()
    assert len(told(cast, "amina")) == 1


def test_a_new_school_year_asks_anew(as_person, cast, edition):
    with clock.travel_to(TUESDAY):
        sign(as_person("amina"), cast)
    cast.riverbank.years.create(name="Next", starts_on="2027-09-01", ends_on="2028-07-20")
    remind(cast, datetime.fromisoformat("2027-09-06T10:00:00+00:00"))
    assert len(told(cast, "amina")) == 1


def test_the_quiet_hours_of_the_charter_hold_for_every_notice(cast, edition):
    assert quiet_hours_of(cast.riverbank) == (), "the edition does not hold yet"
    with clock.travel_to(TUESDAY):
        night, sunday = quiet_hours_of(cast.riverbank)
    assert (night.starts_minute, night.ends_minute, len(night.weekdays)) == (19 * 60, 7 * 60, 7)
    assert (sunday.weekdays, sunday.ends_minute) == ({7}, 24 * 60)
