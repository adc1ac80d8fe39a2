"""The dry run of a roster, done by the worker."""

import logging
from datetime import date, datetime, timedelta

from accord.core import audit, clock
from accord.people.actions.agree_to_roster import latest_applied
from accord.people.models import RosterImport
from accord.people.roster import store
from accord.people.roster.dry_run import Asked, Outcome, run_dry
from accord.schools.facts import settings_of

log = logging.getLogger("accord.roster")
TOLD_EVERY = timedelta(seconds=1)
State = RosterImport.State


def read_and_compare(*, roster_id: int) -> RosterImport | None:
    """Read a roster, compare it with the school, and keep the result for a person to look at.

    May be done twice: the second reading starts afresh.
    """
    roster = RosterImport.objects.select_related("school").get(pk=roster_id)
    path = store.upload_of(roster.ref)
    if roster.state != State.READING:
        return None
    if path is None:
        _finish(roster, Outcome(False, {}), refusal="file_gone")
        return roster
    planned_after = latest_applied(roster.school_id)
    before = RosterImport.objects.filter(school_id=roster.school_id, state=State.APPLIED, options__has_key="org_used")
    last = before.order_by("-applied_at").first()
    asked = Asked(
        path=path,
        table=roster.table,
        school_id=roster.school_id,
        school_name=roster.school.name,
        school_slug=roster.school.slug,
        on=_today(roster).isoformat(),
        options=roster.options,
        org_before=last.options["org_used"] if last else "",
    )
    try:
        outcome = run_dry(asked, store.scratch_of(roster.ref), progress=_Teller(roster_id))
    except Exception:
        log.exception("Roster %s could not be read.", roster.ref)
        _finish(roster, Outcome(False, {}), refusal="unexpected")
        return roster
    roster.planned_after_id = planned_after
    _finish(roster, outcome)
    return roster


def _today(roster: RosterImport) -> date:
    return clock.today(settings_of(roster.school).time_zone.value)


def _finish(roster: RosterImport, outcome: Outcome, *, refusal: str = "") -> None:
    roster.state = State.READY if outcome.readable else State.UNREADABLE
    roster.counts = outcome.counts
    roster.refusal = refusal
    roster.ready_at = clock.now()
    if outcome.org:
        roster.options |= {"org_used": outcome.org}
    roster.save(update_fields=["state", "counts", "refusal", "ready_at", "options", "planned_after"])
    audit.record(
        by="house:worker",
        verb="read_roster",
        subject=f"roster_import:{roster.ref}",
        school=roster.school.ref,
        details={"state": roster.state, "left_out": outcome.counts.get("left_out", 0)},
    )


class _Teller:
    """Writes down how far the reading is, at most once a second."""

    def __init__(self, roster_id: int) -> None:
        self.roster_id = roster_id
        self.told_at: datetime | None = None

    def __call__(self, done: int, expected: int) -> None:
        at = clock.now()
        if self.told_at is None or at - self.told_at >= TOLD_EVERY:
            self.told_at = at
            RosterImport.objects.filter(pk=self.roster_id).update(done=min(done, expected), expected=expected)
