"""Somebody looks at a matter of conduct by their login."""

from datetime import datetime

from django.db import transaction

from accord.conduct.models import Incident
from accord.core import audit
from accord.people.models import ConfidentialReading, Login


@transaction.atomic
def note_reading(*, incident: Incident, login: Login, what: str, at: datetime) -> ConfidentialReading:
    """Note who looked at a matter of conduct, whatever post they hold; without the note there is no look."""
    subject = f"incident:{incident.ref}"
    reading = ConfidentialReading.objects.create(
        school_id=incident.school_id, login=login, subject=subject, what=what, at=at
    )
    audit.record(
        by=f"login:{login.ref}", verb="read_confidential", subject=subject, school=incident.school.ref, purpose=what
    )
    return reading
