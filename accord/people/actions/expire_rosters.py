"""Rosters that nobody took over are forgotten after a while; what the worker laid aside is handed back."""

from datetime import datetime, timedelta

from accord.core import audit
from accord.core.models import Job
from accord.people.models import RosterImport
from accord.people.roster import store

State = RosterImport.State
WAITS = timedelta(days=14)
RESULT_KEPT = timedelta(days=30)


def hand_back_stranded_rosters() -> int:
    """Let a person start again where the worker was cut off for good; the school is as it was before."""
    stranded = 0
    for state, task, answer in (
        (State.READING, "read_roster", {"state": State.UNREADABLE, "refusal": "unexpected"}),
        (State.APPLYING, "take_over_roster", {"state": State.READY, "refusal": "take_over_failed"}),
    ):
        live = Job.objects.filter(task__endswith=f".{task}", state__in=[Job.State.READY, Job.State.LEASED])
        at_work = [job["roster_id"] for job in live.values_list("arguments", flat=True)]
        left = RosterImport.objects.select_related("school").filter(state=state).exclude(pk__in=at_work)
        for roster in left:
            if RosterImport.objects.filter(pk=roster.pk, state=state).update(**answer):
                audit.record(
                    by="house:worker",
                    verb="hand_back_roster",
                    subject=f"roster_import:{roster.ref}",
                    school=roster.school.ref,
                )
                stranded += 1
    return stranded


def expire_rosters(*, at: datetime) -> int:
    """Remove files of imports left lying for two weeks, and results a month after they were taken over."""
    waiting = RosterImport.objects.select_related("school").filter(
        state__in=[State.MATCHING, State.READY, State.UNREADABLE], created_at__lt=at - WAITS
    )
    expired = 0
    for roster in waiting:
        if RosterImport.objects.filter(pk=roster.pk, state=roster.state).update(state=State.EXPIRED):
            store.remove_everything(roster.ref)
            audit.record(
                by="house:worker",
                verb="expire_roster",
                subject=f"roster_import:{roster.ref}",
                school=roster.school.ref,
            )
            expired += 1
    month = (at - RESULT_KEPT - timedelta(days=2), at - RESULT_KEPT)
    for ref in RosterImport.objects.filter(state=State.APPLIED, applied_at__range=month).values_list("ref", flat=True):
        store.remove_everything(ref)
    return expired
