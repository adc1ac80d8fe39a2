"""Somebody looks at a confidential record."""

from django.db import transaction

from accord.core import audit
from accord.people.models import ConfidentialReading
from accord.people.viewer import Post


@transaction.atomic
def log_reading(*, by: Post, subject: str, what: str) -> ConfidentialReading:
    """Note who looked at which confidential record; without the note there is no look."""
    reading = ConfidentialReading.objects.create(
        school_id=by.school_id, login_id=by.login_id, subject=subject, what=what, at=by.at
    )
    audit.record(by=by.actor, verb="read_confidential", subject=subject, school=by.school_ref, purpose=what)
    return reading
