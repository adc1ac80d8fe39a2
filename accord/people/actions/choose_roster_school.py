"""A bundle speaks of several schools, and a person says which one is ours."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import RosterImport
from accord.people.roster.tasks import read_roster


@transaction.atomic
def choose_roster_school(*, roster: RosterImport, org: str, by: str) -> RosterImport:
    """Read the bundle again for the school that was chosen from it."""
    again = RosterImport.objects.filter(
        pk=roster.pk,
        table=RosterImport.Table.ONEROSTER,
        state__in=[RosterImport.State.UNREADABLE, RosterImport.State.READY],
    ).update(state=RosterImport.State.READING, refusal="", done=0)
    if not again:
        raise DomainError("roster-moved-on", _("This import has moved on meanwhile. Load the page anew."), 409)
    roster.refresh_from_db()
    roster.options |= {"org": org}
    roster.save(update_fields=["options"])
    read_roster.enqueue(roster_id=roster.pk)
    audit.record(
        by=by,
        verb="choose_roster_school",
        subject=f"roster_import:{roster.ref}",
        school=roster.school.ref,
        details={"org": org},
    )
    return roster
