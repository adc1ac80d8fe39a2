"""A person has looked at the result and wants it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import RosterImport
from accord.people.roster import store
from accord.people.roster.applying.apply import is_out_of_date
from accord.people.roster.scratch import Scratch
from accord.people.roster.tasks import take_over_roster

State = RosterImport.State


@transaction.atomic
def agree_to_roster(
    *, roster: RosterImport, without_bad_lines: bool, though_many_leave: bool, by: str, at: datetime
) -> RosterImport:
    """Have the roster taken over, as a whole or not at all.

    Lines that cannot be used are left out only if the person says so, and so is a file by which far more
    people would leave than anybody expects.
    """
    fresh = RosterImport.objects.select_for_update().get(pk=roster.pk)
    if fresh.state != State.READY:
        raise DomainError("roster-moved-on", _("This import has moved on meanwhile. Load the page anew."), 409)
    bad = fresh.counts["left_out"]
    if bad and not without_bad_lines:
        message = ngettext(
            "One line cannot be used. Mend it and start again, or tick that we shall go on without it.",
            "%(count)s lines cannot be used. Mend them and start again, or tick that we shall go on without them.",
            bad,
        ) % {"count": bad}
        raise DomainError("roster-bad-lines", message, 422, fields={"without_bad_lines": message})
    many = fresh.counts.get("many_leave")
    if many and not though_many_leave:
        message = _("%(leave)s of %(were)s people would leave. Please tick that this is right.") % many
        raise DomainError("roster-many-leave", message, 422, fields={"though_many_leave": message})
    if fresh.planned_after_id != latest_applied(fresh.school_id):
        raise DomainError(
            "roster-out-of-date",
            _("Another roster was taken over since this one was compared."),
            409,
            _("Start the import again; the result may be different now."),
        )
    if _was_joined_since(fresh):
        raise DomainError(
            "roster-out-of-date",
            _("Two records of one person were joined since this roster was compared."),
            409,
            _("Start the import again; the result may be different now."),
        )
    fresh.state, fresh.applied_by, fresh.without_bad_lines = State.APPLYING, by, bool(bad)
    fresh.done, fresh.refusal = 0, ""
    fresh.expected = sum(sum(kinds.values()) for kinds in fresh.counts["verbs"].values())
    try:
        with transaction.atomic():
            fresh.save(update_fields=["state", "applied_by", "without_bad_lines", "done", "expected", "refusal"])
    except IntegrityError as busy:
        raise DomainError(
            "roster-busy", _("Another roster is being taken over just now. Try again after it."), 409
        ) from busy
    take_over_roster.enqueue(roster_id=fresh.pk)
    audit.record(
        by=by,
        verb="agree_to_roster",
        subject=f"roster_import:{fresh.ref}",
        school=fresh.school.ref,
        details={"without_bad_lines": bad if without_bad_lines else 0, "agreed_at": at.isoformat()},
    )
    return fresh


def _was_joined_since(roster: RosterImport) -> bool:
    path = store.scratch_of(roster.ref)
    if not path.exists():
        return False
    with Scratch(path) as scratch:
        return is_out_of_date(scratch, roster.school_id)


def latest_applied(school_id: int) -> int | None:
    """The import that was taken over last at the school."""
    applied = RosterImport.objects.filter(school_id=school_id, state=State.APPLIED)
    return applied.order_by("-applied_at").values_list("pk", flat=True).first()
