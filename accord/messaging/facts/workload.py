"""The load of conversations, week by week, by topic and by team; and, for one person alone, their own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet

from accord.messaging.access.conversations import conversations_for
from accord.messaging.models import Conversation, Message, ResponseClock
from accord.people.viewer import Post
from accord.rules.sending import Held
from accord.rules.workload import Load, hidden_groups, together

WEEKS = 8
"""So many weeks are shown, the running one last."""
PERSON, FRONT_DOOR = "person", "front_door"
"""In the place of a team: everybody who has something alone, and what nobody has yet."""


@dataclass(frozen=True)
class Week:
    """A week from its Monday on; `load` is None where it is too small to be shown. `runs`: it is not over yet."""

    begins_on: date
    load: Load | None
    runs: bool


@dataclass(frozen=True)
class Workload:
    """The load of some weeks: week by week, in all, and by topic and by team; small groups are put together."""

    weeks: tuple[Week, ...]
    whole: Load
    topics: tuple[tuple[str, Load], ...]
    other_topics: Load | None
    teams: tuple[tuple[str, Load], ...]
    other_teams: Load | None


@dataclass(frozen=True)
class _Fact:
    """One thing that counts: what it adds, when, under which topic and team."""

    at: datetime | None
    topic: str
    team: str
    load: Load


def workload_of(post: Post, topic: str = "") -> Workload:
    """Return the load of the conversations that a leader may read, of one topic or of all; three queries.

    Read by topic, team and week alone. A week in which little came in is not shown.
    """
    found = conversations_for(post).order_by()
    rows = list(_facts(found.filter(topic=topic) if topic else found, post))
    weeks = _weeks(rows, post)
    hidden = hidden_groups({on: load.came for on, load in weeks.items()})
    topics, other_topics = together(_by(rows, "topic"))
    teams, other_teams = together(_by(rows, "team"))
    return Workload(
        weeks=tuple(Week(on, None if on in hidden else load, on == max(weeks)) for on, load in weeks.items()),
        whole=sum((row.load for row in rows), Load()),
        topics=_sorted(topics),
        other_topics=other_topics,
        teams=_sorted(teams),
        other_teams=other_teams,
    )


def own_load_of(post: Post) -> Workload:
    """Return what one member of staff has had and has now, for that person's eyes alone; nothing is hidden."""
    rows = list(_facts(conversations_for(post).order_by().filter(assigned_staff_id=post.staff_id), post))
    weeks = _weeks(rows, post)
    return Workload(
        weeks=tuple(Week(on, load, on == max(weeks)) for on, load in weeks.items()),
        whole=sum((row.load for row in rows), Load()),
        topics=_sorted(_by(rows, "topic")),
        other_topics=None,
        teams=(),
        other_teams=None,
    )


def _facts(found: QuerySet[Conversation], post: Post) -> Iterable[_Fact]:
    since = _midnight(first_monday(post), ZoneInfo(post.zone))
    among = found.filter(last_message_at__gte=since).values("pk")
    where = ("conversation__topic", "conversation__assigned_team__name", "conversation__assigned_staff_id")
    messages = Message.objects.filter(
        conversation__in=among, guardian__isnull=False, visible_at__isnull=False, written_at__gte=since
    )
    for written_at, because, *place in messages.values_list("written_at", "hold__because", *where):
        yield _Fact(written_at, *_place(place), Load(came=1, held=because == Held.STAFF_QUIET_HOURS))
    clocks = ResponseClock.objects.filter(
        conversation__in=among, kind=ResponseClock.Kind.ANSWER, dropped_at__isnull=True,
        due_at__gte=since, due_at__lte=post.at,
    )  # fmt: skip
    for due_at, stopped_at, *place in clocks.values_list("due_at", "stopped_at", *where):
        in_time = stopped_at is not None and stopped_at <= due_at
        yield _Fact(due_at, *_place(place), Load(kept=in_time, late=not in_time))
    waiting = found.filter(waiting_on=Conversation.WaitingOn.SCHOOL, closed_at__isnull=True)
    groups = waiting.values_list("topic", "assigned_team__name", "assigned_staff_id").annotate(number=Count("pk"))
    for *place, number in groups.order_by():
        yield _Fact(None, *_place(place), Load(waiting=number))


def _place(found: Sequence[Any]) -> tuple[str, str]:
    topic, team, staff_id = found
    return str(topic), str(team) if team else PERSON if staff_id else FRONT_DOOR


def first_monday(post: Post) -> date:
    """The Monday on which the first of the weeks begins."""
    return post.on - timedelta(days=post.on.weekday() + 7 * (WEEKS - 1))


def _weeks(rows: Iterable[_Fact], post: Post) -> dict[date, Load]:
    zone, first = ZoneInfo(post.zone), first_monday(post)
    weeks = {first + timedelta(days=7 * place): Load() for place in range(WEEKS)}
    for row in rows:
        if row.at:
            on = row.at.astimezone(zone).date()
            monday = on - timedelta(days=on.weekday())
            if monday in weeks:
                weeks[monday] += row.load
    return weeks


def _by(rows: Iterable[_Fact], name: str) -> dict[str, Load]:
    found: defaultdict[str, Load] = defaultdict(Load)
    for row in rows:
        found[getattr(row, name)] += row.load
    return dict(found)


def _sorted(loads: dict[str, Load]) -> tuple[tuple[str, Load], ...]:
    return tuple(sorted(loads.items(), key=lambda pair: -pair[1].came))


def _midnight(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(), tzinfo=zone)
