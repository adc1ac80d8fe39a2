"""News as its readers find it on their own pages: what came, what is new, and what they may no longer see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from accord.core.questions import question
from accord.delivery.declared import is_declared, kind_of
from accord.delivery.facts.entitlement import still_entitled
from accord.delivery.models import Delivery, Notice
from accord.delivery.person import Key, Person, concerning, key_in, key_of
from accord.delivery.wording import language_of, say
from accord.people.models import Guardian
from accord.rules.channels import Channel, Urgency
from accord.rules.delivery_status import Status
from accord.schools.facts import settings_of

MOST = 60
"""News beyond these are found where they belong: in their conversation, their letter, their round."""

SHOWN = (Status.DELIVERED, Status.READ, Status.HELD)


class Unread(NamedTuple):
    """One piece of news that has not been read: whose it is, and what decides who may still have it."""

    guardian_id: int | None
    staff_id: int | None
    id: int
    kind: str
    about_ref: str
    student_id: int | None


@dataclass(frozen=True)
class NewsLine:
    """One piece of news in the reader's list."""

    ref: str
    subject: str
    sentences: tuple[str, ...]
    language: str
    school_name: str
    child: str
    url: str
    at: datetime
    is_new: bool
    urgency: str


def news_of(people: Iterable[Person], at: datetime) -> list[NewsLine]:
    """Return what one reader (known at perhaps several schools) finds in the list, the newest first."""
    known = {key_of(person): person for person in people}
    rows = _rows(known.values(), at).select_related("notice__school__district", "notice__student")[:MOST]
    return [line_of(row) for row in _visible(list(rows), known, at)]


def find_unread(at: datetime, *, guardians: Collection[int] = (), staff: Collection[int] = ()) -> list[Unread]:
    """Return what lies there unread for these people; whether they may still see it has not been asked."""
    rows = _unread_kinds(guardians=guardians, staff=staff, at=at)
    return [Unread(*row) for row in rows]


def find_unread_soon(at: datetime, *, staff: Collection[int]) -> None:
    """Say that `find_unread` is asked soon for these members of staff, before any change."""
    _unread_kinds.soon(guardians=(), staff=staff, at=at)


def count_seen(unread: Iterable[Unread], people: Iterable[Person], at: datetime) -> int:
    """Return how much of it a reader may see now; what may no longer be seen is not counted."""
    known = {key_of(person): person for person in people}
    of_each: dict[Key, list[Unread]] = {}
    for one in unread:
        of_each.setdefault(key_in(one), []).append(one)
    return sum(len(still_entitled(known[key], theirs, at)) for key, theirs in of_each.items())


def unread_notices(people: Iterable[Person], at: datetime) -> list[Notice]:
    """Return what a reader may see and has not read yet."""
    known = {key_of(person): person for person in people}
    if not known:
        return []
    guardians = [person.pk for person in known.values() if isinstance(person, Guardian)]
    rows = _unread(guardians=guardians, staff=[pk for kind, pk in known if kind == "staff"], at=at)
    return [row.notice for row in _visible(rows, known, at)]


@question
def _unread(*, guardians: Collection[int], staff: Collection[int], at: datetime) -> QuerySet[Delivery]:
    return _unread_rows(guardians, staff, at).select_related("notice")[:MOST]


@question
def _unread_kinds(
    *, guardians: Collection[int], staff: Collection[int], at: datetime
) -> QuerySet[Delivery, tuple[int | None, int | None, int, str, str, int | None]]:
    rows = _unread_rows(guardians, staff, at)
    return rows.values_list(
        "guardian_id", "staff_id", "notice_id", "notice__kind", "notice__about_ref", "notice__student_id"
    )[:MOST]


def _unread_rows(guardians: Collection[int], staff: Collection[int], at: datetime) -> QuerySet[Delivery]:
    theirs = Q(guardian_id__in=guardians) | Q(staff_id__in=staff)
    return _shown(theirs, at).exclude(status=Status.READ)


def find_news(people: Iterable[Person], ref: str, at: datetime) -> Delivery | None:
    """Return one piece of news by its notice's ref, if the reader may see it now."""
    known = {key_of(person): person for person in people}
    rows = (
        _rows(known.values(), at).filter(notice__ref=ref).select_related("notice__school__district", "notice__student")
    )
    return next(iter(_visible(list(rows[:2]), known, at)), None)


def line_of(row: Delivery) -> NewsLine:
    """Return a piece of news in the reader's language."""
    notice = row.notice
    zone = settings_of(notice.school).zone
    return NewsLine(
        ref=notice.ref,
        subject=say(notice.subject, zone),
        sentences=tuple(say(part, zone) for part in notice.text),
        language=language_of(notice.subject),
        school_name=notice.school.name,
        child=notice.student.called if notice.student else "",
        url=notice.url,
        at=row.go_at,
        is_new=row.status != Status.READ,
        urgency=_marked(notice),
    )


def _marked(notice: Notice) -> str:
    """The urgency with which news is marked: an emergency always, what is important where it is news of the school.

    What a room tells of a reader's own matter is important in the same degree each time, so no mark tells it apart.
    """
    if kind_of(notice.kind).is_receipt:
        return ""
    return notice.urgency if notice.urgency == Urgency.EMERGENCY or not is_declared(notice.kind) else ""


def _rows(people: Iterable[Person], at: datetime) -> QuerySet[Delivery]:
    return _shown(concerning(people), at)


def _shown(theirs: Q, at: datetime) -> QuerySet[Delivery]:
    lasting = Q(notice__valid_until__isnull=True) | Q(notice__valid_until__gt=at)
    return Delivery.objects.filter(
        theirs,
        lasting,
        channel=Channel.PORTAL,
        status__in=SHOWN,
        go_at__lte=at,
        notice__withdrawn_at__isnull=True,
    ).order_by("-go_at", "-id")


def _visible(rows: list[Delivery], people: dict[Key, Person], at: datetime) -> list[Delivery]:
    notices: dict[Key, list[Notice]] = {}
    for row in rows:
        notices.setdefault(key_in(row), []).append(row.notice)
    seen = {(key, notice.id) for key, of in notices.items() for notice in still_entitled(people[key], of, at)}
    return [row for row in rows if (key_in(row), row.notice_id) in seen]
