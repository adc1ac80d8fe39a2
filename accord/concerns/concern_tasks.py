"""What the worker does for concerns and worries: remind, bring in the next person, look again. Twice does no harm."""

import logging
from datetime import timedelta

from django.db.models import Q

from accord.concerns.actions.remind_of_concern import bring_in_next, remind_of_concern, remind_to_look_again
from accord.concerns.actions.remind_of_worry import remind_of_worry
from accord.concerns.models import Agreement, Concern, Worry
from accord.core import clock
from accord.core.queue import task
from accord.messaging.facts.next_person import StaffRoom
from accord.schools.facts import settings_of
from accord.schools.models import School

log = logging.getLogger("accord.concerns")

AHEAD = timedelta(days=10)
UNREAD = timedelta(hours=1)
AT_ONCE = 1000


@task(atomic=False)
def look_after_concerns() -> None:
    """Remind of what is due, bring in the next person where a family waits too long, and look again together."""
    at = clock.now()
    open_ones = Concern.objects.filter(
        Q(answer_by__lte=at) | Q(answer_by__lte=at + AHEAD, reminded_at__isnull=True),
        answered_at__isnull=True, closed_at__isnull=True, complaint__isnull=True, reaches_at__lte=at,
    ).exclude(answer_by__lte=at, handings__also=True)  # fmt: skip
    schools = set(open_ones.values_list("school_id", flat=True))
    for school in School.objects.filter(pk__in=schools).select_related("district"):
        room = StaffRoom(school, at)
        for concern in open_ones.filter(school=school).order_by("answer_by", "id")[:AT_ONCE]:
            try:
                if concern.answer_by and concern.answer_by <= at:
                    bring_in_next(concern=concern, at=at)
                else:
                    remind_of_concern(concern=concern, room=room, at=at)
            except Exception:
                log.exception("The concern %s could not be looked after", concern.ref)
    _look_again()


def _look_again() -> None:
    at = clock.now()
    due = Agreement.objects.filter(
        taken=True, looked_at__isnull=True, reminded_at__isnull=True, look_again_on__lte=(at + timedelta(days=1)).date()
    ).select_related("concern__school__district")
    for agreement in due[:AT_ONCE]:
        today = at.astimezone(settings_of(agreement.concern.school).zone).date()
        if agreement.look_again_on and agreement.look_again_on <= today:
            remind_to_look_again(agreement=agreement, at=at)


@task(atomic=False)
def look_after_worries() -> None:
    """Tell once more of a worry about a child that nobody has opened within the hour."""
    at = clock.now()
    unread = Worry.objects.filter(
        seen_at__isnull=True, reminded_at__isnull=True, closed_at__isnull=True, raised_at__lte=at - UNREAD
    )
    for worry in unread[:AT_ONCE]:
        remind_of_worry(worry=worry, at=at)
