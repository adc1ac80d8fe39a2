"""The only way from an address to what stands on the board: by SEE_RECEPTION, never the post's own family."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from accord.conduct.models import Restriction
from accord.people.access.families import get_guardian_for, get_student_for, guardians_for, students_for
from accord.people.access.posts import get_post_for, get_post_that_may
from accord.people.access.staff import colleagues_for
from accord.people.facts.reach import is_own_student, own_relatives, own_students
from accord.people.models import Guardian, StaffMember, Student
from accord.people.viewer import Post, Viewer
from accord.reception.facts.calling import leaders_here
from accord.reception.facts.today import VisitorLine, visitors_named
from accord.reception.models import Collection, Visitor
from accord.rules.visibility import Act

__all__ = [
    "Found",
    "find",
    "get_announcing_post",
    "get_child_at_counter",
    "get_collection_for",
    "get_counter",
    "get_deciding_post",
    "get_guardian_at_counter",
    "get_restriction_for",
    "get_visitor_announced_by",
    "get_visitor_for",
    "guardians_called",
    "leaders_here",
    "visited_by",
]

MOST = 6
FEWEST_LETTERS = 2


@dataclass(frozen=True)
class Found:
    """Who bears what was typed; `asked` is False while too little was typed to look for."""

    asked: bool
    guardians: tuple[Guardian, ...] = ()
    students: tuple[Student, ...] = ()
    visitors: tuple[VisitorLine, ...] = ()

    @property
    def number(self) -> int:
        """How many were found."""
        return len(self.guardians) + len(self.students) + len(self.visitors)


def get_counter(viewer: Viewer, school: str) -> Post:
    """Return the post of somebody who works at reception."""
    return get_post_that_may(viewer, school, Act.SEE_RECEPTION)


def get_announcing_post(viewer: Viewer, school: str) -> Post:
    """Return the post of somebody on the staff; everybody may announce a visitor."""
    return get_post_for(viewer, school)


def get_deciding_post(viewer: Viewer, school: str) -> Post:
    """Return the post of somebody who may decide limits on contact."""
    return get_post_that_may(viewer, school, Act.HANDLE_INCIDENTS)


def find(post: Post, name: str) -> Found:
    """Return guardians, children and visitors of today by some letters of their names; nobody of one's own family."""
    typed = " ".join(name.replace("\x00", "").split())
    enough = len(typed) >= FEWEST_LETTERS or any(ord(letter) > 0x2E80 for letter in typed)
    if not enough:
        return Found(asked=False)
    students = students_for(post, name=typed).exclude(id__in=own_students(post))
    guardians = tuple(guardians_for(post, name=typed)[:MOST])
    known = {one.ref for one in guardians}
    return Found(
        asked=True,
        guardians=guardians,
        students=tuple(students[:MOST]),
        visitors=tuple(one for one in visitors_named(post, typed.split()) if one.guardian_ref not in known),
    )


def get_guardian_at_counter(post: Post, ref: str) -> Guardian:
    """Return a guardian whom reception may look up, else 404."""
    return get_guardian_for(post, ref)


def get_child_at_counter(post: Post, ref: str) -> Student:
    """Return a child whom reception may look up, else 404; a child of one's own family is a colleague's matter."""
    student = get_student_for(post, ref)
    if is_own_student(post, student):
        raise Http404
    return student


def get_visitor_for(post: Post, ref: str) -> Visitor:
    """Return a visitor of the school who was not called off, else 404."""
    rows = Visitor.objects.filter(school_id=post.school_id, called_off_at__isnull=True)
    rows = rows.exclude(guardian__in=own_relatives(post)) if post.own_guardian_id else rows
    return get_object_or_404(rows.select_related("guardian", "visits", "school"), ref=ref)


def get_visitor_announced_by(post: Post, ref: str) -> Visitor:
    """Return a visitor whom the post may call off: one's own, or any for reception; else 404."""
    visitor = get_visitor_for(post, ref)
    if visitor.announced_by_id != post.staff_id and not post.may(Act.SEE_RECEPTION):
        raise Http404
    return visitor


def get_collection_for(post: Post, ref: str) -> Collection:
    """Return a child's leaving early that stands, else 404."""
    rows = Collection.objects.filter(school_id=post.school_id, taken_back_at__isnull=True)
    return get_object_or_404(rows.exclude(student__in=own_students(post)).select_related("student"), ref=ref)


def get_restriction_for(post: Post, ref: str) -> Restriction:
    """Return a limit that holds now and that the post decided itself, else 404."""
    rows = Restriction.objects.filter(
        school_id=post.school_id, decided_by_id=post.staff_id, starts_at__lte=post.at, ends_at__gt=post.at
    ).exclude(lifting__at__lte=post.at)
    return get_object_or_404(rows.select_related("guardian"), ref=ref)


def visited_by(post: Post) -> list[StaffMember]:
    """Return those whom a visitor may visit: everybody on the staff today."""
    return list(colleagues_for(post))


def guardians_called(post: Post, name: str) -> list[Guardian]:
    """Return guardians within reach of the post who bear exactly this name, in any order of its words."""
    words = sorted(name.casefold().split())
    if not words:
        return []
    near = guardians_for(post, name=name)[:40]
    return [
        one
        for one in near
        if words in (sorted(one.called.casefold().split()), sorted(one.full_name.casefold().split()))
    ]
