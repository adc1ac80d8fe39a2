"""Which students, guardians and ties a post may see at all: the sets from which access hands out."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from accord.people.facts.classes import enrolled, teaching
from accord.people.facts.cover import stands_in_for
from accord.people.models import Enrolment, Guardian, Student, StudentContact, Teaching
from accord.people.viewer import Post, in_force
from accord.rules.visibility import decide_student_reach


def students_within(post: Post, answers_for: Collection[int] | None = None) -> QuerySet[Student]:
    """Students whose name and class the post may see; leavers only where every student is seen.

    Whoever knows for whom the post answers now (`answering_for`) hands it in as `answers_for`.
    """
    reach = decide_student_reach(post.roles, post.years_led)
    students = Student.objects.filter(school_id=post.school_id, joined_into__isnull=True)
    if reach.every:
        return students
    if not reach.taught:
        return students.none()
    taught = Teaching.objects.filter(
        teaching(post.on), staff_id__in=answering_for(post) if answers_for is None else answers_for
    )
    in_class = Enrolment.objects.filter(enrolled(post.on), school_class__in=taught.values("school_class"))
    return students.filter(in_force(post.on)).filter(
        Q(id__in=in_class.values("student")) | Q(year_group__in=reach.year_groups)
    )


def answering_for(post: Post) -> frozenset[int]:
    """Return the staff ids whose classes are the post's own now: itself, and those for whom it covers."""
    return stands_in_for(post.school_id, post.staff_id, post.at) | {post.staff_id}


def own_students(post: Post) -> QuerySet[Student]:
    """The post's own family: every child to whom the same person is or was tied as a guardian."""
    if post.own_guardian_id is None:
        return Student.objects.none()
    ties = StudentContact.objects.filter(guardian_id=post.own_guardian_id)
    return Student.objects.filter(school_id=post.school_id, id__in=ties.values("student"))


def own_relatives(post: Post) -> QuerySet[Guardian]:
    """Everybody who is or was tied to a child of the post's own family, the person's own record included."""
    if post.own_guardian_id is None:
        return Guardian.objects.none()
    ties = StudentContact.objects.filter(student__in=own_students(post))
    return Guardian.objects.filter(Q(id__in=ties.values("guardian")) | Q(id=post.own_guardian_id))


def is_own_student(post: Post, student: Student) -> bool:
    """Whether the student belongs to the post's own family."""
    return post.own_guardian_id is not None and own_students(post).filter(id=student.id).exists()


def ties_within(post: Post) -> QuerySet[StudentContact]:
    """Ties of the students within reach, without those of the post's own family and its people."""
    return ties_among(post, students_within(post))


def ties_among(post: Post, students: QuerySet[Student]) -> QuerySet[StudentContact]:
    """The same of some of the students within reach."""
    ties = StudentContact.objects.filter(
        school_id=post.school_id, student__in=students, guardian__joined_into__isnull=True
    )
    if post.own_guardian_id is None:
        return ties
    return ties.exclude(student__in=own_students(post)).exclude(guardian__in=own_relatives(post))


def guardians_within(post: Post) -> QuerySet[Guardian]:
    """Guardians whom the post may know: all of the school for those who see every student, else of its own.

    Guardians tied to the post's own family are nobody's business at work.
    """
    guardians = Guardian.objects.filter(school_id=post.school_id, joined_into__isnull=True)
    guardians = guardians.exclude(id__in=own_relatives(post))
    if decide_student_reach(post.roles, post.years_led).every:
        return guardians
    ties = ties_within(post).filter(in_force(post.on))
    return guardians.filter(in_force(post.on), id__in=ties.values("guardian"))
