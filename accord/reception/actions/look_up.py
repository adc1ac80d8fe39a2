"""Look somebody up at the counter."""

from django.db import transaction

from accord.core import audit
from accord.core.models import AuditEntry
from accord.people.models import Guardian, Student
from accord.people.viewer import Post


@transaction.atomic
def look_up(*, person: Guardian | Student, by: Post) -> AuditEntry:
    """Reception reads what to do about somebody; that it was read is noted, by reference alone."""
    kind = "guardian" if isinstance(person, Guardian) else "student"
    return audit.record(by=by.actor, verb="look_up_at_reception", subject=f"{kind}:{person.ref}", school=by.school_ref)
