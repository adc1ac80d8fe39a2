"""Confirm a provisional measure."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.deciding import case_of
from accord.conduct.facts.standing import Stand, end_of_day, standing_of
from accord.conduct.letter_writing import have_letters_written
from accord.conduct.models import Confirmation, Decision
from accord.conduct.private_words import look_through
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.facts.in_charge import capacities_of
from accord.people.models import StaffMember
from accord.rules.charter import Step
from accord.rules.taking_part import Part, why_barred


@transaction.atomic
def confirm_measure(
    *, decision: Decision, staff: StaffMember, reasons: str, by: str, at: datetime, why_details_stay: str = ""
) -> Confirmation:
    """After the guardian was heard, a provisional measure is confirmed up to its last day.

    Raises DomainError where it is not provisional any more, for somebody who may not decide it, where nobody heard the
    guardian, and without reasons.
    """
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    standing = standing_of(decision, at)
    if standing.stand in (Stand.LAPSED, Stand.ENDED, Stand.LIFTED):
        raise DomainError("ended_by_itself", _("This measure has ended. Decide a new one if it is needed."))
    if standing.stand is not Stand.PROVISIONAL:
        raise DomainError("not_provisional", _("This measure does not wait for anything."))
    case = case_of(decision.incident, staff, at=at)
    measure, _clause = case.measure(Step(decision.step))
    free = why_barred(case.key, Part.DECIDE, case.matter) is None
    if not free or not capacities_of(case.key, case.people) & set(measure.decided_by):
        raise DomainError("not_yours_to_decide", _("The charter names others to decide this."), status=403)
    if not case.heard:
        raise DomainError("not_heard", _("Hear the guardian first; their time for an account is not over."))
    if not reasons.strip():
        sentence = _("Write why it stays, now that the guardian was heard.")
        raise DomainError("no_reasons", sentence, status=422, fields={"reasons": sentence})
    confirmation = Confirmation.objects.create(
        decision=decision, by=staff, at=at, reasons=reasons.strip(), created_at=at,
        why_details_stay=look_through(decision.incident, {"reasons": reasons}, why_details_stay),
    )  # fmt: skip
    if standing.limit and standing.until:
        standing.limit.ends_at = end_of_day(decision.incident.school, standing.until)
        standing.limit.save(update_fields=["ends_at"])
    audit.record(
        by=by,
        verb="confirm_measure",
        subject=f"incident:{decision.incident.ref}",
        school=decision.incident.school.ref,
        details={"decision": decision.ref},
    )
    have_letters_written(decision)
    return confirmation
