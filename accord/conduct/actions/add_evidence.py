"""Add evidence to an incident."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct import evidence
from accord.conduct.models import Evidence, Incident
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login, StaffMember


@transaction.atomic
def add_evidence(
    *,
    incident: Incident,
    brought: evidence.Brought,
    staff: StaffMember | None,
    by: str,
    at: datetime,
    login: Login | None = None,
) -> list[Evidence]:
    """Whoever holds an incident adds what shows what happened; it is sealed as it comes in.

    Raises DomainError when nothing was brought.
    """
    kept = evidence.seal(incident, brought, by=staff, by_guardian=None, by_login=login, at=at)
    if not kept:
        sentence = _("Choose a file, or write down the address or the words of the post.")
        raise DomainError("nothing_brought", sentence, status=422, fields={"attachments": sentence})
    audit.record(
        by=by,
        verb="add_to_incident",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={},
    )
    return kept
