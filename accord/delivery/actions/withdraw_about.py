"""Taking back whatever was told about one thing."""

from datetime import datetime

from django.db import transaction

from accord.delivery.actions.tell import About
from accord.delivery.actions.withdraw_notice import withdraw_notice
from accord.delivery.models import Notice
from accord.schools.models import School


@transaction.atomic
def withdraw_about(*, school: School, about: About, by: str, at: datetime) -> int:
    """Take back every notice of a school about one thing, as when the thing is called off; returns how many."""
    notices = Notice.objects.filter(
        school=school, about_kind=about.kind, about_ref=about.ref, withdrawn_at__isnull=True
    )
    return len([withdraw_notice(notice=notice, by=by, at=at) for notice in notices])
