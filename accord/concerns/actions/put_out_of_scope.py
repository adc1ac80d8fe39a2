"""Put a complaint out of scope."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.family_step import hold_for
from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Complaint, Ending
from accord.concerns.notices.complaints import tell_family_of_scope
from accord.concerns.private_words import look_through
from accord.core import audit
from accord.core.errors import DomainError, NotYours
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep


@transaction.atomic
def put_out_of_scope(
    *,
    complaint: Complaint,
    login: Login,
    reason: str,
    goes_to: str,
    by: str,
    at: datetime,
    why_details_stay: str = "",
) -> Ending:
    """Whoever has a complaint says why it does not go this way, and where it goes instead; the family may object.

    Raises DomainError without a reason or a place where it goes, DetailsFound where the reason holds what belongs to
    another family, and NotYours for anybody else.
    """
    missing = {}
    if not reason.strip():
        missing["reason"] = _("Write why this does not go this way.")
    if not goes_to.strip():
        missing["goes_to"] = _("Write where the family can go with it instead.")
    if missing:
        raise DomainError("no_reason", next(iter(missing.values())), status=422, fields=missing)
    held, _facts = hold_for(complaint, ComplaintStep.PUT_OUT_OF_SCOPE, at)
    if current_stage(held).handled_by_id != login.pk:
        raise NotYours(_("Only whoever has this complaint decides this."))
    look_through(held, "scope", {"reason": reason}, why_details_stay, login=login, at=at)
    ending = Ending.objects.create(
        complaint=held, kind=Ending.Kind.OUT_OF_SCOPE, at=at, by=login, reason=reason.strip(),
        goes_to=goes_to.strip()[:200], created_at=at,
    )  # fmt: skip
    held.ended_at = at
    held.save(update_fields=["ended_at"])
    audit.record(by=by, verb="put_out_of_scope", subject=f"complaint:{held.ref}", school=held.school.ref)
    tell_family_of_scope(ending, by=by, at=at)
    return ending
