"""What a member of staff obtains at the desk beside the conversation itself."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.http import Http404

from accord.core.questions import question
from accord.messaging.access.conversations import conversations_for
from accord.messaging.models import Conversation, Hold, Message
from accord.people.access.families import get_student_for
from accord.people.facts import is_in_force
from accord.people.facts.family import ties_with_orders, views_of
from accord.people.facts.reach import answering_for, is_own_student, students_within, ties_within
from accord.people.models import Guardian, Student, StudentContact
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


def tie_of(post: Post, guardian: Guardian, student: Student | None) -> StudentContact | None:
    """What a guardian is to the child of a conversation; None where there is no tie that the asker may know."""
    if student is None:
        return None
    if post.own_guardian_id is None:
        return _tie.first(post=post, answers_for=answering_for(post), student_id=student.pk, guardian_id=guardian.pk)
    return ties_within(post).filter(student=student, guardian=guardian).first()


@question
def _tie(*, post: Post, answers_for: Collection[int], student_id: int, guardian_id: int) -> QuerySet[StudentContact]:
    within = students_within(post, answers_for).filter(pk=student_id)
    return StudentContact.objects.filter(
        school_id=post.school_id, student__in=within, guardian_id=guardian_id, guardian__joined_into__isnull=True
    )
