"""Letters that somebody may open: the guardian to whom one is written, and whoever opens or decided the case."""

from django.db.models import QuerySet
from django.http import Http404

from accord.conduct.access.incidents import cases_for
from accord.conduct.facts.matters import matter_of
from accord.conduct.models import Decision, Incident, Letter
from accord.people.facts.in_charge import key_of_login
from accord.people.models import StaffMember
from accord.people.viewer import Post, Viewer
from accord.rules.taking_part import Part, why_barred
from accord.rules.visibility import Act

_WITH = (
    "decision__incident__school__district",
    "decision__incident__about_guardian",
    "decision__incident__about_staff",
    "decision__incident__reported_by_staff",
    "decision__incident__held_by",
    "decision__decided_by",
    "review",
    "sealed_by",
    "proven_by",
)


def letters_in_family(viewer: Viewer) -> QuerySet[Letter]:
    """The letters to the person as a guardian, the latest first; never those to another guardian of the child."""
    own = [one.guardian_id for one in viewer.guardianships]
    rows = Letter.objects.filter(decision__incident__about_guardian_id__in=own)
    return rows.select_related(*_WITH).order_by("-created_at", "-id")


def get_letter_in_family(viewer: Viewer, ref: str) -> Letter:
    """A letter to the person as a guardian. Raises Http404."""
    found = letters_in_family(viewer).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def get_case_with_letters(post: Post, ref: str) -> Incident:
    """A case whose letters a member of staff may open: they open the case, or they decided in it. Raises Http404."""
    opens = cases_for(post).filter(ref=ref).values("pk")
    decided = Decision.objects.filter(decided_by_id=post.staff_id, incident__ref=ref).values("incident_id")
    rows = Incident.objects.filter(school_id=post.school_id).select_related("school__district", "about_guardian")
    found = (rows.filter(pk__in=opens) | rows.filter(pk__in=decided)).first() if _handles(post) else None
    if found is None or why_barred(key_of_login(post.login_id), Part.READ, matter_of(found)):
        raise Http404
    return found


def _handles(post: Post) -> bool:
    return post.may(Act.HANDLE_INCIDENTS)


def letters_of(incident: Incident) -> list[Letter]:
    """The letters of a case that has been found already."""
    return list(Letter.objects.filter(decision__incident=incident).select_related(*_WITH))


def get_letter_for(post: Post, ref: str) -> Letter:
    """A letter whose case a member of staff may open, or which they decided. Raises Http404."""
    found = Letter.objects.filter(ref=ref, decision__incident__school_id=post.school_id).select_related(*_WITH).first()
    if found is None:
        raise Http404
    get_case_with_letters(post, found.decision.incident.ref)
    return found


def envelopes_for(post: Post) -> list[Letter]:
    """The closed envelopes that wait in the office to be handed over; none in which the post has a part."""
    rows = Letter.objects.filter(
        decision__incident__school_id=post.school_id, sealed_at__isnull=False, proven_at__isnull=True
    )
    key = key_of_login(post.login_id)
    return [
        one
        for one in rows.select_related(*_WITH).order_by("sealed_at", "id")
        if why_barred(key, Part.READ, matter_of(one.decision.incident)) is None
    ]


def get_envelope_for(post: Post, ref: str) -> Letter:
    """A closed envelope that waits in the office. Raises Http404."""
    found = next((one for one in envelopes_for(post) if one.ref == ref), None)
    if found is None:
        raise Http404
    return found


def get_own_staff(post: Post) -> StaffMember:
    """The record of the member of staff who asks."""
    return StaffMember.objects.select_related("login").get(pk=post.staff_id)
