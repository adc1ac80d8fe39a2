"""Report an incident."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct import evidence
from accord.conduct.facts.matters import edition_at
from accord.conduct.facts.who_holds import hand_to_holder
from accord.conduct.models import Affected, Incident
from accord.conduct.notices.incidents import tell_holder
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, StaffMember, Student
from accord.schools.models import School


@transaction.atomic
def report_incident(
    *,
    school: School,
    happened_at: datetime,
    place: str,
    category: str,
    words: str,
    language: str,
    by: str,
    at: datetime,
    by_staff: StaffMember | None = None,
    by_guardian: Guardian | None = None,
    about_guardian: Guardian | None = None,
    about_staff: StaffMember | None = None,
    about_words: str = "",
    student: Student | None = None,
    affected: Sequence[StaffMember] = (),
    brought: evidence.Brought = evidence.Brought(),
) -> Incident:
    """Somebody reports what happened; it goes to a leader who is not involved, or above where all of them are.

    Raises DomainError where nothing is said, where it lies ahead, or where it is about nobody.
    """
    if not words.strip():
        sentence = _("Write what happened, in your own words.")
        raise DomainError("nothing_said", sentence, status=422, fields={"words": sentence})
    if happened_at > at:
        sentence = _("This lies ahead. Enter when it happened.")
        raise DomainError("lies_ahead", sentence, status=422, fields={"happened_at": sentence})
    if not (about_guardian or about_staff or about_words.strip()):
        sentence = _("Choose whom it is about, or describe the person.")
        raise DomainError("about_nobody", sentence, status=422, fields={"about_words": sentence})
    incident = Incident.objects.create(
        school=school,
        happened_at=happened_at,
        place=place,
        edition=edition_at(school, happened_at),
        category=category,
        language=language,
        words=words.strip(),
        reported_by_staff=by_staff,
        reported_by_guardian=by_guardian,
        about_guardian=about_guardian,
        about_staff=about_staff,
        about_words=about_words.strip()[:200],
        student=student,
        created_at=at,
    )
    Affected.objects.bulk_create(
        Affected(incident=incident, staff=staff, created_at=at) for staff in dict.fromkeys(affected)
    )
    hand_to_holder(incident, at)
    evidence.seal(incident, brought, by=by_staff, by_guardian=by_guardian, at=at)
    tell_holder(incident, by=by, at=at, once=f"incident:{incident.ref}")
    audit.record(
        by=by,
        verb="report_incident",
        subject=f"incident:{incident.ref}",
        school=school.ref,
        details={"category": category, "held_by": incident.holder_ref},
    )
    return incident
