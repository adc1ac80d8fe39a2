"""Close an incident."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.models import Closing, Incident
from accord.conduct.notices.incidents import tell_reporter
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login, StaffMember


@transaction.atomic
def close_incident(
    *,
    incident: Incident,
    how: str,
    reasons: str,
    staff: StaffMember | None,
    by: str,
    at: datetime,
    login: Login | None = None,
) -> Closing:
    """An incident is closed with the reason: without a measure, addressed in a talk, or with what was decided.

    `login`: whoever of the district holds it, in the place of staff. Whoever reported it is told that it was dealt
    with, and nothing else. Raises DomainError without a reason, when it is closed already, and where what it is
    closed with has not happened.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if incident.closed_at:
        raise DomainError("closed_already", _("This is closed already."))
    if not reasons.strip():
        sentence = _("Write why it is closed, so that it can be understood later.")
        raise DomainError("no_reasons", sentence, status=422, fields={"reasons": sentence})
    _check(incident, how)
    closing = Closing.objects.create(
        incident=incident, how=how, reasons=reasons.strip(), by=staff, by_login=None if staff else login, created_at=at
    )
    incident.closed_at = at
    incident.save(update_fields=["closed_at"])
    tell_reporter(incident, by=by, at=at, once=f"closed:{closing.ref}")
    audit.record(
        by=by,
        verb="close_incident",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"how": how},
    )
    return closing


def _check(incident: Incident, how: str) -> None:
    sentence = ""
    if how == Closing.How.ADDRESSED and not incident.addressings.exists():
        sentence = _("Write down the talk first. Then it can be closed as addressed.")
    if how == Closing.How.MEASURES and not incident.decisions.exists():
        sentence = _("No measure was decided. Choose another way to close it.")
    if sentence:
        raise DomainError("has_not_happened", sentence, status=422, fields={"how": sentence})
