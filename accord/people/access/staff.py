"""Staff, roles, teams, classes, absences and duties, for colleagues of the same school."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accord.core.questions import question
from accord.people.access.joined import led_to
from accord.people.access.names import named
from accord.people.access.posts import refused
from accord.people.facts.classes import running, teaching
from accord.people.facts.reach import answering_for
from accord.people.facts.staffing import class_sizes
from accord.people.joining.kinds import STAFF
from accord.people.models import (
    Absence,
    Cover,
    Duty,
    RoleHolding,
    SchoolClass,
    StaffMember,
    Teaching,
    Team,
    TeamMembership,
)
from accord.people.viewer import Post, in_force
from accord.rules.visibility import Act

RECENT = timedelta(days=14)
"""Absences and duties are listed this long after their end."""


def staff_for(post: Post, *, name: str = "", left: bool = False) -> QuerySet[StaffMember]:
    """Return the staff of the school by name, for those who may see it; who left only when asked for."""
    if not post.may(Act.SEE_STAFF):
        raise refused(post)
    staff = StaffMember.objects.filter(named(name), school_id=post.school_id, joined_into__isnull=True)
    return staff.filter(ends_on__lt=post.on) if left else staff.exclude(ends_on__lt=post.on)


def colleagues_for(post: Post) -> QuerySet[StaffMember]:
    """Return those who are on the staff today: for choosing whom to ask, to cover, to give a duty."""
    return StaffMember.objects.filter(in_force(post.on), school_id=post.school_id)


def get_staff_for(post: Post, ref: str) -> StaffMember:
    """Return a member of staff of the school; oneself always, others by SEE_STAFF, else 404 or a refusal."""
    staff = _member_of(post, ref)
    if staff.id != post.staff_id and not post.may(Act.SEE_STAFF):
        raise refused(post)
    return staff


def get_staff_whose_time_is_open(post: Post, ref: str) -> StaffMember:
    """Return a member of staff whose absences and hours the post may set: oneself, or all by ARRANGE_COVER."""
    staff = _member_of(post, ref)
    if staff.id != post.staff_id and not post.may(Act.ARRANGE_COVER):
        raise refused(post)
    return staff


def _member_of(post: Post, ref: str) -> StaffMember:
    """Return a member of staff of the post's school; a joined record leads to the one that stays."""
    rows = StaffMember.objects.filter(school_id=post.school_id, joined_into__isnull=True).select_related("school")
    return led_to(rows, STAFF, post.school_id, ref)  # type: ignore[no-any-return]


def get_role_holding_for(post: Post, ref: str) -> RoleHolding:
    """Return a role that somebody of the school holds, else 404."""
    holdings = RoleHolding.objects.select_related("staff__school")
    return get_object_or_404(holdings, staff__school_id=post.school_id, ref=ref)


def teams_for(post: Post) -> QuerySet[Team]:
    """Return the teams of the school that have not ended."""
    if not post.may(Act.SEE_STAFF):
        raise refused(post)
    return Team.objects.filter(school_id=post.school_id, ended_at__isnull=True)


def get_team_for(post: Post, ref: str) -> Team:
    """Return a team of the school, else 404."""
    return get_object_or_404(teams_for(post).select_related("school"), ref=ref)


def get_membership_for(post: Post, ref: str) -> TeamMembership:
    """Return one membership of a team of the school, else 404."""
    memberships = TeamMembership.objects.select_related("team__school", "staff")
    return get_object_or_404(memberships, team__in=teams_for(post), ref=ref)


def classes_for(post: Post) -> QuerySet[SchoolClass]:
    """Return the classes that run: all for those who see every student, else those that the post teaches."""
    if post.may(Act.SEE_EVERY_STUDENT):
        return _classes(post, frozenset())
    if not post.may(Act.SEE_OWN_STUDENTS):
        raise refused(post)
    return _classes(post, answering_for(post))


def _classes(post: Post, answers_for: Collection[int]) -> QuerySet[SchoolClass]:
    classes = SchoolClass.objects.filter(running(post.on), school_id=post.school_id)
    if post.may(Act.SEE_EVERY_STUDENT):
        return classes
    taught = Teaching.objects.filter(teaching(post.on), staff_id__in=answers_for)
    return classes.filter(Q(id__in=taught.values("school_class")) | Q(year_group__in=post.years_led))


def class_names_for(post: Post, answers_for: Collection[int]) -> list[tuple[str, str]]:
    """Return the refs and names of the same classes; `answers_for`: the post and those for whom it covers now."""
    if not post.may(Act.SEE_OWN_STUDENTS):
        return []
    return _class_names(post=post, answers_for=answers_for)


@question
def _class_names(*, post: Post, answers_for: Collection[int]) -> QuerySet[SchoolClass, tuple[str, str]]:
    return _classes(post, answers_for).values_list("ref", "name")


@dataclass(frozen=True)
class TaughtClass:
    """A class that somebody teaches now, with the number of its students and its page."""

    name: str
    students: int
    url: str


def get_classes_taught_by(post: Post) -> list[TaughtClass]:
    """Return the classes that the post teaches now, itself or for those for whom it covers."""
    taught = Teaching.objects.filter(teaching(post.on), staff_id__in=answering_for(post))
    classes = list(SchoolClass.objects.filter(id__in=taught.values("school_class")))
    sizes = class_sizes(classes, post.on)
    return [
        TaughtClass(each.name, sizes.get(each.id, 0), reverse("people:class", args=[post.school_slug, each.ref]))
        for each in classes
    ]


def get_class_for(post: Post, ref: str) -> SchoolClass:
    """Return a class that runs and that the post may see, else 404."""
    return get_object_or_404(classes_for(post).select_related("school"), ref=ref)


def absences_for(post: Post) -> QuerySet[Absence]:
    """Return absences that run or come, or ended lately: all by ARRANGE_COVER, else one's own."""
    absences = Absence.objects.filter(staff__school_id=post.school_id, cancelled_at__isnull=True)
    if not post.may(Act.ARRANGE_COVER):
        absences = absences.filter(staff_id=post.staff_id)
    return absences.filter(ends_at__gte=post.at - RECENT).select_related("staff__school")


def get_absence_for(post: Post, ref: str) -> Absence:
    """Return an absence that the post may change, else 404."""
    return get_object_or_404(absences_for(post), ref=ref)


def get_cover_for(post: Post, ref: str) -> Cover:
    """Return a cover that the post may call off, else 404."""
    covers = Cover.objects.filter(cancelled_at__isnull=True).select_related("absence__staff__school", "staff")
    return get_object_or_404(covers, absence__in=absences_for(post), ref=ref)


def duties_for(post: Post) -> QuerySet[Duty]:
    """Return duties that run or come, or ended lately."""
    if not post.may(Act.SEE_STAFF):
        raise refused(post)
    duties = Duty.objects.filter(school_id=post.school_id, cancelled_at__isnull=True)
    return duties.filter(ends_at__gte=post.at - RECENT).select_related("staff", "school")


def get_duty_for(post: Post, ref: str) -> Duty:
    """Return a duty of the school, else 404."""
    return get_object_or_404(duties_for(post), ref=ref)
