"""Support for additional needs: told to those whom the rulebook names (NEED-1, NEED-2), and to nobody else."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accord.people.access.posts import refused
from accord.people.facts.classes import enrolled, teaching
from accord.people.facts.family import Child
from accord.people.facts.needs import has_support, needs_of
from accord.people.facts.reach import is_own_student, own_students, students_within
from accord.people.models import Enrolment, NeedSupport, Student, Teaching
from accord.people.viewer import Post
from accord.rules.needs import NeedSight, decide_guardian_sight, decide_staff_sight
from accord.rules.visibility import Act


@dataclass(frozen=True)
class NeedPanel:
    """What a student's page says to somebody who may be told; `whole`: the record is open to them as well."""

    has_support: bool
    whole: bool


def need_panel(post: Post, student: Student) -> NeedPanel | None:
    """Return what the post may be told of a student's support; None when nothing at all.

    Teachers of the child are told only that there is support: without it they see no panel (NEED-1).
    """
    sight = sight_of(post, student)
    if sight is NeedSight.NOTHING:
        return None
    has = has_support(student, post.on)
    return NeedPanel(has, sight is NeedSight.WHOLE) if has or sight is NeedSight.WHOLE else None


def sight_of(post: Post, student: Student) -> NeedSight:
    """How much the post may be told of a student's support, judged anew each time."""
    if not post.may(Act.READ_NEEDS) and not post.may(Act.SEE_OWN_STUDENTS):
        return NeedSight.NOTHING
    return decide_staff_sight(
        post.roles,
        teaches_child=not post.may(Act.READ_NEEDS) and _teaches(post, student),
        own_family=is_own_student(post, student),
    )


def _teaches(post: Post, student: Student) -> bool:
    """Whether the post itself teaches a class of the child today; standing in for somebody does not count."""
    classes = Enrolment.objects.filter(enrolled(post.on), student=student).values("school_class")
    return Teaching.objects.filter(teaching(post.on), staff=post.staff_id, school_class__in=classes).exists()


def get_need_for(post: Post, student: Student, ref: str) -> NeedSupport:
    """Return one support of a student whom the post may read about, else 404."""
    if not post.may(Act.READ_NEEDS):
        raise refused(post)
    return get_object_or_404(needs_of(student), ref=ref)


def needs_at(post: Post) -> QuerySet[NeedSupport]:
    """Return all support that holds today or begins later, by the name of the student; none of one's own family."""
    if not post.may(Act.READ_NEEDS):
        raise refused(post)
    students = students_within(post).exclude(ends_on__lt=post.on).exclude(id__in=own_students(post))
    rows = NeedSupport.objects.filter(student__in=students, mistaken=False).exclude(ends_on__lt=post.on)
    return rows.select_related("student", "recorded_by").order_by("student__family_name", "student__given_name", "id")


def needs_for_guardian(child: Child) -> list[NeedSupport]:
    """Return what a guardian may read of the support of a child: nothing without parental responsibility (NEED-2)."""
    sight = decide_guardian_sight(child.view, parental_responsibility=child.tie.parental_responsibility)
    if sight is not NeedSight.WHOLE:
        return []
    return [row for row in needs_of(child.student) if not row.mistaken]
