"""The only way in which a page obtains news, wishes and the office's list; strangers' things are absent (404)."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from accord.core.questions import question
from accord.delivery.declared import kinds_kept_apart
from accord.delivery.facts.news import find_news
from accord.delivery.facts.office_list import OfficePerson, office_lines, people_of
from accord.delivery.models import ChannelWish, Delivery, QuietHours, Unreached
from accord.delivery.person import Person, concerning
from accord.people.access import get_post_for, get_post_that_may
from accord.people.facts.reach import guardians_within
from accord.people.models import Login, StaffMember
from accord.people.viewer import Post, Viewer
from accord.schools.models import District

__all__ = [
    "get_login_above",
    "get_news_for",
    "get_post_for",
    "get_post_that_may",
    "get_person_for",
    "get_unreached_for",
    "own_guardians",
    "own_staff",
    "quiet_hours_wished",
    "unreached_for",
    "wishes_of",
]


def own_guardians(viewer: Viewer) -> list[Person]:
    """Return the person's own guardian records, at every school that knows them today."""
    return list(viewer.guardians)


def own_staff(post: Post) -> list[Person]:
    """Return the member of staff who asks."""
    return list(_staff(staff_id=post.staff_id))


@question
def _staff(*, staff_id: int) -> QuerySet[StaffMember]:
    return StaffMember.objects.filter(id=staff_id).select_related("school__district")


def get_news_for(readers: Sequence[Person], ref: str, at: datetime) -> Delivery:
    """Return one piece of the reader's own news, else 404: also when it may no longer be seen."""
    found = find_news(readers, ref, at)
    if found is None:
        raise Http404
    return found


def wishes_of(people: Sequence[Person]) -> dict[str, ChannelWish]:
    """Return what a person wishes, by channel; those known at several schools wish the same at all."""
    return {wish.channel: wish for wish in ChannelWish.objects.filter(concerning(people[:1]))}


def get_login_above(district: District, ref: str) -> Login:
    """Return the login of somebody who holds a post in a district, else 404."""
    found = Login.objects.filter(ref=ref, district_posts__district=district).distinct().first()
    if found is None:
        raise Http404
    return found


def quiet_hours_wished(people: Sequence[Person]) -> list[QuietHours]:
    """Return when a person does not want to be disturbed."""
    return list(QuietHours.objects.filter(concerning(people[:1])))


def unreached_for(post: Post, at: datetime, *, closed: bool = False) -> QuerySet[Unreached]:
    """Return the office's list for a post: nobody of its own family, nothing that is not due, nothing kept apart."""
    reach = Q(guardian__in=guardians_within(post)) | Q(staff__school_id=post.school_id)
    rows = Unreached.objects.filter(reach, school_id=post.school_id, since__lte=at)
    rows = rows.filter(closed_at__isnull=not closed).exclude(notice__valid_until__lte=at)
    rows = rows.exclude(notice__kind__in=kinds_kept_apart())
    return rows.select_related("notice__school__district", "notice__student", "guardian", "staff", "closed_by")


def get_unreached_for(post: Post, ref: str, at: datetime) -> Unreached:
    """Return one person on the office's list, else 404."""
    found = unreached_for(post, at).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def get_person_for(row: Unreached, post: Post, at: datetime) -> tuple[OfficePerson, dict[str, Unreached]]:
    """Return all that the person of this row has not had, and its rows by ref; 404 when nobody may tell it any more."""
    person = {"guardian_id": row.guardian_id, "staff_id": row.staff_id}
    rows = list(unreached_for(post, at).filter(**person).order_by("since", "id"))
    lines = office_lines(rows, post, at)
    if row.ref not in {line.ref for line in lines}:
        raise Http404
    return people_of(lines)[0], {each.ref: each for each in rows}
