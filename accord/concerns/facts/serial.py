"""Decisions on serial complaints: who may take one, which hold today, and what they may cover."""

from datetime import datetime

from django.db.models import QuerySet

from accord.concerns.facts.complaints import day_at
from accord.concerns.facts.matters import matters_of
from accord.concerns.models import Complaint, CoveredLook, SerialDecision
from accord.people.facts.in_charge import capacities_of, in_charge, key_of_staff
from accord.people.models import Guardian, StaffMember
from accord.rules.charter import Decider
from accord.rules.taking_part import Part, why_barred


def is_leader(staff: StaffMember, at: datetime) -> bool:
    """Whether somebody leads the school today."""
    held = capacities_of(key_of_staff(staff), in_charge(staff.school, day_at(staff.school, at)))
    return bool(held & {Decider.LEADER, Decider.HEADTEACHER, Decider.CHAIR})


def is_barred_from_serial(guardian: Guardian, staff: StaffMember) -> bool:
    """Whether somebody is named in any complaint of this guardian, or is family of either side."""
    complaints = list(Complaint.objects.filter(guardian=guardian).select_related("school"))
    key = key_of_staff(staff)
    return any(why_barred(key, Part.DECIDE, matter) is not None for matter in matters_of(complaints).values())


def decisions_on(guardian: Guardian, at: datetime) -> QuerySet[SerialDecision]:
    """The decisions that hold for a guardian today."""
    on = day_at(guardian.school, at)
    return SerialDecision.objects.filter(
        guardian=guardian, lifted_at__isnull=True, starts_on__lte=on, ends_on__gte=on
    ).order_by("starts_on", "id")


def may_be_covered_by(complaint: Complaint, at: datetime) -> SerialDecision | None:
    """The decision that may cover a new complaint, for a person to look at; None when there is none, or it was seen."""
    if complaint.guardian is None or complaint.ended_at is not None:
        return None
    if CoveredLook.objects.filter(complaint=complaint).exists():
        return None
    made_before = decisions_on(complaint.guardian, at).filter(created_at__lt=complaint.received_at)
    return made_before.first()
