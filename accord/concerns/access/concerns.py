"""The only way in which a page obtains a concern: a family its own, staff what they have and are free of."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from accord.concerns.facts.concern_people import may_have, people_in, troubled_of
from accord.concerns.models import AskedView, Concern, ConcernAbout, Handing
from accord.core.questions import question
from accord.messaging.facts.helping import staff_member_of
from accord.people.facts import stands_in_for
from accord.people.facts.family import seen_children
from accord.people.facts.one_person import sign_ins_of
from accord.people.models import Guardian, Student
from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Role


def own_concerns(viewer: Viewer) -> QuerySet[Concern]:
    """The person's own concerns as a guardian, the latest first; another guardian's never."""
    seen = seen_children(viewer.guardianships)
    rows = Concern.objects.filter(
        Q(student__isnull=True) | Q(student_id__in=seen),
        guardian_id__in=[one.guardian_id for one in viewer.guardianships],
    )
    return rows.select_related(
        "school__district", "guardian", "student", "held_by", "edition__charter__school", "complaint"
    ).order_by("-raised_at", "-id")


def has_own_concerns(viewer: Viewer) -> bool:
    """Whether the person raised any concern as a guardian: asked before the first page asks more of them."""
    return bool(_any_own(guardian_ids=[one.guardian_id for one in viewer.guardianships]))


@question
def _any_own(*, guardian_ids: list[int]) -> QuerySet[Concern, int]:
    return Concern.objects.filter(guardian_id__in=guardian_ids).order_by().values_list("pk", flat=True)[:1]


def get_own_concern_for(viewer: Viewer, ref: str) -> Concern:
    """A concern of the person's own as a guardian. Raises Http404."""
    found = own_concerns(viewer).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def asked_of_child(viewer: Viewer) -> QuerySet[Concern]:
    """Concerns to which a student was asked to say something, by their guardian; only their own, only while open."""
    rows = Concern.objects.filter(
        student_id__in=viewer.student_ids, child_asked_at__isnull=False, closed_at__isnull=True, complaint__isnull=True
    )
    return rows.select_related("school__district", "guardian", "student").order_by("-raised_at", "-id")


def get_asked_of_child(viewer: Viewer, ref: str) -> Concern:
    """One such concern of a student. Raises Http404."""
    found = asked_of_child(viewer).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def own_student(viewer: Viewer, concern: Concern) -> Student | None:
    """The student who asks, where the concern is about them."""
    return concern.student if concern.student_id in viewer.student_ids else None


def concerns_for(post: Post) -> QuerySet[Concern]:
    """The concerns that a member of staff has, stands in for, or looks at as well; leaders find what nobody has.

    Nobody finds what is about themselves, nor a concern of their own family, nor what has not reached the school yet.
    """
    answers_for = stands_in_for(post.school_id, post.staff_id, post.at) | {post.staff_id}
    looks = Handing.objects.filter(concern=OuterRef("pk"), to_id=post.staff_id, also=True)
    among = Q(held_by_id__in=answers_for) | Q(Exists(looks))
    if post.roles & {Role.LEADER, Role.HEADTEACHER, Role.CHAIR}:
        among |= Q(held_by__isnull=True)
    own = sign_ins_of(post.login_id)
    about = ConcernAbout.objects.filter(
        Q(staff_id=post.staff_id) | Q(staff__login_id__in=own) | Q(login_id__in=own), concern=OuterRef("pk")
    )
    rows = Concern.objects.filter(among, school_id=post.school_id, reaches_at__lte=post.at).exclude(Exists(about))
    if post.own_guardian_id is not None:
        rows = rows.exclude(_own_family(post.own_guardian_id))
    return rows.select_related(
        "school__district", "guardian", "student", "held_by", "edition__charter__school", "complaint"
    ).order_by("answer_by", "raised_at", "id")


def get_concern_for(post: Post, ref: str) -> Concern:
    """A concern that a member of staff may read, asked anew by the rulebook. Raises Http404."""
    found = concerns_for(post).filter(ref=ref).first()
    if found is None or not may_have(staff_member_of(post), people_in(troubled_of(found))):
        raise Http404
    return found


def asked_views_for(post: Post) -> QuerySet[AskedView]:
    """What a member of staff was asked to say of a matter, the open ones first; the matter itself is not in it."""
    return (
        AskedView.objects.filter(staff_id=post.staff_id, concern__school_id=post.school_id, created_at__lte=post.at)
        .select_related("by", "concern__school__district")
        .order_by("answered_at", "-created_at", "-id")
    )


def get_asked_view_for(post: Post, ref: str) -> AskedView:
    """One such question. Raises Http404."""
    found = asked_views_for(post).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _own_family(guardian_id: int) -> Q:
    """Concerns of the person's own family: their own, of relatives of their children, and about their children."""
    own = Guardian.objects.filter(pk=guardian_id)
    relatives = Guardian.objects.filter(contacts__student__contacts__guardian__in=own)
    children = own.values("contacts__student")
    return Q(guardian__in=own) | Q(guardian__in=relatives) | Q(student__in=children, student__isnull=False)
