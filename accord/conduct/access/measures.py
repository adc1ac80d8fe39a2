"""Measures and consultations that somebody may open: by the case, by being asked, or by being the guardian."""

from datetime import datetime

from django.http import Http404

from accord.conduct.access.incidents import MOST_CLOSED, get_case_for
from accord.conduct.facts.hearing import hearing_of
from accord.conduct.facts.matters import matter_of
from accord.conduct.facts.standing import Standing, reviews_to_hear, standing_of, standings_about
from accord.conduct.models import Consultation, Decision, Incident, Review
from accord.people.access.posts import get_post_that_may
from accord.people.facts.in_charge import key_of_login
from accord.people.models import StaffMember
from accord.people.viewer import Post, Viewer
from accord.rules.charter import Step
from accord.rules.taking_part import Part, why_barred
from accord.rules.visibility import Act
from accord.schools.models import School

NOT_TOLD = frozenset({Step.EXTERNAL_ADVICE})
"""Steps of which the guardian is not told: advice that the school took, or the police."""

_WITH = (
    "incident__school__district", "incident__about_guardian", "incident__about_staff", "incident__held_by",
    "incident__reported_by_staff", "incident__edition__charter__school", "edition__charter__school",
    "restriction__contact", "confirmation", "decided_by", "other_leader",
)  # fmt: skip


def get_staff_of(post: Post) -> StaffMember:
    """The record of the person on the staff of one school."""
    return StaffMember.objects.select_related("school").get(pk=post.staff_id)


def get_step(step: str) -> Step:
    """A step of the ladder by its name. Raises Http404."""
    if step not in set(Step):
        raise Http404
    return Step(step)


def get_measure_on_case(viewer: Viewer, school: str, ref: str) -> tuple[Post, Decision]:
    """A decided measure, for those who may open its case. Raises Http404 or a refusal."""
    post = get_post_that_may(viewer, school, Act.HANDLE_INCIDENTS)
    found = Decision.objects.filter(ref=ref, incident__school_id=post.school_id).select_related(*_WITH).first()
    if found is None:
        raise Http404
    get_case_for(post, found.incident.ref)
    return post, found


def get_own_measure(viewer: Viewer, ref: str) -> Decision:
    """A measure about the guardian who asks, and nobody else's. Raises Http404."""
    own = [guardianship.guardian_id for guardianship in viewer.guardianships]
    rows = Decision.objects.filter(ref=ref, incident__about_guardian_id__in=own).exclude(step__in=NOT_TOLD)
    found = rows.select_related(*_WITH).first()
    if found is None:
        raise Http404
    return found


def own_measures(viewer: Viewer, at: datetime) -> list[Standing]:
    """The measures about the guardian who asks, as they stand, the latest first; one query where there are none."""
    own = [guardianship.guardian_id for guardianship in viewer.guardianships]
    return [one for one in standings_about(own, at) if one.decision.step not in NOT_TOLD] if own else []


def get_consultation_of(incident: Incident, ref: str) -> Consultation:
    """A question of a case that has been found already. Raises Http404."""
    found = incident.consultations.filter(ref=ref).select_related("person").first()
    if found is None:
        raise Http404
    return found


def consultations_for(viewer: Viewer) -> list[Consultation]:
    """What the person is asked and has not answered, without what they may have no part in."""
    rows = Consultation.objects.filter(person=viewer.login, answered_at__isnull=True, taken_back_at__isnull=True)
    return [one for one in rows.select_related("incident__school") if _may_be_consulted(one)]


def answered_by(viewer: Viewer) -> list[Consultation]:
    """What the person was asked and has answered, the latest first, without what they may have no part in."""
    rows = Consultation.objects.filter(person=viewer.login, answered_at__isnull=False, taken_back_at__isnull=True)
    found = rows.select_related("incident__school").order_by("-answered_at", "-id")[:MOST_CLOSED]
    return [one for one in found if _may_be_consulted(one)]


def heard_by(viewer: Viewer) -> list[Review]:
    """The reviews that the person has heard, the latest first, while they may read the matter still."""
    key = key_of_login(viewer.login.pk)
    rows = Review.objects.filter(heard_by=viewer.login).select_related("decision__incident__school", "decision")
    found = rows.order_by("-at", "-id")[:MOST_CLOSED]
    return [one for one in found if why_barred(key, Part.READ, matter_of(one.decision.incident)) is None]


def get_consultation_for(viewer: Viewer, ref: str) -> Consultation:
    """A question to the person who asks for it, whatever post they hold. Raises Http404."""
    rows = Consultation.objects.filter(ref=ref, person=viewer.login, taken_back_at__isnull=True)
    found = rows.select_related(
        "incident__school", "incident__about_guardian", "incident__edition__charter__school", "asked_by", "person"
    ).first()
    if found is None or not _may_be_consulted(found):
        raise Http404
    return found


def _may_be_consulted(asked: Consultation) -> bool:
    return why_barred(key_of_login(asked.person_id), Part.BE_CONSULTED, matter_of(asked.incident)) is None


def reviews_for(viewer: Viewer, at: datetime) -> list[Standing]:
    """The reviews that the person may hear now, the most urgent first; nobody with a part learns of one (PART-4)."""
    schools = {post.school_id for post in viewer.posts if _may_hear_anything(post)}
    if viewer.district_ids:
        schools |= set(School.objects.filter(district_id__in=viewer.district_ids).values_list("pk", flat=True))
    if not schools:
        return []
    waiting = [
        one
        for one in reviews_to_hear(at, school_ids=schools)
        if hearing_of(one.decision, at).role_of(viewer.login) is not None
    ]
    return sorted(waiting, key=lambda one: (one.review_on or one.today, one.decision.pk))


def _may_hear_anything(post: Post) -> bool:
    return post.may(Act.SEE_PATTERNS)


def get_review_for(viewer: Viewer, ref: str, at: datetime) -> Standing:
    """A measure for whoever may hear its review, or has heard one. Raises Http404."""
    found = Decision.objects.filter(ref=ref).select_related(*_WITH).first()
    if found is None:
        raise Http404
    has_heard = found.reviews.filter(heard_by=viewer.login).exists()
    key = key_of_login(viewer.login.pk)
    if has_heard and why_barred(key, Part.READ, matter_of(found.incident)) is None:
        return standing_of(found, at)
    if hearing_of(found, at).role_of(viewer.login) is None:
        raise Http404
    return standing_of(found, at)
