"""What waits on the school with somebody who is not there: whoever has it reads it too late, or never any more."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min, Q, QuerySet

from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.facts.own_family import never_told
from accord.messaging.facts.readers import readers
from accord.messaging.facts.timing import AHEAD
from accord.messaging.models import Conversation, ResponseClock
from accord.people.facts import working_calendar_of
from accord.people.models import StaffMember, TeamMembership
from accord.people.viewer import holds, in_force
from accord.rules.hours import HoursError, WorkingCalendar
from accord.rules.routing import comes_too_late

RUNS = Q(clocks__kind=ResponseClock.Kind.ANSWER, clocks__stopped_at__isnull=True, clocks__dropped_at__isnull=True)


def waiting_with_somebody(room: StaffRoom) -> "QuerySet[Any]":
    """What waits on the school and was given to somebody, each with `answer_by`: when its first answer is due."""
    waiting = Conversation.objects.filter(
        school=room.school, waiting_on=Conversation.WaitingOn.SCHOOL, closed_at__isnull=True
    ).exclude(assigned_staff__isnull=True, assigned_team__isnull=True)
    return waiting.annotate(answer_by=Min("clocks__due_at", filter=RUNS)).order_by("pk")


def lying(room: StaffRoom) -> list[int]:
    """The keys of what nobody who has it reads in time; a few questions for each who has something, however much."""
    rows = list(waiting_with_somebody(room).values_list("pk", "assigned_staff_id", "assigned_team_id", "answer_by"))
    teams = _members({team for _, _, team, _ in rows if team}, room)
    people = {staff for _, staff, _, _ in rows if staff}.union(*teams.values())
    room.know(people)
    works_from = {staff: at_work_from(room.person(staff), room) for staff in people}
    found = []
    for pk, staff, team, answer_by in rows:
        times = [works_from[staff]] if staff else [works_from[one] for one in teams.get(team, ())]
        if lies(min((each for each in times if each), default=None), answer_by, room.at):
            found.append(pk)
    return found


def _members(teams: set[int], room: StaffRoom) -> dict[int, set[int]]:
    """Who belongs to each team today."""
    rows = TeamMembership.objects.filter(in_force(room.on), team__in=teams).values_list("team_id", "staff_id")
    found: defaultdict[int, set[int]] = defaultdict(set)
    for team, staff in rows:
        found[team].add(staff)
    return found


def lies(reads_at: datetime | None, answer_by: datetime | None, at: datetime) -> bool:
    """Whether a matter is to go on; what is late already goes to the next person as well, and stays (ESCALATE-1)."""
    is_late = answer_by is not None and answer_by <= at
    return comes_too_late(reads_at, None if is_late else answer_by)


def first_read_at(conversation: Conversation, room: StaffRoom) -> datetime | None:
    """When the first of those who have a conversation, and may read it, is at work; None where nobody ever is."""
    never = never_told(conversation)
    times = (at_work_from(one, room) for one in readers(conversation, room.at) if one.pk not in never)
    return min((each for each in times if each), default=None)


def at_work_from(staff: StaffMember, room: StaffRoom) -> datetime | None:
    """When somebody, or who covers for them, is at work first; None for who has left or is away for good."""
    if not holds(room.on, staff.starts_on, staff.ends_on):
        return None
    chain = room.rota.chain(staff.pk)
    try:
        if chain:
            return _opens(room.calendar(room.person(chain[-1])), room.at)
        return _opens(working_calendar_of(staff, room.on - timedelta(days=2), room.on + AHEAD), room.at)
    except HoursError:
        return None


def _opens(calendar: WorkingCalendar, at: datetime) -> datetime:
    return at if calendar.is_open(at) else calendar.next_opening(at)
