"""Today at reception: who is expected, who is in the building, which children left early, whom to watch for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from accord.core.words import isolate
from accord.people.facts import forms_of, staff_name
from accord.people.facts.reach import own_relatives, own_students
from accord.people.models import StaffMember
from accord.people.viewer import Post
from accord.reception.models import Collection, Visitor
from accord.rules.reception import Stay, is_in_building


@dataclass(frozen=True)
class VisitorLine:
    """One visitor on the board."""

    ref: str
    name: str
    organisation: str
    guardian_ref: str
    visits: str
    purpose: str
    arrangement: str
    expected_at: datetime
    badge: str
    came_at: datetime | None
    left_at: datetime | None


@dataclass(frozen=True)
class CollectionLine:
    """A child who left early today, and with whom."""

    ref: str
    child: str
    class_name: str
    with_whom: str
    at: datetime
    agreed_with: str


@dataclass(frozen=True)
class Today:
    """The day at reception."""

    expected: tuple[VisitorLine, ...]
    here: tuple[VisitorLine, ...]
    gone: tuple[VisitorLine, ...]
    collected: tuple[CollectionLine, ...]


def day_bounds(post: Post) -> tuple[datetime, datetime]:
    """The beginning and the end of today on the school's wall."""
    begins = datetime.combine(post.on, time(), ZoneInfo(post.zone))
    return begins, datetime.combine(post.on + timedelta(days=1), time(), ZoneInfo(post.zone))


def today_at(post: Post) -> Today:
    """Everything that the board shows of today beside the search; a fixed number of queries."""
    begins, ends = day_bounds(post)
    of_today = Q(expected_at__gte=begins, expected_at__lt=ends) | Q(came_at__gte=begins)
    rows = _visitors(post).filter(of_today | Q(came_at__isnull=False, left_at__isnull=True))
    lines = visitor_lines(rows)
    here = tuple(line for line in lines if is_in_building(Stay(line.came_at, line.left_at), post.at))
    return Today(
        expected=tuple(line for line in lines if line.came_at is None),
        here=here,
        gone=tuple(line for line in lines if line.left_at is not None),
        collected=tuple(collections_today(post)),
    )


def announced_by(post: Post) -> list[VisitorLine]:
    """Whom the post itself has announced for today or later and who has not come yet."""
    begins, _ends = day_bounds(post)
    rows = _visitors(post).filter(announced_by_id=post.staff_id, expected_at__gte=begins, came_at__isnull=True)
    return visitor_lines(rows)


def visitors_named(post: Post, words: Iterable[str]) -> list[VisitorLine]:
    """Visitors of today by name or organisation."""
    begins, ends = day_bounds(post)
    rows = _visitors(post).filter(
        Q(expected_at__gte=begins, expected_at__lt=ends) | Q(came_at__isnull=False, left_at__isnull=True)
    )
    for word in words:
        rows = rows.filter(Q(name__icontains=word) | Q(organisation__icontains=word))
    return visitor_lines(rows[:8])


def collections_today(post: Post, *, everybody: bool = False) -> list[CollectionLine]:
    """Children who left early today, the last one first.

    Those of the post's own family stand on the list for an evacuation alone (`everybody`).
    """
    begins, _ends = day_bounds(post)
    rows = Collection.objects.filter(school_id=post.school_id, at__gte=begins, taken_back_at__isnull=True)
    if not everybody:
        rows = rows.exclude(student__in=own_students(post))
    rows = rows.select_related("student", "guardian", "agreed_with")
    forms = forms_of([row.student_id for row in rows], post.on)
    return [
        CollectionLine(
            ref=row.ref,
            child=row.student.called,
            class_name=forms[row.student_id].name if row.student_id in forms else "",
            with_whom=row.guardian.called if row.guardian else row.name,
            at=row.at,
            agreed_with=_called(row.agreed_with),
        )
        for row in rows
    ]


def visitor_lines(rows: Iterable[Visitor]) -> list[VisitorLine]:
    """Visitors as the board shows them."""
    return [
        VisitorLine(
            ref=row.ref,
            name=row.name,
            organisation=row.organisation,
            guardian_ref=row.guardian.ref if row.guardian else "",
            visits=_called(row.visits),
            purpose=row.purpose,
            arrangement=row.arrangement,
            expected_at=row.expected_at,
            badge=row.badge,
            came_at=row.came_at,
            left_at=row.left_at,
        )
        for row in rows
    ]


def _visitors(post: Post) -> QuerySet[Visitor]:
    rows = Visitor.objects.filter(school_id=post.school_id, called_off_at__isnull=True)
    if post.own_guardian_id is not None:
        rows = rows.filter(Q(guardian__isnull=True) | ~Q(guardian__in=own_relatives(post)))
    return rows.select_related("guardian", "visits")


def _called(staff: StaffMember | None) -> str:
    return str(isolate(staff_name(staff.title, staff.called))) if staff else ""
