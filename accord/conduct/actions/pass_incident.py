"""Pass an incident to another leader."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.who_holds import leaders_for
from accord.conduct.models import Incident, Passing
from accord.conduct.notices.incidents import tell_holder
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import StaffMember


@transaction.atomic
def pass_incident(
    *, incident: Incident, to: StaffMember, reasons: str, staff: StaffMember, by: str, at: datetime
) -> Passing:
    """An incident goes to another leader who is not involved, with the reason; from then on they hold it.

    Raises DomainError for somebody with a part in it, and without a reason.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if not reasons.strip():
        sentence = _("Write why it goes to somebody else.")
        raise DomainError("no_reasons", sentence, status=422, fields={"reasons": sentence})
    if to not in leaders_for(incident, at):
        sentence = _("This person has a part in the matter, or holds it already. Choose somebody else.")
        raise DomainError("has_a_conflict", sentence, status=422, fields={"to": sentence})
    passing = Passing.objects.create(
        incident=incident, before=incident.held_by, to=to, by=staff, reasons=reasons.strip(), created_at=at
    )
    incident.held_by, incident.held_by_login = to, None
    incident.save(update_fields=["held_by", "held_by_login"])
    tell_holder(incident, by=by, at=at, once=f"passed:{passing.ref}")
    audit.record(
        by=by,
        verb="pass_incident",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"to": to.ref},
    )
    return passing
