"""Accept a complaint that came after the charter's months."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.facts.complaints import current_stage, was_raised_late
from accord.concerns.models import Complaint
from accord.concerns.notices.complaints import tell_family_of_late_accepted
from accord.core import audit
from accord.core.errors import DomainError, NotYours
from accord.people.models import Login


@transaction.atomic
def accept_late_complaint(*, complaint: Complaint, login: Login, reason: str, by: str, at: datetime) -> Complaint:
    """Whoever has a late complaint takes it up with a reason; one that is refused is put out of scope by a person."""
    held = Complaint.objects.select_for_update(of=("self",)).select_related("school", "edition").get(pk=complaint.pk)
    if current_stage(held).handled_by_id != login.pk:
        raise NotYours(_("Only whoever has this complaint decides this."))
    if not was_raised_late(held) or held.accepted_late or held.ended_at:
        raise DomainError("not_late", _("There is nothing to decide about its time."))
    if not reason.strip():
        sentence = _("Write why it is taken up although it is late.")
        raise DomainError("no_reason", sentence, status=422, fields={"reason": sentence})
    held.accepted_late = reason.strip()
    held.save(update_fields=["accepted_late"])
    audit.record(by=by, verb="accept_late_complaint", subject=f"complaint:{held.ref}", school=held.school.ref)
    tell_family_of_late_accepted(held, by=by, at=at)
    return held
