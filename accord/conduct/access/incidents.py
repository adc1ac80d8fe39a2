"""Incidents that somebody may open: whoever holds one, the headteacher who decides, and nobody with a part in it."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from accord.conduct.facts.matters import matter_of
from accord.conduct.facts.who_holds import may_still_hold
from accord.conduct.models import AccountRequest, Affected, Evidence, Incident
from accord.people.access.posts import get_post_that_may
from accord.people.facts.in_charge import in_charge, key_of_login
from accord.people.models import Guardian, StaffMember, StudentContact
from accord.people.viewer import Post, Viewer
from accord.rules.charter import Decider
from accord.rules.taking_part import Part, why_barred
from accord.rules.visibility import Act, Role
from accord.schools.models import School

WITH_PEOPLE = (
    "school", "edition__charter__school", "about_guardian", "about_staff", "reported_by_staff", "reported_by_guardian",
    "held_by", "held_by_login", "student",
)  # fmt: skip


MOST_CLOSED = 50
"""So many closed matters stand on a list at most, the latest first."""


def cases_for(post: Post) -> QuerySet[Incident]:
    """The incidents that a member of staff may open, the latest first: PART-1 to PART-3 as one question.

    Whoever holds one opens it; the headteacher opens all but those about somebody above.
    """
    rows = Incident.objects.filter(school_id=post.school_id)
    if not post.may(Act.HANDLE_INCIDENTS):
        return rows.none()
    mine = Q(held_by_id=post.staff_id)
    if Role.HEADTEACHER in post.roles:
        mine |= ~Q(about_staff__in=_above_headteacher(post)) | Q(about_staff__isnull=True)
    return rows.filter(mine).exclude(has_a_part(post)).select_related(*WITH_PEOPLE).order_by("-happened_at", "-id")


def get_case_for(post: Post, ref: str) -> Incident:
    """An incident that a member of staff may open, judged anew by the rulebook. Raises Http404."""
    found = cases_for(post).filter(ref=ref).first()
    if found is None or why_barred(key_of_login(post.login_id), Part.READ, matter_of(found)):
        raise Http404
    return found


def get_handled_case(viewer: Viewer, school: str, ref: str) -> tuple[Post, Incident]:
    """The post that handles incidents and the case that it may open. Raises Http404 or a refusal."""
    post = get_post_that_may(viewer, school, Act.HANDLE_INCIDENTS)
    return post, get_case_for(post, ref)


def held_above(viewer: Viewer, at: datetime) -> list[Incident]:
    """The open incidents that somebody of the district holds, while they stand there and have no part in them."""
    return [one for one in _held_by_login(viewer).filter(closed_at__isnull=True) if may_still_hold(one, at)]


def closed_above(viewer: Viewer, at: datetime) -> list[Incident]:
    """The closed incidents that somebody of the district held, the latest first, while they may open them still."""
    rows = _held_by_login(viewer).filter(closed_at__isnull=False)[:MOST_CLOSED]
    return [one for one in rows if may_still_hold(one, at)]


def get_case_above(viewer: Viewer, ref: str, at: datetime) -> Incident:
    """An incident that somebody of the district holds, judged anew by the rulebook. Raises Http404."""
    found = _held_by_login(viewer).filter(ref=ref).first()
    if found is None or not may_still_hold(found, at):
        raise Http404
    return found


def _held_by_login(viewer: Viewer) -> QuerySet[Incident]:
    rows = Incident.objects.filter(held_by_login=viewer.login)
    return rows.select_related(*WITH_PEOPLE).order_by("-happened_at", "-id")


def _above_headteacher(post: Post) -> list[int]:
    """Staff records of those whose conduct a headteacher does not look into: their own, and the governors'."""
    people = in_charge(School(pk=post.school_id, district_id=None), post.on)
    above = [*people.get(Decider.HEADTEACHER, []), *people.get(Decider.GOVERNOR, []), *people.get(Decider.CHAIR, [])]
    return [one.staff.pk for one in above if one.staff]


def has_a_part(post: Post) -> Q:
    """Incidents in which the post is named, affected, or family of either side."""
    return is_part_of([post.login_id])


def is_part_of(logins: Collection[int]) -> Q:
    """Incidents in which somebody with one of these sign-ins is named, affected, or family of either side."""
    own_children = StudentContact.objects.filter(guardian__login_id__in=logins).values("student_id")
    relatives = StudentContact.objects.filter(student_id__in=own_children).values("guardian_id")
    family = Guardian.objects.filter(Q(login_id__in=logins) | Q(pk__in=relatives)).values("pk")
    harmed = Affected.objects.filter(incident=OuterRef("pk"), staff__login_id__in=logins)
    return (
        Q(about_staff__in=StaffMember.objects.filter(login_id__in=logins))
        | Q(reported_by_staff__in=StaffMember.objects.filter(login_id__in=logins))
        | Q(about_guardian__in=family)
        | Q(reported_by_guardian__in=family)
        | Q(student__in=own_children)
        | Q(Exists(harmed))
    )


def get_evidence_for(incident: Incident, ref: str) -> Evidence:
    """A piece of evidence of a case that has been found already. Raises Http404."""
    found = incident.evidence.filter(ref=ref).select_related("by", "by_guardian", "by_login").first()
    if found is None:
        raise Http404
    return found


def reports_of(post: Post) -> QuerySet[Incident]:
    """What the member of staff reported, the latest first."""
    rows = Incident.objects.filter(school_id=post.school_id, reported_by_staff_id=post.staff_id)
    return rows.select_related("school", "edition__charter__school").order_by("-created_at", "-id")


def get_report_of(post: Post, ref: str) -> Incident:
    """A report of the member of staff's own. Raises Http404."""
    found = reports_of(post).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def requests_to(post: Post) -> QuerySet[AccountRequest]:
    """For what the member of staff was asked to give an account, the latest first."""
    return AccountRequest.objects.filter(staff_id=post.staff_id).select_related(
        "incident__school", "incident__edition__charter__school", "staff", "by"
    ).order_by("-asked_at", "-id")  # fmt: skip


def get_request_to(post: Post, ref: str) -> AccountRequest:
    """A request to the member of staff. Raises Http404."""
    found = requests_to(post).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def affected_as(post: Post) -> QuerySet[Affected]:
    """Where the member of staff was harmed and was offered support."""
    rows = Affected.objects.filter(staff_id=post.staff_id, support__isnull=False).distinct()
    return rows.select_related("incident", "staff").order_by("-id")


def get_affected_for(post: Post, ref: str) -> Affected:
    """Somebody who was harmed: for the person once something was offered, for whoever offered it, and for whoever may
    open the case. Raises Http404.
    """
    found = Affected.objects.filter(ref=ref, incident__school_id=post.school_id).select_related("staff", "incident")
    one = found.first()
    if one is None:
        raise Http404
    if one.staff_id == post.staff_id:
        if not one.support.exists():
            raise Http404
    elif not one.support.filter(by_id=post.staff_id).exists():
        get_case_for(post, one.incident.ref)
    return one
