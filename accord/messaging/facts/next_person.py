"""Who is reminded of a matter, and who could look at it when it is late."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from accord.core import clock
from accord.delivery.person import Person
from accord.messaging.facts.own_family import never_told, staff_of_the_family
from accord.messaging.facts.readers import readers
from accord.messaging.facts.timing import reader_calendar
from accord.messaging.models import Conversation, Escalation
from accord.people.facts import Rota, rota_of, working_calendar_of
from accord.people.models import Guardian, RoleHolding, StaffMember
from accord.people.viewer import holds, in_force
from accord.rules.hours import HoursError, WorkingCalendar
from accord.rules.reminding import Candidate, NextBecause
from accord.schools.facts import settings_of
from accord.schools.models import School

ROLES = {
    RoleHolding.Role.HEAD_OF_YEAR: NextBecause.HEAD_OF_YEAR,
    RoleHolding.Role.LEADER: NextBecause.LEADER,
    RoleHolding.Role.HEADTEACHER: NextBecause.HEADTEACHER,
    RoleHolding.Role.SAFEGUARDING_LEAD: NextBecause.KEEPS_SAFE,
}


BEHIND, AHEAD = timedelta(days=30), timedelta(days=60)
"""How far the working time of people is laid out around a moment."""


class StaffRoom:
    """The people of one school at one moment, read once for a whole round of duties."""

    def __init__(self, school: School, at: datetime) -> None:
        self.school, self.at = school, at
        self.on: date = at.astimezone(settings_of(school).zone).date()
        self.rota: Rota = rota_of(school.pk, at)
        self._calendars: dict[int, WorkingCalendar] = {}
        self._roles: list[RoleHolding] | None = None
        self._people: dict[int, StaffMember] = {}
        self._candidates: dict[tuple[int | None, str], dict[str, tuple[StaffMember, Candidate]]] = {}

    def calendar(self, staff: StaffMember) -> WorkingCalendar:
        """Return a person's own working time around the moment; that of the office for who has none ahead."""
        if staff.pk not in self._calendars:
            self._calendars[staff.pk] = self._own_time(staff)
        return self._calendars[staff.pk]

    def _own_time(self, staff: StaffMember) -> WorkingCalendar:
        try:
            own = working_calendar_of(staff, self.on - BEHIND, self.on + AHEAD)
            own.next_opening(self.at)
        except HoursError:
            return reader_calendar(self.school, None, self.at)
        return own

    def counted_from(self, started_at: datetime) -> datetime:
        """Return since when a person's working time for a matter is counted: no further back than the calendars go."""
        return max(started_at, self.at - BEHIND + timedelta(days=2))

    def person(self, staff_id: int) -> StaffMember:
        """Return a member of staff."""
        if staff_id not in self._people:
            self._people[staff_id] = StaffMember.objects.select_related("school").get(pk=staff_id)
        return self._people[staff_id]

    def know(self, staff_ids: Iterable[int]) -> None:
        """Read members of staff at once who are asked for soon; those who stand in for them are read as they come."""
        for one in StaffMember.objects.select_related("school").filter(pk__in={*staff_ids} - self._people.keys()):
            self._people[one.pk] = one

    def answering(self, conversation: Conversation) -> list[StaffMember]:
        """Return who answers now: whoever has it, their cover where they are away, the office at the front door.

        Never those whom it is about, nor those of the family.
        """
        never = never_told(conversation)
        if conversation.assigned_staff_id is None and conversation.assigned_team_id is None:
            return [] if conversation.confidential else [one for one in self.front_door() if one.pk not in never]
        here = [one for one in readers(conversation, self.at) if holds(self.on, one.starts_on, one.ends_on)]
        found = (self.rota.chain(staff.pk) for staff in here)
        return [self.person(chain[-1]) for chain in found if chain and chain[-1] not in never]

    def candidates(self, conversation: Conversation) -> dict[str, tuple[StaffMember, Candidate]]:
        """Return who could look at a late matter, by their refs; nobody who is away."""
        year = conversation.student.year_group if conversation.student else ""
        return self.candidates_for(conversation.assigned_staff_id, year)

    def candidates_for(self, had_by: int | None, year: str) -> dict[str, tuple[StaffMember, Candidate]]:
        """The same by whoever has the matter and the year of the child, of which a school has few."""
        if (had_by, year) not in self._candidates:
            self._candidates[had_by, year] = found = {}
            for staff, because in self._next(had_by, year):
                if staff.pk not in self.rota.away and staff.ref not in found:
                    at_work = self.calendar(staff).is_open(self.at)
                    found[staff.ref] = (staff, Candidate(staff.ref, because, at_work))
        return self._candidates[had_by, year]

    def front_door(self) -> list[StaffMember]:
        """Return who answers what nobody has yet."""
        return [row.staff for row in self._holdings() if row.role == RoleHolding.Role.OFFICE]

    def _next(self, had_by: int | None, year: str) -> Iterable[tuple[StaffMember, NextBecause]]:
        chain = self.rota.chain(had_by) if had_by else None
        if chain and len(chain) > 1:
            yield self.person(chain[-1]), NextBecause.COVER
        for holding in self._holdings():
            because = ROLES.get(RoleHolding.Role(holding.role))
            if because and (because is not NextBecause.HEAD_OF_YEAR or (year and holding.scope == year)):
                yield holding.staff, because

    def _holdings(self) -> list[RoleHolding]:
        if self._roles is None:
            rows = RoleHolding.objects.filter(
                in_force(self.on),
                in_force(self.on, "staff__starts_on", "staff__ends_on"),
                staff__school=self.school,
                role__in=[*ROLES, RoleHolding.Role.OFFICE],
            )
            self._roles = list(rows.select_related("staff", "staff__school").order_by("starts_on", "id"))
        return self._roles


def barred_from(conversation: Conversation) -> frozenset[str]:
    """Return who is never brought in: whom it is about, family of the child, whoever has it or looks at it already."""
    refs = set(conversation.concerned.values_list("staff__ref", flat=True))
    looking = Escalation.objects.filter(clock__conversation=conversation, to__isnull=False)
    refs |= set(looking.values_list("to__ref", flat=True))
    if conversation.assigned_staff:
        refs.add(conversation.assigned_staff.ref)
    own = staff_of_the_family(conversation.school_id, conversation.student_id, conversation.guardian_id)
    return frozenset(refs | set(own.values_list("ref", flat=True)))


def still_wanted(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those conversations that still wait on the school, and on this person: a reminder that comes too late is none."""
    if isinstance(person, Guardian):
        return ()
    at = clock.now()
    waiting = Conversation.objects.filter(
        ref__in=refs, waiting_on=Conversation.WaitingOn.SCHOOL, closed_at__isnull=True, school=person.school_id
    ).select_related("school", "student", "assigned_staff", "assigned_team")
    room = StaffRoom(person.school, at)
    return [one.ref for one in waiting if _is_asked(person, one, room)]


def _is_asked(person: StaffMember, conversation: Conversation, room: StaffRoom) -> bool:
    if person.pk in never_told(conversation):
        return False
    if Escalation.objects.filter(clock__conversation=conversation, to=person, ended_at__isnull=True).exists():
        return True
    return person in room.answering(conversation)
