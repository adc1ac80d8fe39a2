"""Who holds an incident: somebody free of any part in it, and never below whom it is about."""

from datetime import datetime

from accord.conduct.facts.matters import day_at, matter_of
from accord.conduct.models import Incident
from accord.people.facts.in_charge import (
    ABOVE,
    InCharge,
    capacities_of,
    in_charge,
    key_of_login,
    key_of_staff,
    keys_by_capacity,
)
from accord.people.models import StaffMember
from accord.rules.charter import Decider
from accord.rules.taking_part import Part, handler_for, heard_above, why_barred


def hand_to_holder(incident: Incident, at: datetime) -> None:
    """An incident goes to whoever is free: at the school, else in the district; to nobody where nobody is."""
    found = holder_of(incident, at)
    incident.held_by = found.staff if found else None
    incident.held_by_login = found.login if found and not found.staff else None
    incident.save(update_fields=["held_by", "held_by_login"])


def holder_of(incident: Incident, at: datetime) -> InCharge | None:
    """To whom an incident goes; None where nobody at the school or above it is free (PART-5 to PART-7)."""
    people = in_charge(incident.school, day_at(incident.school, at))
    found = handler_for(_heard_by(incident, people), keys_by_capacity(people), Part.HANDLE, matter_of(incident))
    if found is None:
        return None
    return next((one for one in people[found.role] if one.key == found.person), None)


def without_holder(at: datetime) -> list[Incident]:
    """The open incidents that nobody at the school holds, and nobody of the district who still may."""
    waiting = Incident.objects.filter(closed_at__isnull=True, held_by__isnull=True).select_related("school__district")
    return [one for one in waiting.order_by("pk") if not may_still_hold(one, at)]


def leaders_for(incident: Incident, at: datetime) -> list[StaffMember]:
    """Those to whom an incident may be passed: leaders, the headteacher and the chair who are free and stand above."""
    people = in_charge(incident.school, day_at(incident.school, at))
    matter = matter_of(incident)
    line = [one for role in (*_heard_by(incident, people), Decider.CHAIR) for one in people.get(role, [])]
    free = {one.staff.pk: one.staff for one in line if one.staff and not why_barred(one.key, Part.HANDLE, matter)}
    free.pop(incident.held_by_id or 0, None)
    return list(free.values())


def may_still_hold(incident: Incident, at: datetime) -> bool:
    """Whether whoever holds an incident may go on, now that it is known whom it is about."""
    people = in_charge(incident.school, day_at(incident.school, at))
    if incident.held_by_login:
        key, above = key_of_login(incident.held_by_login.pk), set(ABOVE.values())
        return bool(capacities_of(key, people) & above) and why_barred(key, Part.HANDLE, matter_of(incident)) is None
    if incident.held_by is None:
        return False
    key = key_of_staff(incident.held_by)
    may = capacities_of(key, people) & {*_heard_by(incident, people), Decider.CHAIR}
    return bool(may) and why_barred(key, Part.HANDLE, matter_of(incident)) is None


def _heard_by(incident: Incident, people: dict[Decider, list[InCharge]]) -> tuple[Decider, ...]:
    about = incident.about_staff
    named = capacities_of(key_of_staff(about), people) if about else frozenset()
    return heard_above((Decider.LEADER, Decider.HEADTEACHER), named)
