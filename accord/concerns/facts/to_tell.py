"""Whom the handling of a complaint may be told to at a moment."""

from collections.abc import Collection, Iterable
from datetime import datetime

from accord.concerns.models import Complaint
from accord.people.models import Guardian, Login, StaffMember


def own_of(guardian: Guardian, refs: Collection[str]) -> list[str]:
    """Those of the complaints that a guardian made."""
    return list(Complaint.objects.filter(ref__in=refs, guardian=guardian).values_list("ref", flat=True))


def at_school_of(staff: StaffMember, refs: Collection[str]) -> list[Complaint]:
    """Those of the complaints that were made at the school of somebody on its staff."""
    return list(Complaint.objects.filter(ref__in=refs, school=staff.school_id).select_related("school", "edition"))


def complaints_of(refs: Collection[str]) -> list[Complaint]:
    """The complaints of these refs, with their school."""
    return list(Complaint.objects.filter(ref__in=refs).select_related("school", "edition"))


def above_behind(complaint: Complaint, logins: Iterable[int]) -> list[Login]:
    """Those of the logins that have no record on the staff of the school: they stand above it."""
    staff = StaffMember.objects.filter(school=complaint.school_id, login__isnull=False)
    return list(Login.objects.filter(pk__in=list(logins)).exclude(pk__in=staff.values("login")))


def staff_behind(complaint: Complaint, logins: Iterable[int]) -> list[StaffMember]:
    """The staff of the school who sign in with these logins."""
    rows = StaffMember.objects.filter(school=complaint.school_id, login__in=list(logins))
    return list(rows.select_related("school", "login"))


def working_on(complaint: Complaint) -> set[int]:
    """The logins of whoever handles or investigates the stage now."""
    stage = complaint.stages.order_by("-number").first()
    return {one for one in (stage.handled_by_id, stage.investigator_id) if one} if stage else set()


def promised_by(complaint: Complaint, at: datetime) -> set[int]:
    """The logins of those who handled a complaint in any stage: they see to what was promised."""
    rows = complaint.stages.filter(handled_by__isnull=False, begun_at__lte=at).values_list("handled_by_id", flat=True)
    return {one for one in rows if one}
