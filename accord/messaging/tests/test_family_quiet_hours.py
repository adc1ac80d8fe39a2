"""A guardian's own quiet hours hold for what the school answers, by day as by night, for all but emergencies."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from accord.core import clock
from accord.delivery.actions.set_wishes import set_wishes
from accord.delivery.models import Delivery
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.tests.written import with_charter, write
from accord.rules.channels import QuietSpan
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]

SLEEPS_BY_DAY = QuietSpan(frozenset(range(1, 8)), 8 * 60, 15 * 60)
WAKES = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
NOON = MONDAY + timedelta(hours=2)


@pytest.fixture
def night_worker(cast: Cast) -> Cast:
    """Amina works at night and sleeps from eight to three."""
    with_charter(cast)
    set_wishes(
        people=[cast.guardians["amina"]], wishes={"email": "routine"}, quiet=[SLEEPS_BY_DAY], by="login:amina",
        at=MONDAY,
    )  # fmt: skip
    return cast


def _mail_of_an_answer(cast: Cast, **more: str) -> Delivery:
    conversation = write(cast).message.conversation
    with clock.travel_to(NOON):
        answer_family(
            conversation=conversation, staff=cast.staff["tan"], text="We spoke with both.", language="en",
            by="login:tan", at=NOON, **more,  # type: ignore[arg-type]
        )  # fmt: skip
    return Delivery.objects.get(notice__kind="answer", channel="email")


@pytest.mark.in_turn
def test_an_answer_at_noon_does_not_wake_a_night_worker(night_worker):
    assert _mail_of_an_answer(night_worker).go_at == WAKES


def test_an_emergency_at_noon_does(night_worker):
    assert _mail_of_an_answer(night_worker, emergency_reason="He has broken his arm.").go_at == NOON


def test_quiet_hours_hide_nothing_from_somebody_who_looks(night_worker, as_person):
    _mail_of_an_answer(night_worker)
    with clock.travel_to(NOON + timedelta(minutes=1)):
        page = as_person("amina").get(reverse("family_messages:conversations")).content.decode()
    assert "New answer" in page
    assert reverse("family_news:wishes") in page, "quiet hours are found from messages"


def test_who_has_read_it_is_not_sent_it_again(night_worker, as_person):
    mail = _mail_of_an_answer(night_worker)
    with clock.travel_to(NOON + timedelta(minutes=1)):
        as_person("amina").get(reverse("family_messages:conversation", args=[_ref()]))
    mail.refresh_from_db()
    assert mail.status == "cancelled"


def _ref() -> str:
    return Delivery.objects.filter(notice__kind="answer").values_list("notice__about_ref", flat=True)[0]
