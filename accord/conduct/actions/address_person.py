"""Write down that somebody was spoken with about an incident."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.models import Addressing, Incident
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import StaffMember


@transaction.atomic
def address_person(
    *, incident: Incident, how: str, words: str, staff: StaffMember, by: str, at: datetime
) -> Addressing:
    """The person was spoken with to address what happened, resolve it and support them; what was said is kept.

    Raises DomainError when nothing is written.
    """
    if not words.strip():
        sentence = _("Write in a few words what you spoke about and what each side will do.")
        raise DomainError("nothing_said", sentence, status=422, fields={"words": sentence})
    addressing = Addressing.objects.create(incident=incident, how=how, words=words.strip(), by=staff, created_at=at)
    audit.record(
        by=by,
        verb="address_person",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"how": how},
    )
    return addressing
