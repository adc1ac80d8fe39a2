"""Telling somebody of the district, who has no record at the school: by e-mail without a word of the matter.

Whether they may still hear of it is asked when it is told and again when it leaves, as for everybody else. What they
were told waits for them under /asked/; there is no other list of it.
"""

from datetime import datetime, timedelta

from accord.delivery.declared import kind_of
from accord.delivery.facts.entitlement import school_today
from accord.delivery.models import DeadAddress, Delivery, Notice
from accord.delivery.new_delivery import cancelled_delivery, new_delivery
from accord.people.facts import working_calendar_of
from accord.people.facts.district_safeguarding import holders_of
from accord.people.models import DistrictPost, Login, StaffMember
from accord.people.viewer import in_force
from accord.rules.channels import Channel, Urgency
from accord.rules.delivery_status import Status
from accord.rules.hours import HoursError, WorkingCalendar
from accord.rules.telling_above import ToldAbove, decide_telling_above
from accord.schools.facts import calendar_around
from accord.schools.models import WeeklyHours

AHEAD = timedelta(days=60)
"""How far a person's own hours are looked at; past a longer leave the school's office decides."""


def may_hear(notice: Notice, login: Login, at: datetime) -> bool:
    """Whether somebody stands above the notice's school today, and the room that made it says: they may hear of it.

    Whoever holds safeguarding for the district stands above its schools, though they work at one of them.
    """
    asked = kind_of(notice.kind).entitled_above
    today = school_today(notice.school, at)
    posts = DistrictPost.objects.filter(
        in_force(today),
        login=login,
        login__is_active=True,
        district=notice.school.district_id,
    )
    if asked is None or not (posts.exists() or login in holders_of(notice.school.district_id, today)):
        return False
    return notice.about_ref in asked(login, {notice.about_ref})


def address_above(notice: Notice, login: Login) -> str:
    """The address at which somebody signs in; empty without one, and where mail to it comes back."""
    address = (login.email or "").strip()
    dead = DeadAddress.objects.filter(school=notice.school, channel=Channel.EMAIL, revived_at__isnull=True)
    return "" if dead.filter(address=address.lower()).exists() else address


def delivery_above(notice: Notice, login: Login, at: datetime, *, at_once: bool = False) -> Delivery:
    """The e-mail to somebody of the district, not stored yet; where there is no address, one that has failed already.

    `at_once`: it cannot wait for working hours.
    """
    if not may_hear(notice, login, at):
        return cancelled_delivery(notice, login, at)
    moment = decide_telling_above(
        ToldAbove(
            at=at,
            office=calendar_around(notice.school, WeeklyHours.Kind.OFFICE, at),
            own=_own_hours(notice, login, at),
            cannot_wait=at_once or notice.urgency == Urgency.EMERGENCY,
        )
    )
    made = new_delivery(notice, login, Channel.EMAIL, moment, at=at, discreet=True, reply_to="")
    if not address_above(notice, login):
        made.status, made.why = Status.FAILED_PERMANENTLY, "address_fails" if login.email else "no_address"
    return made


def _own_hours(notice: Notice, login: Login, at: datetime) -> WorkingCalendar | None:
    """The hours of somebody of the district who also works at one of its schools; None where none are known."""
    on = school_today(notice.school, at)
    for staff in StaffMember.objects.filter(in_force(on), login=login, school__district=notice.school.district_id):
        try:
            calendar = working_calendar_of(staff, on - timedelta(days=2), on + AHEAD)
            calendar.next_opening(at)
        except HoursError:
            continue
        return calendar
    return None
