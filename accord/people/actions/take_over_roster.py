"""The taking-over of a roster, done by the worker: everything or nothing."""

import logging

from django.db import OperationalError, transaction

from accord.core import audit, clock
from accord.people.models import RosterImport
from accord.people.roster import store
from accord.people.roster.applying.apply import JoinedMeanwhile, take_over
from accord.people.roster.scratch import Scratch
from accord.schools.facts import settings_of

log = logging.getLogger("accord.roster")
State = RosterImport.State


def apply_agreed_roster(*, roster_id: int) -> RosterImport:
    """Write the whole result in one transaction; a fault leaves the school as it was.

    May be done twice: what was taken over already is left alone.
    """
    try:
        with transaction.atomic():
            roster = RosterImport.objects.select_for_update().select_related("school").get(pk=roster_id)
            if roster.state == State.APPLYING:
                _write(roster)
    except OperationalError:
        raise  # the database was away or busy: the queue tries again
    except JoinedMeanwhile:
        RosterImport.objects.filter(pk=roster_id, state=State.APPLYING).update(
            state=State.READY, refusal="joined_meanwhile"
        )
        return RosterImport.objects.get(pk=roster_id)
    except Exception:
        log.exception("Roster import %s was undone.", roster_id)
        RosterImport.objects.filter(pk=roster_id, state=State.APPLYING).update(
            state=State.READY, refusal="take_over_failed"
        )
        return RosterImport.objects.get(pk=roster_id)
    if roster.state == State.APPLIED:
        store.remove_upload(roster.ref)
    return roster


def _write(roster: RosterImport) -> None:
    on = clock.today(settings_of(roster.school).time_zone.value)

    def tell(done: int) -> None:
        store.write_progress(roster.ref, done)

    with Scratch(store.scratch_of(roster.ref)) as scratch:
        made = take_over(scratch, school_id=roster.school_id, on=on, tell=tell)
    roster.state, roster.applied_at = State.APPLIED, clock.now()
    roster.counts = {**roster.counts, "made": made}
    roster.save(update_fields=["state", "applied_at", "counts"])
    audit.record(
        by=roster.applied_by or "house:worker",
        verb="take_over_roster",
        subject=f"roster_import:{roster.ref}",
        school=roster.school.ref,
        details={"made": made, "left_out": roster.counts.get("left_out", 0)},
    )
