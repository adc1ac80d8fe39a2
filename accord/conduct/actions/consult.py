"""Ask whom the charter names before a measure, and take their answer down."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.matters import day_at, matter_of
from accord.conduct.models import Consultation, Incident
from accord.conduct.notices import measures as notices
from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.actions.tell import About
from accord.delivery.actions.withdraw_about import withdraw_about
from accord.people.facts.in_charge import capacities_of, in_charge, key_of_login
from accord.people.models import Login, StaffMember
from accord.rules.charter import Decider, Step
from accord.rules.taking_part import Part, why_barred


@transaction.atomic
def ask_consultation(
    *,
    incident: Incident,
    step: Step,
    role: Decider,
    person: Login,
    draft: str,
    staff: StaffMember,
    by: str,
    at: datetime,
    until: date | None = None,
    terms: dict[str, str] | None = None,
) -> Consultation:
    """Somebody in the capacity that the charter names is shown what is intended and asked what they think.

    `until` is the last day of the measure that they are asked about; `terms` is the form as it stands. Asked again, the
    earlier question must have been answered or taken back.
    Raises DomainError for somebody without that capacity or with a conflict, and where it has been asked already.
    """
    if not draft.strip():
        sentence = _("Write what is intended and why, so that they know what you ask.")
        raise DomainError("no_draft", sentence, status=422, fields={"draft": sentence})
    key = key_of_login(person.pk)
    if person.pk == staff.login_id:
        raise DomainError("asked_oneself", _("You cannot ask yourself. Choose somebody else."))
    if role not in capacities_of(key, in_charge(incident.school, day_at(incident.school, at))):
        raise DomainError("not_in_this_capacity", _("This person is not asked in this capacity. Choose another one."))
    if why_barred(key, Part.BE_CONSULTED, matter_of(incident)):
        raise DomainError("has_a_conflict", _("This person has a part in the matter and is not asked. Choose another."))
    try:
        with transaction.atomic():
            asked = Consultation.objects.create(
                incident=incident,
                step=step,
                role=role,
                person=person,
                asked_by=staff,
                asked_at=at,
                draft=draft.strip(),
                until=until,
                terms=terms or {},
                created_at=at,
            )
    except IntegrityError as twice:
        raise DomainError("consulted_already", _("This has been asked already and waits for an answer.")) from twice
    audit.record(
        by=by,
        verb="ask_consultation",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"step": step.value, "role": role.value, "person": person.ref},
    )
    notices.tell_consulted(asked, by=by, at=at)
    return asked


@transaction.atomic
def take_consultation_back(*, consultation: Consultation, by: str, at: datetime) -> Consultation:
    """A question that was not answered yet is taken back, so that somebody else can be asked. Raises DomainError."""
    waiting = Consultation.objects.filter(pk=consultation.pk, answered_at__isnull=True, taken_back_at__isnull=True)
    if not waiting.update(taken_back_at=at):
        raise DomainError("answered_already", _("This has been answered meanwhile."))
    consultation.refresh_from_db()
    withdraw_about(school=consultation.incident.school, about=About("consultation", consultation.ref), by=by, at=at)
    audit.record(
        by=by,
        verb="take_consultation_back",
        subject=f"incident:{consultation.incident.ref}",
        school=consultation.incident.school.ref,
        details={"step": consultation.step, "role": consultation.role},
    )
    return consultation


@transaction.atomic
def answer_consultation(*, consultation: Consultation, agrees: bool, words: str, by: str, at: datetime) -> Consultation:
    """Whoever was asked says what they think; it is recorded once and not changed. Raises DomainError."""
    if not words.strip():
        sentence = _("Write in a sentence or two what you think.")
        raise DomainError("no_words", sentence, status=422, fields={"words": sentence})
    incident, key = consultation.incident, key_of_login(consultation.person_id)
    if Decider(consultation.role) not in capacities_of(key, in_charge(incident.school, day_at(incident.school, at))):
        raise DomainError("not_in_this_capacity", _("You do not stand in this capacity any more."), status=403)
    if why_barred(key, Part.BE_CONSULTED, matter_of(incident)):
        raise DomainError("has_a_conflict", _("You have a part in this matter and are not asked."), status=403)
    waiting = Consultation.objects.filter(pk=consultation.pk, answered_at__isnull=True, taken_back_at__isnull=True)
    changed = waiting.update(answered_at=at, agrees=agrees, words=words.strip())
    if not changed:
        raise DomainError("answered_already", _("You have answered already. Write to the school if it has changed."))
    consultation.refresh_from_db()
    audit.record(
        by=by,
        verb="answer_consultation",
        subject=f"incident:{consultation.incident.ref}",
        school=consultation.incident.school.ref,
        details={"role": consultation.role, "agrees": agrees},
    )
    notices.tell_asker(consultation, by=by, at=at)
    return consultation
