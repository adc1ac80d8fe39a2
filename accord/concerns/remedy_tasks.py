"""Timed duties of complaints: answers that stand end them, and nobody forgets what was promised, also afterwards."""

from datetime import timedelta

from django.db.models import Q

from accord.concerns.actions.end_answered_complaint import end_answered_complaint
from accord.concerns.actions.follow_remedy import remind_of_remedy
from accord.concerns.facts.complaints import day_at
from accord.concerns.models import Complaint, Remedy
from accord.core import clock
from accord.core.queue import task

BEFORE = timedelta(days=2)
"""How long before its day somebody is reminded."""

AGAIN = timedelta(days=7)


@task()
def remind_of_remedies() -> None:
    """Remind whoever handled a complaint of what is due in two days or late; once a week."""
    at = clock.now()
    waiting = Remedy.objects.filter(
        Q(reminded_at__isnull=True) | Q(reminded_at__lte=at - AGAIN),
        done_at__isnull=True,
        due_on__isnull=False,
        complaint__stages__answered_at__isnull=False,
    ).distinct()
    for remedy in waiting.select_related("complaint__school"):
        if remedy.due_on and remedy.due_on <= day_at(remedy.complaint.school, at) + BEFORE:
            remind_of_remedy(remedy=remedy, by="house:worker", at=at)


@task()
def end_answered_complaints() -> None:
    """End complaints whose last answer stands: nobody asked for the next stage in time, or there is none."""
    at = clock.now()
    for complaint in Complaint.objects.filter(ended_at__isnull=True, stages__answered_at__isnull=False).distinct():
        end_answered_complaint(complaint=complaint, by="house:worker", at=at)
