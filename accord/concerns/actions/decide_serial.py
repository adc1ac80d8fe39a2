"""Decide that complaints of one guardian on one matter are not answered anew, hear them on it, and end it."""

from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import hold, needed
from accord.concerns.facts.complaints import day_at
from accord.concerns.facts.serial import is_barred_from_serial, is_leader
from accord.concerns.models import Complaint, CoveredLook, SerialDecision
from accord.concerns.notices.handling import tell_family_of_serial_decision
from accord.concerns.private_words import look_through_serial
from accord.concerns.serial_letter import serial_letter
from accord.concerns.step_words import NOT_SERIAL
from accord.core import audit
from accord.core.errors import DomainError
from accord.core.ids import new_ref
from accord.people.models import Guardian, Login, StaffMember
from accord.rules.complaint_fairness import NotSerial, SerialFacts, why_not_serial
from accord.schools.models import School

_FIELD = {
    NotSerial.NO_REASONS: "reasons",
    NotSerial.NOTHING_TRIED: "tried_before",
    NotSerial.NO_END: "ends_on",
    NotSerial.TOO_LONG: "ends_on",
}


@transaction.atomic
def decide_serial(
    *,
    school: School,
    guardian: Guardian,
    matter: str,
    reasons: str,
    tried_before: str,
    ends_on: date | None,
    staff: StaffMember,
    by: str,
    at: datetime,
    why_details_stay: str = "",
) -> SerialDecision:
    """A leader without a conflict decides, with reasons and for a time, and the guardian is told by letter.

    Raises DomainError: see rules/complaint_fairness.py (COMPLAINT-12), and DetailsFound where the words hold what
    belongs to another family.
    """
    matter = needed("matter", matter, _("Write which matter it is about. It holds for nothing else."))
    starts_on = day_at(school, at)
    refused = why_not_serial(
        SerialFacts(
            by_leader=is_leader(staff, at),
            barred=is_barred_from_serial(guardian, staff),
            reasons=reasons,
            tried_before=tried_before,
            starts_on=starts_on,
            ends_on=ends_on,
        )
    )
    if refused or ends_on is None:
        why = refused or NotSerial.NO_END
        sentence = str(NOT_SERIAL[why])
        status = 403 if why in (NotSerial.NOT_A_LEADER, NotSerial.CONFLICT) else 422
        fields = {_FIELD[why]: sentence} if why in _FIELD else {}
        raise DomainError(f"not_serial_{why.value}", sentence, status=status, fields=fields)
    texts = {"matter": matter, "tried_before": tried_before, "reasons": reasons}
    why_details_stay = look_through_serial(school, guardian, texts, why_details_stay)
    decision = SerialDecision(
        school=school, guardian=guardian, matter=matter[:300], reasons=reasons.strip(),
        tried_before=tried_before.strip(), starts_on=starts_on, ends_on=ends_on, by=staff, created_at=at,
        why_details_stay=why_details_stay,
    )  # fmt: skip
    decision.letter.save(new_ref(), ContentFile(serial_letter(decision, at)), save=False)
    decision.save(force_insert=True)
    audit.record(
        by=by, verb="decide_serial", subject=f"guardian:{guardian.ref}", school=school.ref,
        details={"decision": decision.ref, "ends_on": ends_on.isoformat()},
    )  # fmt: skip
    tell_family_of_serial_decision(decision, by=by, at=at)
    return decision


@transaction.atomic
def answer_serial(*, decision: SerialDecision, words: str, by: str, at: datetime) -> SerialDecision:
    """The guardian says what they think of the decision; it stands beside it."""
    words = needed("words", words, _("Write what you think of it."))
    decision = SerialDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    decision.answer = f"{decision.answer}\n\n{words}".strip()
    decision.answered_at = at
    decision.save(update_fields=["answer", "answered_at"])
    audit.record(
        by=by, verb="answer_serial", subject=f"guardian:{decision.guardian.ref}", school=decision.school.ref,
        details={"decision": decision.ref},
    )  # fmt: skip
    return decision


@transaction.atomic
def lift_serial(
    *, decision: SerialDecision, staff: StaffMember, because: str, by: str, at: datetime, why_details_stay: str = ""
) -> SerialDecision:
    """A leader ends the decision before its last day, and the guardian is told.

    Raises DomainError, and DetailsFound where the words hold what belongs to another family.
    """
    because = needed("because", because, _("Write in a few words why it ends."))
    decision = SerialDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if decision.lifted_at is not None:
        raise DomainError("lifted_already", _("It has been ended already."))
    if not is_leader(staff, at) or is_barred_from_serial(decision.guardian, staff):
        raise DomainError("not_your_step", str(NOT_SERIAL[NotSerial.NOT_A_LEADER]), status=403)
    texts = {"because": because}
    why = look_through_serial(decision.school, decision.guardian, texts, why_details_stay)
    decision.lifted_at, decision.lifted_because = at, because
    decision.why_details_stay = "\n".join(one for one in (decision.why_details_stay, why) if one)
    decision.save(update_fields=["lifted_at", "lifted_because", "why_details_stay"])
    audit.record(
        by=by, verb="lift_serial", subject=f"guardian:{decision.guardian.ref}", school=decision.school.ref,
        details={"decision": decision.ref},
    )  # fmt: skip
    tell_family_of_serial_decision(decision, by=by, at=at)
    return decision


@transaction.atomic
def look_at_covered(
    *,
    complaint: Complaint,
    decision: SerialDecision,
    anything_new: bool,
    reasons: str,
    login: Login,
    by: str,
    at: datetime,
) -> CoveredLook:
    """Somebody reads a complaint that a decision may cover, and says whether anything in it is new, and why.

    What is new is handled like every complaint. What is not stays open for an answer that says so: no machine and no
    decision ends a complaint, and the family keeps every next stage.
    """
    hand = hold(complaint, login, at)
    if not hand.handles:
        raise DomainError("not_your_step", _("Somebody else does this in this complaint."), status=403)
    reasons = needed("reasons", reasons, _("Write why: what is new, or where it was answered before."))
    if CoveredLook.objects.filter(complaint=complaint).exists():
        raise DomainError("looked_already", _("Somebody has looked at this already."))
    look = CoveredLook.objects.create(
        complaint=hand.complaint, decision=decision, anything_new=anything_new, reasons=reasons, by=login, at=at,
        created_at=at,
    )  # fmt: skip
    audit.record(
        by=by, verb="look_at_covered", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"decision": decision.ref, "anything_new": anything_new},
    )  # fmt: skip
    return look
