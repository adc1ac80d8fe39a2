"""Students, guardians, ties and court orders: within the reach of a post, or one's own.

Nobody reaches the records of their own family by way of a staff role (SEE-4).
"""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accord.core.errors import NotYours
from accord.people.access.joined import led_to, ref_kept
from accord.people.access.names import named
from accord.people.access.posts import refused
from accord.people.facts.classes import enrolled
from accord.people.facts.family import Child, children_of
from accord.people.facts.reach import (
    guardians_within,
    is_own_student,
    own_relatives,
    own_students,
    students_within,
    ties_within,
)
from accord.people.joining.kinds import GUARDIANS, STUDENTS
from accord.people.models import CourtOrder, Enrolment, Guardian, StaffMember, Student, StudentContact
from accord.people.viewer import Post, Viewer, in_force
from accord.rules.visibility import Act, may_about


def students_for(post: Post, *, name: str = "", school_class: str = "", left: bool = False) -> QuerySet[Student]:
    """Return the students whom the post may see, by name and class; those who left only when asked for."""
    students = students_within(post).filter(named(name))
    if school_class:
        in_class = Enrolment.objects.filter(enrolled(post.on), school_class__ref=school_class)
        students = students.filter(id__in=in_class.values("student"))
    return students.filter(ends_on__lt=post.on) if left else students.exclude(ends_on__lt=post.on)


def get_student_for(post: Post, ref: str) -> Student:
    """Return a student within the reach of the post, else 404; a joined record leads to the one that stays."""
    return led_to(students_within(post), STUDENTS, post.school_id, ref)  # type: ignore[no-any-return]


def get_student_that_may(post: Post, ref: str, act: Act) -> Student:
    """Return a student with whose record the post may do this; not for a child of one's own family."""
    student = get_student_for(post, ref)
    if not post.may(act):
        raise refused(post)
    if not may_about(post.roles, act, own_family=is_own_student(post, student)):
        raise NotYours(
            _("%(name)s belongs to your own family.") % {"name": student.called},
            code="own-family",
            remedy=_("A colleague does this for you, as for every other family."),
        )
    return student


def guardians_for(post: Post, *, name: str = "") -> QuerySet[Guardian]:
    """Return the guardians whom the post may know, by name."""
    return guardians_within(post).filter(named(name))


def get_guardian_for(post: Post, ref: str) -> Guardian:
    """Return a guardian whom the post may know, else 404; a joined record leads to the one that stays."""
    return led_to(guardians_within(post), GUARDIANS, post.school_id, ref)  # type: ignore[no-any-return]


def may_invite(post: Post, person: Guardian | StaffMember | Student) -> bool:
    """Whether the post may invite this person: the office invites families, an administrator invites staff.

    Nobody invites the people of their own family, and nobody prints a letter for themselves.
    """
    if isinstance(person, StaffMember):
        return post.may(Act.INVITE_STAFF) and person.id != post.staff_id
    if not post.may(Act.INVITE_FAMILIES):
        return False
    if post.own_guardian_id is None:
        return True
    own = own_relatives(post) if isinstance(person, Guardian) else own_students(post)
    return not own.filter(pk=person.pk).exists()


def get_tie_for(post: Post, ref: str) -> StudentContact:
    """Return the tie of a student within reach, never one of the post's own family."""
    ties = ties_within(post).select_related("student", "guardian", "represents", "school")
    return get_object_or_404(ties, ref=ref)


def orders_for(post: Post, student: Student) -> QuerySet[CourtOrder]:
    """Return the court orders about a student, for those who may read them."""
    if not post.may(Act.READ_COURT_ORDERS):
        raise refused(post)
    orders = CourtOrder.objects.filter(tie__in=ties_within(post).filter(student=student))
    return orders.select_related("tie__guardian", "recorded_by")


def get_order_for(post: Post, student: Student, ref: str) -> CourtOrder:
    """Return one court order about a student, else 404."""
    return get_object_or_404(orders_for(post, student), ref=ref)


def get_child_for(viewer: Viewer, ref: str) -> Child:
    """Return the child as the guardian may see it today; absent, ended, withheld and strange look alike."""
    children = {child.student.ref: child for child in children_of(viewer)}
    schools = {child.student.school_id for child in children.values()}
    found = children.get(ref) or children.get(ref_kept(STUDENTS, schools, ref))
    if found is None:
        raise Http404
    return found


def get_own_guardian_for(viewer: Viewer, ref: str) -> Guardian:
    """Return the person's own guardian record at one of their schools, else 404."""
    ids = [own.guardian_id for own in viewer.guardianships]
    schools = {own.school_id for own in viewer.guardianships}
    own = Guardian.objects.select_related("school").filter(id__in=ids)
    return get_object_or_404(own, ref=ref_kept(GUARDIANS, schools, ref) or ref)


def ties_of(post: Post, student: Student) -> QuerySet[StudentContact]:
    """Return all ties of a student that the post may touch, ended ones included."""
    return ties_within(post).filter(student=student).select_related("guardian", "student")


def ties_in_force(post: Post, student: Student) -> QuerySet[StudentContact]:
    """Return the ties of a student that hold today and that the post may touch, in the order of contact."""
    return ties_within(post).filter(in_force(post.on), student=student).select_related("guardian", "student")
