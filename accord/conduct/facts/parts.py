"""Who may still hear of a measure at the moment in which a notice leaves or is shown."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from accord.conduct.facts.hearing import hearing_of
from accord.conduct.facts.matters import matter_of
from accord.conduct.models import Consultation, Decision, Incident
from accord.delivery.person import Person
from accord.people.facts.in_charge import key_of_login, key_of_staff
from accord.people.models import Guardian, Login, StaffMember
from accord.rules.taking_part import Part, why_barred
from accord.schools.models import School


def still_part_of(person: Person, refs: Collection[str]) -> frozenset[str]:
    """Those measures and consultations of which the person may hear: the guardian's own, and staff without a conflict.

    `refs` are those of decisions and of consultations.
    """
    refs = list(refs)
    if isinstance(person, Guardian):
        own = Decision.objects.filter(ref__in=refs, incident__about_guardian_id=person.pk)
        return frozenset(own.values_list("ref", flat=True))
    asked = Q(person_id=person.login_id) | Q(asked_by_id=person.pk)
    consultations = Consultation.objects.filter(asked, ref__in=refs, taken_back_at__isnull=True)
    decisions = Decision.objects.filter(ref__in=refs, incident__school_id=person.school_id)
    found: list[tuple[str, Incident]] = [
        *((one.ref, one.incident) for one in consultations.select_related("incident")),
        *((one.ref, one.incident) for one in decisions.select_related("incident")),
    ]
    key = key_of_staff(person)
    return frozenset(ref for ref, incident in found if why_barred(key, Part.READ, matter_of(incident)) is None)


def still_part_above(login: Login, refs: Collection[str], at: datetime) -> frozenset[str]:
    """The same for somebody of the district: what they are asked, and the reviews that they may hear."""
    asked = Consultation.objects.filter(person=login, ref__in=list(refs), taken_back_at__isnull=True)
    key = key_of_login(login.pk)
    free = {
        one.ref
        for one in asked.select_related("incident")
        if why_barred(key, Part.BE_CONSULTED, matter_of(one.incident)) is None
    }
    decisions = Decision.objects.filter(ref__in=list(refs)).select_related("incident__school")
    return frozenset(free | {one.ref for one in decisions if hearing_of(one, at).role_of(login) is not None})


def staff_of(school: School, login: Login) -> StaffMember | None:
    """The record of a login on the staff of a school; None for those who stand above it."""
    return StaffMember.objects.filter(school=school, login=login).select_related("school").first()


def staff_named(ref: str) -> str:
    """The name of a member of staff by their ref; '' for nobody."""
    found = StaffMember.objects.filter(ref=ref).first()
    return found.full_name if found else ""
