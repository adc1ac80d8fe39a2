"""The list of the desk: conversations that a post may read, by place and by filter, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accord.core.questions import Fixed, Question, question
from accord.messaging.access.conversations import listed_for
from accord.messaging.access.reach import Reach
from accord.messaging.models import Conversation, Message, ReadMark
from accord.people.access.names import named
from accord.people.facts.classes import enrolled, teaching
from accord.people.models import Enrolment, Guardian, SchoolClass, Student, Teaching
from accord.schools.models import School

ON_A_PAGE = 40
COUNTED = 200
"""Counts go up to here; what is beyond it is 'more than 200'."""

LONG_AGO = datetime.min.replace(year=1970, tzinfo=ZoneInfo("UTC"))


Column = dict[str, Any]
"""One conversation of a list by the names of its columns."""


class Place(StrEnum):
    """Where on the desk one looks."""

    ME = "me"
    CLASSES = "classes"
    FAMILIES = "families"
    FRONT_DOOR = "front-door"
    TEAM = "team"
    ALL = "all"
    SETTLED = "settled"


class State(StrEnum):
    """What a conversation is filtered by."""

    LATE = "late"
    SOON = "soon"
    UNREAD = "unread"


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a place, for a team which one, and the filters. Refs of what is unknown find nothing."""

    place: Place = Place.ME
    team: str = ""
    name: str = ""
    school_class: str = ""
    topic: str = ""
    state: State | None = None
    has_it: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether more than a place is asked for."""
        return bool(self.name or self.school_class or self.topic or self.state or self.has_it)


@dataclass(frozen=True)
class Listed:
    """A page of the list: the rows by their keys, and the ref from which the next page goes on ('' for none)."""

    rows: list[Column] = field(default_factory=list)
    after: str = ""


def list_desk(reach: Reach, wanted: Wanted, *, after: str = "", most: int = ON_A_PAGE) -> Listed:
    """One page of the desk, the next due first and then what has no date; two queries, three behind a first page."""
    settled = wanted.place is Place.SETTLED
    last = _last_seen(reach, after) if after else None
    found = (_settled if settled else _by_due)(reach, wanted, last, most + 1)
    return Listed(found[:most], str(found[most - 1]["ref"]) if len(found) > most else "")


def count_desk(reach: Reach, places: Iterable[Wanted]) -> list[int]:
    """How many each place holds, up to one more than `COUNTED`; one query for all of them."""
    wanted = tuple(places)
    return [int(number) for number in _counts(reach=reach, places=wanted)[0]] if wanted else []


@question
def _counts(*, reach: Reach, places: tuple[Wanted, ...]) -> QuerySet[School, tuple[int, ...]]:
    counted = {f"count_{number}": _Counted(_to_count(reach, one)) for number, one in enumerate(places)}
    return School.objects.filter(pk=reach.post.school_id).annotate(**counted).values_list(*counted)


def _to_count(reach: Reach, wanted: Wanted) -> QuerySet[Conversation, int]:
    """The keys of what a place holds, as many as are counted.

    Where a place is found by its dates, those with one come first: of those without, which SQLite would look through
    before, many wait for nobody.
    """
    rows = in_place(reach, wanted).order_by().values_list("pk", flat=True)
    if wanted.place in (Place.FRONT_DOOR, Place.TEAM) and connection.vendor == "sqlite":
        rows = rows.filter(due_at__isnull=False).union(rows.filter(due_at__isnull=True), all=True)
    return rows[: COUNTED + 1]


class _Counted(Subquery):
    """The number of rows of a question."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def in_place(reach: Reach, wanted: Wanted, until: datetime | None = None) -> QuerySet[Conversation]:
    """The conversations of a place that pass the filters, in no order; what is due soon is due before `until`."""
    among = Q(school_id=reach.post.school_id, closed_at__isnull=wanted.place is not Place.SETTLED)
    had = False
    match wanted.place:
        case Place.ME:
            among, had = among & Q(waiting_on=Conversation.WaitingOn.SCHOOL), True
        case Place.FAMILIES:
            among, had = among & Q(waiting_on=Conversation.WaitingOn.FAMILY), True
        case Place.FRONT_DOOR:
            among &= Q(
                waiting_on=Conversation.WaitingOn.SCHOOL, assigned_staff__isnull=True, assigned_team__isnull=True
            )
        case Place.TEAM:
            among &= Q(assigned_team__ref=wanted.team, assigned_team_id__in=reach.teams)
        case Place.CLASSES:
            among &= Q(student_id__in=_students_of(reach))
    rows = listed_for(reach, among & _filters(reach, wanted), had=had)
    return _by_state(rows, reach, wanted.state, until)


def _filters(reach: Reach, wanted: Wanted) -> Q:
    among, school = Q(), reach.post.school_id
    if wanted.name:
        guardians = Guardian.objects.filter(named(wanted.name), school_id=school)
        students = Student.objects.filter(named(wanted.name), school_id=school)
        among &= Q(guardian_id__in=guardians.values("pk")) | Q(student_id__in=students.values("pk"))
    if wanted.school_class:
        classes = SchoolClass.objects.filter(ref=wanted.school_class, school_id=school)
        members = Enrolment.objects.filter(enrolled(reach.post.on), school_class__in=classes)
        among &= Q(student_id__in=members.values("student_id"))
    if wanted.topic:
        among &= Q(topic=wanted.topic)
    if wanted.has_it:
        among &= Q(assigned_staff__ref=wanted.has_it) | Q(assigned_team__ref=wanted.has_it)
    return among


def _students_of(reach: Reach) -> QuerySet[Enrolment, int]:
    """The children whom the post, and those for whom it answers, teach now."""
    on = reach.post.on
    taught = Teaching.objects.filter(teaching(on), staff_id__in=reach.answers_for).values("school_class_id")
    return Enrolment.objects.filter(enrolled(on), school_class_id__in=taught).values_list("student_id", flat=True)


def _by_state(
    rows: QuerySet[Conversation], reach: Reach, state: State | None, until: datetime | None
) -> QuerySet[Conversation]:
    at = reach.post.at
    if state is State.LATE:
        return rows.filter(due_at__lt=at)
    if state is State.SOON:
        return rows.filter(due_at__gte=at, due_at__lt=until)
    if state is State.UNREAD:
        mark = ReadMark.objects.filter(conversation=OuterRef("conversation"), staff_id=reach.post.staff_id)
        read_at = Coalesce(Subquery(mark.values("read_at")[:1]), LONG_AGO)
        return rows.filter(
            Exists(Message.objects.filter(conversation=OuterRef("pk"), staff__isnull=True, visible_at__gt=read_at))
        )
    return rows


def end_of_tomorrow(at: datetime, zone: ZoneInfo) -> datetime:
    """The midnight after tomorrow, by the clock of the school."""
    after = at.astimezone(zone).date() + timedelta(days=2)
    return datetime(after.year, after.month, after.day, tzinfo=zone)


@dataclass(frozen=True)
class _Seen:
    pk: int
    due_at: datetime | None
    closed_at: datetime | None


def _last_seen(reach: Reach, ref: str) -> _Seen | None:
    """Where the page before ended; it must be one that the post may read, in whatever place it is by now."""
    own = _seen.first(reach=reach, ref=ref)
    return _Seen(*own) if own else None


@question
def _seen(*, reach: Reach, ref: str) -> QuerySet[Conversation, tuple[int, datetime | None, datetime | None]]:
    return listed_for(reach, Q(ref=ref)).order_by().values_list("pk", "due_at", "closed_at")


def _by_due(reach: Reach, wanted: Wanted, last: _Seen | None, most: int) -> list[Column]:
    found: list[Column] = []
    if last is None or last.due_at is not None:
        found = _ask(_dated, reach, wanted, last, most)
        last = None
    if len(found) < most:
        found += _ask(_undated, reach, wanted, last, most)[: most - len(found)]
    return found


def _settled(reach: Reach, wanted: Wanted, last: _Seen | None, most: int) -> list[Column]:
    return _ask(_closed, reach, wanted, last if last and last.closed_at else None, most)


def _ask(rows: Question[..., Column], reach: Reach, wanted: Wanted, last: _Seen | None, most: int) -> list[Column]:
    """One page. A name that is looked for is taken to pieces, so a question with one is written for itself."""
    until = end_of_tomorrow(reach.post.at, ZoneInfo(reach.post.zone)) if wanted.state is State.SOON else None
    ask = rows.write if wanted.name else rows
    return list(ask(reach=reach, wanted=wanted, last=last, until=until, most=Fixed(most)))


@question
def _dated(
    *, reach: Reach, wanted: Wanted, last: _Seen | None, until: datetime | None, most: Fixed
) -> QuerySet[Conversation, Column]:
    # All of them are open; that `closed_at` stands in the order lets PostgreSQL read an index as it stands.
    rows = in_place(reach, wanted, until).order_by("closed_at", "due_at", "id")
    if last:
        rows = rows.filter(due_at__gte=last.due_at).exclude(due_at=last.due_at, pk__lte=last.pk)
    else:
        rows = rows.filter(due_at__isnull=False)
    return _columns(rows)[:most]


@question
def _undated(
    *, reach: Reach, wanted: Wanted, last: _Seen | None, until: datetime | None, most: Fixed
) -> QuerySet[Conversation, Column]:
    undated = in_place(reach, wanted, until).filter(due_at__isnull=True).order_by("-id")
    if last:
        undated = undated.filter(pk__lt=last.pk)
    return _columns(undated)[:most]


@question
def _closed(
    *, reach: Reach, wanted: Wanted, last: _Seen | None, until: datetime | None, most: Fixed
) -> QuerySet[Conversation, Column]:
    rows = in_place(reach, wanted, until).order_by("-closed_at", "-id")
    if last:
        rows = rows.filter(closed_at__lte=last.closed_at).exclude(closed_at=last.closed_at, pk__gte=last.pk)
    return _columns(rows)[:most]


def _columns(rows: QuerySet[Conversation]) -> QuerySet[Conversation, Column]:
    listed = rows.values(
        "pk", "ref", "subject", "topic", "confidential", "waiting_on", "closed_at", "last_message_at",
        "guardian__given_name", "guardian__family_name", "guardian__preferred_name",
        "student__given_name", "student__family_name", "student__preferred_name",
        "assigned_staff_id", "assigned_staff__given_name", "assigned_staff__family_name",
        "assigned_staff__preferred_name", "assigned_team__name", "due_at",
    )  # fmt: skip
    return cast("QuerySet[Conversation, Column]", listed)
