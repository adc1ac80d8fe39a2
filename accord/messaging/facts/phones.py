"""The telephone number that is answered now."""

from dataclasses import dataclass
from datetime import datetime

from accord.messaging.facts.timing import InForce
from accord.people.facts import on_duty
from accord.people.models import Duty
from accord.rules.charter import Emergencies, EmergencyKind
from accord.schools.facts import calendar_around
from accord.schools.models import School, WeeklyHours


@dataclass(frozen=True)
class PhoneNow:
    """A number of the school, and whether somebody answers it now. `note` is what the school says of it.

    `number` is empty where the school has given none.
    """

    number: str
    is_answered: bool
    note: str = ""


def phone_now(school: School, held: InForce, at: datetime) -> PhoneNow:
    """The number that is answered now: the charter's, that of the person on duty, the emergency line, the office.

    Never a private number: duties carry a telephone of the school alone.
    """
    laid_down = held.rules.one(Emergencies).values
    open_now = any(
        calendar_around(school, kind, at).is_open(at) for kind in (WeeklyHours.Kind.SCHOOL, WeeklyHours.Kind.OFFICE)
    )
    duty = on_duty(school.pk, Duty.Kind.DUTY_PERSON, at)
    on_watch = duty.phone if duty else ""
    if open_now:
        number = laid_down.telephone or school.emergency_phone or on_watch or school.office_phone
    else:
        number = laid_down.telephone_out_of_hours or on_watch or school.emergency_phone
    note = school.emergency_note if number and number == school.emergency_phone else ""
    return PhoneNow(number or school.office_phone, bool(number), note)


def emergency_kinds(held: InForce) -> tuple[EmergencyKind, ...]:
    """What counts as an emergency by the charter in force."""
    return held.rules.one(Emergencies).values.kinds
