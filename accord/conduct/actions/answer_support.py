"""Answer an offer of support."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.models import Support
from accord.conduct.notices.incidents import tell_of_support
from accord.core import audit
from accord.core.errors import DomainError


@transaction.atomic
def answer_support(*, support: Support, taken: bool, by: str, at: datetime) -> Support:
    """The person who was harmed takes an offer of support or leaves it; whoever offered it is told.

    Raises DomainError when it was answered already.
    """
    changed = Support.objects.filter(pk=support.pk, answered_at__isnull=True).update(answered_at=at, taken=taken)
    if not changed:
        raise DomainError(
            "answered_already", _("You have answered this already. Just speak with the person who wrote.")
        )
    support.refresh_from_db()
    tell_of_support(support.affected, to=support.by, by=by, at=at, once=f"word:{support.ref}:answer")
    incident = support.affected.incident
    audit.record(
        by=by, verb="add_to_incident", subject=f"incident:{incident.ref}", school=incident.school.ref, details={}
    )
    return support
