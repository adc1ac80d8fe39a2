"""A guardian is no longer one of a child's people."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import StudentContact
from accord.people.viewer import Post


@transaction.atomic
def end_tie(*, tie: StudentContact, by: Post, last_day: date, why: str) -> StudentContact:
    """End what a guardian is to a child after a last day; the record stays, the access goes.

    With a last day before today the access ends at once.
    """
    fresh = StudentContact.objects.select_for_update().get(pk=tie.pk)
    if fresh.ends_on is not None:
        raise DomainError("tie-ended", _("This was ended already."), 409)
    if fresh.starts_on and last_day < fresh.starts_on:
        fresh.starts_on = last_day
    fresh.ends_on = last_day
    fresh.save(update_fields=["starts_on", "ends_on"])
    audit.record(
        by=by.actor, verb="end_tie", subject=f"tie:{tie.ref}", school=by.school_ref, purpose=why,
        details={"last_day": last_day.isoformat()},
    )  # fmt: skip
    return fresh
