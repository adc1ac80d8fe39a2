"""What a family sees of incidents: what a guardian reported, and for what they themselves were asked."""

from django.db.models import Q, QuerySet
from django.http import Http404

from accord.conduct.models import AccountRequest, Incident
from accord.core.questions import question
from accord.people.facts.classes import teaching
from accord.people.facts.family import seen_children
from accord.people.models import Enrolment, Guardian, StaffMember, Teaching
from accord.people.viewer import Guardianship, Viewer, in_force
from accord.rules.visibility import Role

OPENLY_KNOWN = (
    Role.HEADTEACHER, Role.LEADER, Role.OFFICE, Role.HEAD_OF_YEAR, Role.SPECIAL_NEEDS, Role.SAFEGUARDING_LEAD,
)  # fmt: skip
"""Roles whose holders every family may know by name."""


def requests_in_family(viewer: Viewer) -> QuerySet[AccountRequest]:
    """For what the person, as a guardian, was asked for an account; never what another guardian was asked."""
    own = [one.guardian_id for one in viewer.guardianships]
    return AccountRequest.objects.filter(guardian_id__in=own).select_related(
        "incident__school", "incident__edition__charter__school", "guardian", "by"
    ).order_by("-asked_at", "-id")  # fmt: skip


def is_asked_in_family(viewer: Viewer) -> bool:
    """Whether the person was ever asked for an account as a guardian."""
    return bool(_any_request(guardian_ids=[one.guardian_id for one in viewer.guardianships]))


@question
def _any_request(*, guardian_ids: list[int]) -> QuerySet[AccountRequest, int]:
    return AccountRequest.objects.filter(guardian_id__in=guardian_ids).order_by().values_list("pk", flat=True)[:1]


def get_request_in_family(viewer: Viewer, ref: str) -> AccountRequest:
    """A request to the person as a guardian. Raises Http404."""
    found = requests_in_family(viewer).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def reports_in_family(viewer: Viewer) -> QuerySet[Incident]:
    """What the person reported as a guardian, the latest first."""
    own = [one.guardian_id for one in viewer.guardianships]
    rows = Incident.objects.filter(reported_by_guardian_id__in=own)
    return rows.select_related("school", "edition__charter__school", "about_staff").order_by("-created_at", "-id")


def get_report_in_family(viewer: Viewer, ref: str) -> Incident:
    """A report of the person's own as a guardian. Raises Http404."""
    found = reports_in_family(viewer).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def get_guardianship_at(viewer: Viewer, school_ref: str) -> Guardianship:
    """The person as a guardian at a school; at their only one where none is named. Raises Http404."""
    own = [one for one in viewer.guardianships if one.school_ref == school_ref or not school_ref]
    if not own:
        raise Http404
    return own[0]


def get_own_guardian(guardianship: Guardianship) -> Guardian:
    """The guardian of a guardianship."""
    return Guardian.objects.select_related("school").get(pk=guardianship.guardian_id)


def staff_known_to(guardianship: Guardianship) -> list[StaffMember]:
    """Those on the staff whom a guardian knows: who teaches their children, and who stands for the school."""
    on = guardianship.on
    children = Enrolment.objects.filter(in_force(on), student_id__in=seen_children([guardianship]))
    teachers = Teaching.objects.filter(teaching(on), school_class__in=children.values("school_class"))
    known = Q(pk__in=teachers.values("staff")) | (
        Q(roles__role__in=OPENLY_KNOWN) & in_force(on, "roles__starts_on", "roles__ends_on")
    )
    rows = StaffMember.objects.filter(in_force(on), known, school_id=guardianship.school_id, joined_into__isnull=True)
    return list(rows.distinct().order_by("family_name", "given_name"))
