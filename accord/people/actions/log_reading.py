"""Somebody looks at a confidential record."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.people.models import ConfidentialReading, Login
from accord.people.viewer import Post
from accord.schools.models import School


@transaction.atomic
def log_reading(*, by: Post, subject: str, what: str) -> ConfidentialReading:
    """Note who looked at which confidential record; without the note there is no look."""
    reading = ConfidentialReading.objects.create(
        school_id=by.school_id, login_id=by.login_id, subject=subject, what=what, at=by.at
    )
    audit.record(by=by.actor, verb="read_confidential", subject=subject, school=by.school_ref, purpose=what)
    return reading


@transaction.atomic
def log_reading_above(*, login: Login, school: School, subject: str, what: str, at: datetime) -> ConfidentialReading:
    """Note that somebody without a post at a school looked at a confidential record of it."""
    reading = ConfidentialReading.objects.create(school=school, login=login, subject=subject, what=what, at=at)
    audit.record(by=f"login:{login.ref}", verb="read_confidential", subject=subject, school=school.ref, purpose=what)
    return reading
