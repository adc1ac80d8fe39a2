"""What tests of the worker share: its rounds, who was told, and what comes between."""

from datetime import UTC, datetime, timedelta

from accord.core import clock
from accord.core.queue import Worker
from accord.delivery.models import Delivery
from accord.messaging.models import ResponseClock
from accord.messaging.tasks import look_after_promises, release_due
from accord.people.models import Absence, Cover
from tests.cast import MONDAY, Cast

MONDAY_OPENING = datetime(2026, 11, 23, 7, 45, tzinfo=UTC)
"""A quarter of an hour before the school's hours begin, as the charter says."""


def work(at: datetime) -> None:
    """Let the worker do whatever it has to do at a moment."""
    with clock.travel_to(at):
        Worker(queues=("default",)).run_until_idle()


def rounds(at: datetime) -> None:
    """Both rounds of the worker at a moment, as its list of duties has them."""
    with clock.travel_to(at):
        release_due.enqueue()
        look_after_promises.enqueue()
    work(at)


def told(kind: str) -> list[str]:
    """Who on the staff was told, in order."""
    rows = Delivery.objects.filter(notice__kind=kind, channel="portal", staff__isnull=False).order_by(
        "created_at", "id"
    )
    return [row.staff.family_name for row in rows.select_related("staff") if row.staff]


def absence(story: Cast, key: str, *, until: datetime, cover: str = "") -> None:
    """Somebody falls ill a day before the school opens, with or without cover."""
    away = Absence.objects.create(
        staff=story.staff[key], kind="illness", starts_at=MONDAY_OPENING - timedelta(days=1), ends_at=until
    )
    if cover:
        Cover.objects.create(absence=away, staff=story.staff[cover], starts_at=away.starts_at, ends_at=until)


def answer_clock() -> ResponseClock:
    """The one clock that runs for an answer."""
    return ResponseClock.objects.get(kind="answer", dropped_at__isnull=True)


def answer_due() -> datetime:
    """When the answer is due."""
    due = answer_clock().due_at
    assert due is not None
    return due


def settle_acknowledgement() -> None:
    """Leave nothing owed but the answer."""
    ResponseClock.objects.filter(kind="acknowledge").update(stopped_at=MONDAY)
