"""Offer support to somebody who was harmed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.models import Affected, Support
from accord.conduct.notices.incidents import tell_of_support
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import StaffMember


@transaction.atomic
def offer_support(*, affected: Affected, words: str, staff: StaffMember, by: str, at: datetime) -> Support:
    """Support is offered to somebody who was harmed; only the two of them ever see it.

    The log says no more of it than that something was added to the matter. Raises DomainError when nothing is written.
    """
    if not words.strip():
        sentence = _("Write what you can offer, in your own words.")
        raise DomainError("nothing_said", sentence, status=422, fields={"words": sentence})
    support = Support.objects.create(affected=affected, by=staff, words=words.strip(), created_at=at)
    tell_of_support(affected, to=affected.staff, by=by, at=at, once=f"word:{support.ref}")
    incident = affected.incident
    audit.record(
        by=by, verb="add_to_incident", subject=f"incident:{incident.ref}", school=incident.school.ref, details={}
    )
    return support
