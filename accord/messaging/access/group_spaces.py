"""The only way in which a view obtains a group space or a post: asked anew each time, and 404 to everybody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from accord.messaging.facts.group_posts import Reader, posts_seen_by
from accord.messaging.facts.group_spaces import classes_open_to
from accord.messaging.models import GroupPost, GroupSpace, PostPause, PostReport, SecondLook
from accord.people.access import classes_for, get_post_that_may
from accord.people.facts import children_of, own_relatives
from accord.people.facts.classes import enrolled, running, teaching
from accord.people.facts.reach import answering_for
from accord.people.models import Enrolment, Guardian, SchoolClass, StaffMember, Student, Teaching
from accord.people.viewer import Guardianship, Post, Viewer
from accord.rules.group_spaces import ModeratorFacts, may_look_again, may_moderate
from accord.rules.visibility import Act


@dataclass(frozen=True)
class FamilySpace:
    """A space to which the person who asks belongs as a guardian, and as which guardian."""

    space: GroupSpace
    guardianship: Guardianship

    @property
    def reader(self) -> Reader:
        """The person as a reader of posts."""
        return Reader(guardian_id=self.guardianship.guardian_id)


def spaces_in_family(viewer: Viewer) -> list[FamilySpace]:
    """The spaces to which a person belongs as a guardian today, in all schools (GROUP-1, GROUP-2)."""
    found: list[FamilySpace] = []
    for on in {own.on for own in viewer.guardianships}:
        own = {each.guardian_id: each for each in viewer.guardianships if each.on == on}
        open_to = classes_open_to(list(own), on)
        classes = {each: own[guardian] for guardian, ids in open_to.items() for each in ids}
        spaces = GroupSpace.objects.filter(running(on, "school_class__"), school_class__in=classes)
        rows = spaces.filter(ended_at__isnull=True).select_related("school__district", "school_class")
        found += [FamilySpace(space, classes[space.school_class_id]) for space in rows]
    return sorted(found, key=lambda each: (each.space.school_class.name, each.space.pk))


def get_space_in_family(viewer: Viewer, ref: str) -> FamilySpace:
    """A space to which the person belongs as a guardian. Raises Http404."""
    for each in spaces_in_family(viewer):
        if each.space.ref == ref:
            return each
    raise Http404


def get_post_in_family(viewer: Viewer, ref: str, at: datetime) -> tuple[FamilySpace, GroupPost]:
    """A post that the person may read as a guardian. Raises Http404."""
    for each in spaces_in_family(viewer):
        found = posts_seen_by(each.space, each.reader, at).filter(ref=ref).select_related("space__school").first()
        if found:
            return each, found
    raise Http404


def get_child_in_space(viewer: Viewer, found: FamilySpace) -> Student:
    """A child of the person in the class of a space, about whom they may write to the school. Raises Http404."""
    own = found.guardianship
    in_class = Enrolment.objects.filter(enrolled(own.on), school_class=found.space.school_class_id)
    students = set(in_class.values_list("student_id", flat=True))
    for child in children_of(viewer):
        if child.guardianship == own and child.student.pk in students:
            return child.student
    raise Http404


def get_guardian_of(guardianship: Guardianship) -> Guardian:
    """The record of the person as a guardian at one school."""
    return Guardian.objects.select_related("school").get(pk=guardianship.guardian_id)


def get_staff_of(post: Post) -> StaffMember:
    """The record of the person on the staff of one school."""
    return StaffMember.objects.select_related("school").get(pk=post.staff_id)


def get_post_with_spaces(viewer: Viewer, school: str) -> Post:
    """The post of somebody who may come upon spaces at all: staff with pupils. Others are refused."""
    return get_post_that_may(viewer, school, Act.SEE_OWN_STUDENTS)


def get_post_who_opens(viewer: Viewer, school: str) -> Post:
    """The post of somebody who may open a space. Others are refused."""
    return get_post_that_may(viewer, school, Act.OPEN_SPACES)


def spaces_for(post: Post) -> QuerySet[GroupSpace]:
    """The spaces that a member of staff may enter: of the classes that they teach or stand in for, or all (GROUP-7)."""
    spaces = GroupSpace.objects.filter(
        running(post.on, "school_class__"), school_id=post.school_id, ended_at__isnull=True
    ).select_related("school__district", "school_class", "by")
    if not post.may(Act.SEE_EVERY_SPACE):
        spaces = spaces.filter(school_class__in=_taught(post))
    return spaces.order_by("school_class__name", "id")


def _taught(post: Post) -> QuerySet[Teaching, dict[str, object]]:
    return Teaching.objects.filter(teaching(post.on), staff_id__in=answering_for(post)).values("school_class")  # type: ignore[return-value]


def get_space_for(post: Post, ref: str) -> GroupSpace:
    """A space that a member of staff may enter. Raises Http404."""
    return get_object_or_404(spaces_for(post), ref=ref)


def get_space_to_change(post: Post, ref: str) -> GroupSpace:
    """A space whose hours and rules the member of staff may change. Raises Http404."""
    space = get_space_for(post, ref)
    if not classes_to_open(post, with_space=True).filter(pk=space.school_class_id).exists():
        raise Http404
    return space


def classes_to_open(post: Post, *, with_space: bool = False) -> QuerySet[SchoolClass]:
    """The classes for which somebody may open a space: form teachers for their form, leaders for every class."""
    if not post.may(Act.OPEN_SPACES):
        return SchoolClass.objects.none()
    if post.may(Act.REVIEW_POSTS):
        classes = classes_for(post)
    else:
        leads = Teaching.objects.filter(
            teaching(post.on), staff_id__in=answering_for(post), part=Teaching.Part.FORM_TEACHER
        )
        classes = SchoolClass.objects.filter(running(post.on), pk__in=leads.values("school_class"))
    if not with_space:
        spaces = GroupSpace.objects.filter(school_class=OuterRef("pk"), ended_at__isnull=True)
        classes = classes.exclude(Exists(spaces))
    return classes.order_by("name")


def reader_on_staff(post: Post) -> Reader:
    """A member of staff as a reader of posts; what their own family wrote or reported is nothing for them."""
    relatives = set(own_relatives(post).values_list("id", flat=True)) if post.own_guardian_id else set()
    return Reader(staff_id=post.staff_id, moderates=True, hidden_from=frozenset(relatives))


def get_group_post_for(post: Post, ref: str) -> GroupPost:
    """A post that a member of staff may read. Raises Http404."""
    for space in GroupSpace.objects.filter(posts__ref=ref, pk__in=spaces_for(post)).select_related("school"):
        seen = posts_seen_by(space, reader_on_staff(post), post.at)
        return get_object_or_404(seen.select_related("space__school", "space__school_class", "guardian"), ref=ref)
    raise Http404


def moderator_of(post: Post, found: GroupPost, reader: Reader) -> ModeratorFacts:
    """What decides whether a member of staff moderates a post."""
    paused = found.pauses.filter(ended_at__isnull=True).first()
    return ModeratorFacts(
        teaches_class=True,
        sees_every_space=post.may(Act.SEE_EVERY_SPACE),
        leads=post.may(Act.REVIEW_POSTS),
        own_post=found.staff_id == post.staff_id,
        own_family=found.guardian_id in reader.hidden_from,
        paused_it=paused is not None and paused.by_id == post.staff_id,
    )


def get_post_to_moderate(viewer: Viewer, school: str, ref: str) -> tuple[Post, GroupPost, Reader]:
    """A post that a member of staff moderates: never their own, never one of their own family. Raises Http404."""
    post = get_post_with_spaces(viewer, school)
    found, reader = get_group_post_for(post, ref), reader_on_staff(post)
    if not may_moderate(moderator_of(post, found, reader)) or not found.visible_at or found.visible_at > post.at:
        raise Http404
    return post, found, reader


def look_asked(post: Post, found: GroupPost, reader: Reader) -> SecondLook | None:
    """The second look that waits for this leader; None when there is none, or when it is for somebody else."""
    if not may_look_again(moderator_of(post, found, reader)):
        return None
    return (
        SecondLook.objects.filter(pause__post=found, pause__ended_at__isnull=True, settled_at__isnull=True)
        .select_related("pause__by")
        .first()
    )


def waiting_for(post: Post, spaces: Iterable[GroupSpace], reader: Reader) -> dict[int, int]:
    """How many posts of each space somebody reported, as far as this member of staff moderates them; one query."""
    rows = PostReport.objects.filter(post__space__in=spaces, settled_at__isnull=True)
    rows = rows.exclude(post__staff_id=post.staff_id).exclude(post__guardian_id__in=reader.hidden_from)
    posts: dict[int, set[int]] = {}
    for space_id, post_id in rows.filter(~Q(post__visible_at=None)).values_list("post__space_id", "post_id"):
        posts.setdefault(space_id, set()).add(post_id)
    return {space_id: len(found) for space_id, found in posts.items()}


def get_answered(space: GroupSpace, reader: Reader, ref: str, at: datetime) -> GroupPost | None:
    """The post that somebody answers, if they may read it and others do; None where it is not shown any more."""
    if not ref:
        return None
    shown = posts_seen_by(space, reader, at).filter(visible_at__lte=at, taken_back_at__isnull=True)
    return shown.exclude(pauses__in=PostPause.objects.filter(ended_at__isnull=True)).filter(ref=ref).first()
