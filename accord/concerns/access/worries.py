"""The only way in which a page obtains a worry about a child: its lead, who has it in the lead's place, its author."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from accord.concerns.facts.worries import may_still_read
from accord.concerns.models import Worry, WorryAbout
from accord.messaging.access.conversations import conversations_for
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.models import Conversation
from accord.messaging.topics import SAFEGUARDING
from accord.people.access.posts import get_post_for, refused
from accord.people.facts.one_person import sign_ins_of
from accord.people.models import Guardian, Student
from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Act

_WITH = ("school__district", "guardian", "author_student", "staff", "student", "held_by")


def worries_for(post: Post) -> QuerySet[Worry]:
    """The worries that a member of staff reads as the lead or in the lead's place (WORRY-5), never of their family."""
    among = Q(held_by_id=post.staff_id)
    if post.may(Act.READ_SAFEGUARDING):
        among |= Q(pk__isnull=False)
    own = sign_ins_of(post.login_id)
    about = WorryAbout.objects.filter(
        Q(staff_id=post.staff_id) | Q(staff__login_id__in=own) | Q(login_id__in=own), worry=OuterRef("pk")
    )
    rows = Worry.objects.filter(among, school_id=post.school_id).exclude(Exists(about))
    if post.own_guardian_id is not None:
        rows = rows.exclude(_own_family(post.own_guardian_id))
    return rows.select_related(*_WITH).order_by("-raised_at", "-id")


def get_keeping_post(viewer: Viewer, school: str) -> Post:
    """The post of whoever keeps worries: the lead, or who has one in the lead's place. Others are refused."""
    post = get_post_for(viewer, school)
    if not post.may(Act.READ_SAFEGUARDING) and not worries_for(post).exists():
        raise refused(post)
    return post


def get_worry_for(post: Post, ref: str) -> Worry:
    """A worry that a post may read, asked anew by the rulebook; to everybody else it does not exist. Raises Http404."""
    found = worries_for(post).filter(ref=ref).first()
    if found is None or not may_still_read(found, staff_member_of(post), post.on):
        raise Http404
    return found


def own_worries(viewer: Viewer, *, post: Post | None = None) -> QuerySet[Worry]:
    """What a person wrote themselves: at work by their post, at home as a guardian or student. WORRY-6."""
    own = (
        Q(staff_id=post.staff_id)
        if post
        else Q(guardian_id__in=[one.guardian_id for one in viewer.guardianships])
        | Q(author_student_id__in=viewer.student_ids)
    )
    return Worry.objects.filter(own).select_related("school__district", "student").order_by("-raised_at", "-id")


def get_own_worry_for(viewer: Viewer, ref: str, *, post: Post | None = None) -> Worry:
    """One of them. Raises Http404."""
    found = own_worries(viewer, post=post).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def dangerous_conversations(post: Post) -> list[Conversation]:
    """Conversations that words of danger brought to the lead, as the lead may read them; the latest first."""
    rows = conversations_for(post).filter(topic=SAFEGUARDING, closed_at__isnull=True)
    return list(rows.order_by("-last_message_at", "-id")[:20])


def own_students_of(viewer: Viewer) -> list[Student]:
    """The person as a student, at whichever schools."""
    return list(Student.objects.filter(pk__in=viewer.student_ids).select_related("school__district"))


def _own_family(guardian_id: int) -> Q:
    own = Guardian.objects.filter(pk=guardian_id)
    relatives = Guardian.objects.filter(contacts__student__contacts__guardian__in=own)
    children = own.values("contacts__student")
    return (
        Q(guardian__in=own)
        | Q(guardian__isnull=False, guardian__in=relatives)
        | Q(student__isnull=False, student__in=children)
        | Q(author_student__isnull=False, author_student__in=children)
    )
