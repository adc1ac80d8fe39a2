"""From whom a member of staff may take a complaint down: guardians within their reach, never their own family."""

from django.http import Http404

from accord.concerns.models import Complaint
from accord.messaging.access import conversations_for
from accord.messaging.models import Message
from accord.people.access.families import get_guardian_for, guardians_for, students_for
from accord.people.access.posts import refused
from accord.people.access.staff import colleagues_for
from accord.people.facts import staff_name
from accord.people.models import Guardian, StaffMember, Student
from accord.people.viewer import Post, in_force
from accord.rules.visibility import Act

MOST = 8


def guardians_named(post: Post, name: str) -> list[Guardian]:
    """Guardians within reach who bear a name; none before one is typed."""
    return list(guardians_for(post, name=name).filter(in_force(post.on))[:MOST]) if name.strip() else []


def get_complainant_for(post: Post, ref: str) -> Guardian:
    """A guardian within reach. Raises Http404."""
    return get_guardian_for(post, ref)


def children_within(post: Post, guardian: Guardian | None) -> list[tuple[Student, str]]:
    """The children of a guardian whom the asker may see; none where nobody is chosen."""
    if guardian is None:
        return []
    found = students_for(post).filter(contacts__guardian=guardian).distinct()
    return [(child, child.called) for child in found]


def staff_for_complaint(post: Post) -> list[tuple[StaffMember, str]]:
    """Everybody on the staff, whom a complaint may be about."""
    return [(one, staff_name(one.title, one.called)) for one in colleagues_for(post).order_by("family_name", "id")]


def message_to_take_down(post: Post, ref: str) -> Message | None:
    """A family's message that the asker may read and that is no complaint yet; None without one. Raises Http404."""
    if not ref:
        return None
    rows = Message.objects.filter(ref=ref, guardian__isnull=False, conversation__in=conversations_for(post))
    found = rows.select_related("guardian", "conversation__student").first()
    if found is None or Complaint.objects.filter(from_message=found).exists():
        raise Http404
    return found


def get_taken_down(post: Post, ref: str) -> Complaint:
    """What the asker took down: its number and its dates stay with them, and nothing else. Raises Http404."""
    if not post.may(Act.ANSWER_CONCERNS):
        raise refused(post)
    rows = Complaint.objects.select_related("school", "edition", "guardian", "student")
    found = rows.filter(ref=ref, school_id=post.school_id, taken_down_by=post.staff_id).first()
    if found is None:
        raise Http404
    return found


def taker_of(post: Post) -> StaffMember:
    """Who takes a complaint down: the asker."""
    return StaffMember.objects.get(pk=post.staff_id)
