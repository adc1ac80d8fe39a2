"""Confirm a provisional measure."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.deciding import is_heard
from accord.conduct.models import Confirmation, Decision
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import StaffMember
from accord.schools.facts import settings_of


@transaction.atomic
def confirm_measure(*, decision: Decision, staff: StaffMember, reasons: str, by: str, at: datetime) -> Confirmation:
    """After the guardian was heard, a provisional measure is confirmed up to its last day.

    Raises DomainError where it is not provisional any more, where nobody heard the guardian, and without reasons.
    """
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if decision.provisional_until is None or hasattr(decision, "confirmation"):
        raise DomainError("not_provisional", _("This measure does not wait for anything."))
    if decision.provisional_until <= at:
        raise DomainError("ended_by_itself", _("This measure has ended by itself. Decide a new one if it is needed."))
    if not is_heard(decision.incident, at):
        raise DomainError("not_heard", _("Hear the guardian first; their time for an account is not over."))
    if not reasons.strip():
        sentence = _("Write why it stays, now that the guardian was heard.")
        raise DomainError("no_reasons", sentence, status=422, fields={"reasons": sentence})
    confirmation = Confirmation.objects.create(
        decision=decision, by=staff, at=at, reasons=reasons.strip(), created_at=at
    )
    if decision.restriction and decision.ends_on:
        zone = settings_of(decision.incident.school).zone
        decision.restriction.ends_at = datetime.combine(decision.ends_on + timedelta(days=1), time(), zone)
        decision.restriction.save(update_fields=["ends_at"])
    audit.record(
        by=by,
        verb="confirm_measure",
        subject=f"incident:{decision.incident.ref}",
        school=decision.incident.school.ref,
        details={"decision": decision.ref},
    )
    return confirmation
