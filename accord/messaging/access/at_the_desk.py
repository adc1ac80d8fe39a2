"""What a member of staff obtains at the desk beside the conversation itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404

from accord.charters.facts import ref_in_force
from accord.conduct.facts import may_be_restricted
from accord.core.questions import question
from accord.messaging.access.conversations import conversations_for
from accord.messaging.access.reach import Reach, reach_of
from accord.messaging.models import Conversation, Message
from accord.people.access.families import get_student_for
from accord.people.facts import is_in_force
from accord.people.facts.classes import enrolled
from accord.people.facts.family import ties_with_orders, views_of
from accord.people.facts.reach import is_own_student, students_within, ties_among, ties_within
from accord.people.models import Enrolment, SchoolClass, Student, StudentContact
from accord.people.viewer import Post
from accord.rules.sending import may_take_back


def get_own_waiting_message(post: Post, conversation_ref: str, ref: str) -> Message:
    """A message that the asker wrote and that has not left yet, though they may read the conversation no more.

    Raises Http404 (SEND-11).
    """
    rows = Message.objects.filter(conversation__school=post.school_id, conversation__ref=conversation_ref, ref=ref)
    found = rows.filter(hold__isnull=False, withdrawal__isnull=True).select_related("conversation").first()
    if found and may_take_back(is_writer=found.staff_id == post.staff_id, has_left=found.visible_at is not None):
        return found
    raise Http404


def own_waiting_messages(post: Post) -> list[Message]:
    """All that the asker wrote here and that has not left yet, the first to leave first; one query.

    `may_read` says of each whether the asker may still read the conversation around it.
    """
    readable = conversations_for(post).order_by().filter(pk=OuterRef("conversation"))
    rows = Message.objects.filter(
        staff=post.staff_id, conversation__school=post.school_id, visible_at__isnull=True, withdrawal__isnull=True,
        hold__release__isnull=True, hold__until__gt=post.at - LATEST,
    )  # fmt: skip
    return list(
        rows.annotate(may_read=Exists(readable)).select_related("conversation", "hold").order_by("hold__until", "pk")
    )


LATEST = timedelta(days=7)
"""For so long what should have left may lie because no worker is there."""


def chosen_conversations(post: Post, refs: Collection[str]) -> list[Conversation]:
    """Those of the chosen conversations that the asker may read, in the order of their dates."""
    return list(conversations_for(post).filter(ref__in=list(refs)))


def child_to_write_about(post: Post, ref: str) -> Student:
    """A child within the reach of the asker, never one of the asker's own family. Raises Http404."""
    student = get_student_for(post, ref)
    if is_own_student(post, student):
        raise Http404
    return student


def guardians_to_write_to(post: Post, student: Student) -> list[StudentContact]:
    """The ties of those guardians of a child who are sent news of it today, in the order of contact."""
    within = ties_within(post).filter(student=student).values("pk")
    ties = [tie for tie in ties_with_orders().filter(pk__in=within) if is_in_force(tie, post.on)]
    views = views_of(ties, post.on)
    return [tie for tie in ties if views[tie.pk].receives_news]


@dataclass(frozen=True)
class ChildLine:
    """What a guardian is to the child of a conversation ('' where the asker knows of no tie), and the child's form."""

    relationship: str
    form: str


@dataclass(frozen=True)
class Beside:
    """What stands beside a conversation. `may_be_limited`: some limit on contact runs, so that it is worth asking.

    `edition`: the ref of the edition of the charter that holds today, None before the first.
    """

    child: ChildLine
    may_be_limited: bool
    edition: str | None


def open_conversation(reach: Reach, ref: str) -> tuple[Conversation, Beside]:
    """A conversation that a member of staff may read, with what stands beside it; one query. Raises Http404."""
    found = _opened.first(reach=reach, ref=ref)
    if found is None:
        raise Http404
    said = vars(found)
    child = _child_line(said["relationship"], said["form"])
    return found, Beside(child, bool(said["may_be_limited"]), said["in_force"])


def beside(post: Post, conversation: Conversation) -> Beside:
    """The same of a conversation that was obtained already."""
    reach = reach_of(post)
    return open_conversation(reach, conversation.ref)[1]


def _child_line(relationship: str | None, form: str | None) -> ChildLine:
    return ChildLine(str(StudentContact.Relationship(relationship).label) if relationship else "", form or "")


@question
def _opened(*, reach: Reach, ref: str) -> QuerySet[Conversation]:
    post = reach.post
    child = students_within(post, reach.answers_for).filter(pk=OuterRef("student_id"))
    ties = ties_among(post, child).filter(student_id=OuterRef("student_id"), guardian_id=OuterRef("guardian_id"))
    forms = Enrolment.objects.filter(
        enrolled(post.on), student=OuterRef("student_id"), school_class__kind=SchoolClass.Kind.FORM
    ).order_by("id")
    return (
        conversations_for(post, reach)
        .filter(ref=ref)
        .annotate(
            relationship=Subquery(ties.values("relationship")[:1]),
            form=Subquery(forms.values("school_class__name")[:1]),
            may_be_limited=may_be_restricted("guardian_id", post.at),
            in_force=Subquery(ref_in_force.write(school_id=post.school_id, on=post.on)),
        )
    )
