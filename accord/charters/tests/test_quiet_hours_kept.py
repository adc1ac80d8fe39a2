"""The promise to leave families in peace is counted from the letters that really went."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.charters.actions.measure_quiet_hours import measure_quiet_hours
from accord.charters.models import PromiseOutcome
from accord.charters.tests import making
from accord.core import clock
from accord.delivery.actions import tell
from accord.delivery.models import Delivery, Notice
from accord.web.demo import Cast
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B4"), pytest.mark.django_db]

NIGHT = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LATER = MONDAY + timedelta(days=3)


def _told(cast: Cast, sent_at: datetime, *, urgency: str = "routine") -> Notice:
    notice = tell(
        school=cast.riverbank, kind="demo", recipients=[cast.guardians["amina"]], subject="News", text="News.",
        by="house:tests", at=clock.now(), urgency=urgency, reason="A burst pipe." if urgency == "emergency" else "",
    )  # fmt: skip
    Delivery.objects.filter(notice=notice, channel="email").update(status="sent", sent_at=sent_at)
    return notice


def _measure(cast: Cast) -> dict[str, bool]:
    with clock.travel_to(LATER):
        measure_quiet_hours(school=cast.riverbank, at=LATER)
    rows = PromiseOutcome.objects.filter(measured="quiet_hours_kept")
    return {row.about: row.met_at is not None for row in rows}


def test_a_letter_at_noon_kept_it_and_one_at_night_did_not(cast: Cast) -> None:
    making.published(cast)
    noon, night = _told(cast, NOON), _told(cast, NIGHT)
    assert _measure(cast) == {f"notice:{noon.ref}": True, f"notice:{night.ref}": False}


def test_each_notice_counts_once_however_often_one_looks(cast: Cast) -> None:
    making.published(cast)
    _told(cast, NOON)
    assert _measure(cast) == _measure(cast)
    assert PromiseOutcome.objects.count() == 1


def test_an_emergency_and_what_has_not_gone_yet_do_not_count(cast: Cast) -> None:
    making.published(cast)
    _told(cast, NIGHT, urgency="emergency")
    waiting = _told(cast, NOON)
    Delivery.objects.filter(notice=waiting, channel="email").update(status="waiting", sent_at=None)
    assert _measure(cast) == {}


def test_without_a_charter_nothing_is_promised(cast: Cast) -> None:
    _told(cast, NIGHT)
    assert _measure(cast) == {}
