"""With whom a member of staff may have spoken: guardians and children within their reach, never their own family."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from accord.messaging.access.conversations import conversations_for
from accord.messaging.models import Conversation
from accord.people.access.families import get_guardian_for, guardians_for, students_for
from accord.people.access.staff import colleagues_for
from accord.people.facts import classes_of, is_in_force
from accord.people.facts.family import views_of
from accord.people.facts.reach import ties_within
from accord.people.models import Guardian, StaffMember, Student, StudentContact
from accord.people.viewer import Post, holds, in_force

MOST_FAMILIES = 12
MOST_PEOPLE = 8
MOST_OPEN = 5


@dataclass(frozen=True)
class Family:
    """A guardian and the child whom a talk is about; `student` is None where it is about no child."""

    guardian: Guardian
    student: Student | None
    class_name: str = ""


def families_named(post: Post, name: str) -> list[Family]:
    """Return guardians with their children of which one bears the name; the same few queries for every school.

    A guardian who may not know of a child is not offered with that child.
    """
    students = list(students_for(post, name=name).values_list("pk", flat=True)[:MOST_PEOPLE])
    guardians = list(guardians_for(post, name=name).filter(in_force(post.on))[:MOST_PEOPLE])
    asked = Q(student__in=students) | Q(guardian__in=[one.pk for one in guardians])
    ties = _seen(post, asked)
    classes = classes_of([tie.student_id for tie in ties], post.on)
    found = [
        Family(tie.guardian, tie.student, " · ".join(form.name for form in classes.get(tie.student_id, [])))
        for tie in ties
    ]
    with_child = {family.guardian.pk for family in found}
    found += [Family(guardian, None) for guardian in guardians if guardian.pk not in with_child]
    return sorted(found, key=lambda family: _nearness(family, name))[:MOST_FAMILIES]


def get_family_for(post: Post, guardian_ref: str, child_ref: str) -> Family:
    """Return the guardian and the child of a talk. Raises Http404 for whoever is not within reach."""
    guardian = get_guardian_for(post, guardian_ref)
    if not holds(post.on, guardian.starts_on, guardian.ends_on):
        raise Http404
    if not child_ref:
        return Family(guardian, None)
    ties = _seen(post, Q(guardian=guardian, student__ref=child_ref))
    if not ties:
        raise Http404
    student = ties[0].student
    classes = classes_of([student.pk], post.on)
    return Family(guardian, student, " · ".join(form.name for form in classes.get(student.pk, [])))


def open_conversations_of(post: Post, family: Family) -> list[Conversation]:
    """Return the open conversations of a guardian about a child that the member of staff may read, the latest first."""
    found = conversations_for(post).filter(guardian=family.guardian, student=family.student, closed_at__isnull=True)
    return list(found.order_by("-last_message_at", "-id")[:MOST_OPEN])


def colleagues_of(post: Post) -> list[StaffMember]:
    """Return those on the staff today, of whom a talk may be about one."""
    return list(colleagues_for(post))


def _seen(post: Post, which: Q) -> list[StudentContact]:
    """Ties in force of guardians who may know of the child."""
    rows = ties_within(post).filter(which).select_related("student", "guardian", "represents")
    ties = [tie for tie in rows.prefetch_related("court_orders")[:60] if is_in_force(tie, post.on)]
    views = views_of(ties, post.on)
    return [tie for tie in ties if views[tie.pk].sees_child]


def _nearness(family: Family, name: str) -> tuple[bool, str, str]:
    """Names that begin with what was typed come first."""
    typed = name.casefold().strip()
    names = [family.guardian.called, *(family.student.called.split() if family.student else ())]
    begins = any(part.casefold().startswith(typed) for one in names for part in (one, *one.split()))
    return (not begins, family.guardian.called.casefold(), family.student.called.casefold() if family.student else "")
