"""A roster is not wanted after all."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import RosterImport
from accord.people.roster import store


@transaction.atomic
def drop_roster_import(*, roster: RosterImport, by: str) -> RosterImport:
    """Forget a roster that was handed in; its file and its result are removed, nothing else changes."""
    dropped = (
        RosterImport.objects.filter(pk=roster.pk)
        .exclude(state__in=[RosterImport.State.APPLYING, RosterImport.State.APPLIED])
        .update(state=RosterImport.State.DROPPED)
    )
    if not dropped:
        raise DomainError("roster-moved-on", _("It is being taken over or has been; it cannot be dropped now."), 409)
    roster.refresh_from_db()
    transaction.on_commit(lambda: store.remove_everything(roster.ref))
    audit.record(by=by, verb="drop_roster_import", subject=f"roster_import:{roster.ref}", school=roster.school.ref)
    return roster
