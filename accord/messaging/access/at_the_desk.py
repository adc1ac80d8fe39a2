"""What a member of staff obtains at the desk beside the conversation itself."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from accord.core.questions import question
from accord.messaging.access.conversations import conversations_for
from accord.messaging.access.reach import Reach
from accord.messaging.models import Conversation, Hold, Message
from accord.people.access.families import get_student_for
from accord.people.facts import is_in_force
from accord.people.facts.classes import enrolled
from accord.people.facts.family import ties_with_orders, views_of
from accord.people.facts.reach import answering_for, is_own_student, students_within, ties_among, ties_within
from accord.people.models import Enrolment, Guardian, SchoolClass, Student, StudentContact
from accord.people.viewer import Post


def get_own_waiting_message(post: Post, conversation: Conversation, ref: str) -> Message:
    """A message that the asker wrote here and that has not left yet. Raises Http404."""
    rows = conversation.messages.filter(Q(hold__release__isnull=True), ref=ref, staff_id=post.staff_id)
    waits = Hold.objects.filter(message__in=rows, message__withdrawal__isnull=True)
    found = rows.filter(pk__in=waits.values("message_id")).first()
    if found is None:
        raise Http404
    found.conversation = conversation
    return found


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


def child_line_of(post: Post, guardian: Guardian, student: Student, reach: Reach | None = None) -> ChildLine:
    """Say what a guardian is to a child and which form the child is in; one query for whoever knows the `reach`."""
    answers_for = reach.answers_for if reach else answering_for(post)
    found = _child_line.first(post=post, answers_for=answers_for, student_id=student.pk, guardian_id=guardian.pk)
    relationship, form = found or ("", "")
    return ChildLine(str(StudentContact.Relationship(relationship).label) if relationship else "", form or "")


@question
def _child_line(
    *, post: Post, answers_for: Collection[int], student_id: int, guardian_id: int
) -> QuerySet[Student, tuple[str | None, str | None]]:
    within = students_within(post, answers_for).filter(pk=student_id)
    ties = ties_among(post, within).filter(student_id=student_id, guardian_id=guardian_id)
    forms = Enrolment.objects.filter(
        enrolled(post.on), student=OuterRef("pk"), school_class__kind=SchoolClass.Kind.FORM
    ).order_by("id")
    return Student.objects.filter(pk=student_id).values_list(
        Subquery(ties.values("relationship")[:1]), Subquery(forms.values("school_class__name")[:1])
    )
