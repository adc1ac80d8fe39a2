"""Which promises somebody is to be told of now: judged for a whole school at once, before any of them is locked.

What waits for somebody to come to work costs no more than its line in a list, however many wait. Whatever is named
here is judged once more by itself, under lock; what is not named would come to nothing there.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.facts.routes import SAFEGUARDING
from accord.messaging.models import Concerned, Escalation, ResponseClock
from accord.people.models import Guardian, StaffMember, StudentContact, TeamMembership
from accord.people.viewer import in_force
from accord.rules.hours import HoursError
from accord.rules.reminding import EscalationFacts, ReminderFacts, decide_escalation, decide_reminder

AHEAD = timedelta(days=10)
"""How far ahead the worker looks for promises of which somebody who works part of the week is reminded."""

AT_A_TIME = 2000
NOBODY: frozenset[str] = frozenset()
_Case = tuple[int | None, str | None, bool, str, frozenset[str]]
"""What decides to whom a late matter goes, alike for many: who has it, the child's year, how guarded, who is barred."""


def open_promises(at: datetime) -> QuerySet[ResponseClock]:
    """Promises of which nobody was reminded yet, and late ones that went to nobody else yet."""
    return ResponseClock.objects.filter(_ahead(at) | _late(at), due_at__lte=at + AHEAD, **_RUNNING)


def due_promises(room: StaffRoom) -> list[int]:
    """Return the keys of the promises that come to something now, late ones first; a fixed number of questions for
    each person who has one or could look at one."""
    ours = ResponseClock.objects.filter(conversation__school=room.school, **_RUNNING).order_by("due_at", "id")
    never = _Never(room)
    return [
        *_for_somebody_else(ours.filter(_late(room.at)), room, never),
        *_to_remind_of(ours.filter(_ahead(room.at)), room, never),
    ]


_RUNNING = {"stopped_at__isnull": True, "dropped_at__isnull": True, "conversation__closed_at__isnull": True}


def _ahead(at: datetime) -> Q:
    return Q(due_at__gt=at, due_at__lte=at + AHEAD, reminded_at__isnull=True)


def _late(at: datetime) -> Q:
    return Q(due_at__lte=at, escalation__isnull=True)


def _for_somebody_else(late: QuerySet[ResponseClock], room: StaffRoom, never: "_Never") -> Iterable[int]:
    rows = late.values_list(
        "pk",
        "conversation_id",
        "conversation__student_id",
        "conversation__guardian_id",
        "conversation__assigned_staff_id",
        "conversation__student__year_group",
        "conversation__confidential",
        "conversation__topic",
    )
    looking = _looking(room)
    judged: dict[_Case, bool] = {}
    for pk, conversation, student, guardian, had_by, year, confidential, topic in rows.iterator(chunk_size=AT_A_TIME):
        case = (
            had_by,
            year,
            confidential,
            topic,
            looking.get(conversation, NOBODY) | never.of(conversation, student, guardian),
        )
        if case not in judged:
            judged[case] = _is_for_somebody(room, case)
        if judged[case]:
            yield pk


def _is_for_somebody(room: StaffRoom, case: _Case) -> bool:
    had_by, year, confidential, topic, never = case
    try:
        candidates = room.candidates_for(had_by, year or "")
    except HoursError:
        return True
    has_it = frozenset(ref for ref, (staff, _) in candidates.items() if staff.pk == had_by)
    facts = EscalationFacts(
        at=room.at,
        due_at=room.at,
        candidates=[candidate for _, candidate in candidates.values()],
        barred=never | has_it,
        confidential=confidential,
        safeguarding=topic == SAFEGUARDING,
    )
    return decide_escalation(facts) is not None


def _looking(room: StaffRoom) -> dict[int, frozenset[str]]:
    """Who looks at open matters already, by conversation."""
    return _by_conversation(
        Escalation.objects.filter(
            clock__conversation__school=room.school, clock__conversation__closed_at__isnull=True, to__isnull=False
        ).values_list("clock__conversation_id", "to__ref")
    )


def _by_conversation(rows: QuerySet[Any, tuple[int, str]]) -> dict[int, frozenset[str]]:
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    for conversation, ref in rows.iterator(chunk_size=AT_A_TIME):
        found[conversation] |= {ref}
    return found


class _Never:
    """Which staff of a school hear nothing of a matter: those whom it is about, and those who are family of the child
    or of the one who writes.

    Says of a whole school what `never_told` says of one conversation.
    """

    def __init__(self, room: StaffRoom) -> None:
        about = Concerned.objects.filter(conversation__school=room.school, conversation__closed_at__isnull=True)
        self._about = _by_conversation(about.values_list("conversation_id", "staff__ref"))
        self._of_student: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        self._of_guardian: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        guardians = Guardian.objects.filter(school=room.school, login__staff_posts__school=room.school)
        for guardian, ref in guardians.values_list("pk", "login__staff_posts__ref"):
            self._of_guardian[guardian] |= {ref}
        ties = StudentContact.objects.filter(guardian__in=list(self._of_guardian))
        for guardian, student in list(ties.values_list("guardian_id", "student_id")):
            self._of_student[student] |= self._of_guardian[guardian]
        beside = StudentContact.objects.filter(student__in=list(self._of_student))
        for guardian, student in list(beside.values_list("guardian_id", "student_id")):
            self._of_guardian[guardian] |= self._of_student[student]

    def of(self, conversation: int, student: int | None, guardian: int | None) -> frozenset[str]:
        """Return the refs of staff who hear nothing of a conversation of a family."""
        of_student = self._of_student.get(student, NOBODY) if student else NOBODY
        of_guardian = self._of_guardian.get(guardian, NOBODY) if guardian else NOBODY
        return self._about.get(conversation, NOBODY) | of_student | of_guardian


def _to_remind_of(ahead: QuerySet[ResponseClock], room: StaffRoom, never: "_Never") -> Iterable[int]:
    rows = ahead.values_list(
        "pk",
        "started_at",
        "due_at",
        "conversation__assigned_staff_id",
        "conversation__assigned_team_id",
        "conversation__confidential",
        "conversation_id",
        "conversation__student_id",
        "conversation__guardian_id",
    )
    asked = list(rows.iterator(chunk_size=AT_A_TIME))
    teams = _teams({row[4] for row in asked if row[4]}, room)
    room.know(staff_id for row in asked for staff_id in (row[3], *teams.get(row[4], ())) if staff_id)
    for pk, started_at, due_at, staff, team, confidential, conversation, student, guardian in asked:
        if staff or team:
            chains = [room.rota.chain(one) for one in ([staff] if staff else teams.get(team, ()))]
            people = [room.person(chain[-1]) for chain in chains if chain]
        else:
            people = [] if confidential else room.front_door()
        barred = never.of(conversation, student, guardian)
        if any(_is_time(room, one, started_at, due_at) for one in people if one.ref not in barred):
            yield pk


def _teams(teams: set[int], room: StaffRoom) -> dict[int, list[int]]:
    """Who belongs to each team today."""
    rows = TeamMembership.objects.filter(
        in_force(room.on), in_force(room.on, "staff__starts_on", "staff__ends_on"), team__in=teams
    )
    found: defaultdict[int, list[int]] = defaultdict(list)
    for team, staff in rows.values_list("team_id", "staff_id"):
        found[team].append(staff)
    return found


def _is_time(room: StaffRoom, person: StaffMember, started_at: datetime, due_at: datetime | None) -> bool:
    try:
        return decide_reminder(ReminderFacts(room.at, room.counted_from(started_at), due_at, room.calendar(person)))
    except HoursError:
        return True
