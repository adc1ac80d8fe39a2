"""When a reader is at work, and what the charter promises for a topic."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from accord.charters.facts import edition_in_force, rules_in_force, rules_of
from accord.charters.models import Edition
from accord.messaging.facts.open_hours import countable, office_hours
from accord.people.facts import working_calendar_of, working_calendar_soon
from accord.people.models import StaffMember
from accord.rules.charter import CharterRules, OutOfTerm, OutOfTermCount, StaffQuietHours
from accord.rules.clocks import calendar_that_counts
from accord.rules.hours import HoursError, WorkingCalendar
from accord.rules.sending import Target, first_told
from accord.schools.facts import calendar_around, settings_of
from accord.schools.models import School, WeeklyHours

AHEAD = timedelta(days=400)
"""How far a person's own calendar is laid out: past any leave that a cover would not take over."""


@dataclass(frozen=True)
class InForce:
    """The charter in force at a moment: its edition (None without one) and its rules."""

    edition: Edition | None
    rules: CharterRules


def charter_at(school: School, at: datetime) -> InForce:
    """The charter of a school that holds at a moment."""
    edition = edition_in_force(school, at.astimezone(settings_of(school).zone).date())
    return InForce(edition, rules_of(edition) if edition else rules_in_force(school, at))


def counting_calendar(school: School, counts: OutOfTermCount, at: datetime) -> WorkingCalendar:
    """The calendar by which the school's promises count: school days, and office days if the charter says so."""
    return calendar_that_counts(
        counts,
        school=calendar_around(school, WeeklyHours.Kind.SCHOOL, at),
        office=calendar_around(school, WeeklyHours.Kind.OFFICE, at),
    )


def target_for(school: School, topic: str, rules: CharterRules, at: datetime) -> Target:
    """What the charter promises for a topic, and by which calendar it counts; no date that nobody can count."""
    laid_down = rules.response_target(topic)
    calendar = counting_calendar(school, rules.one(OutOfTerm).values.counts, at)
    acknowledge = countable(laid_down.values.acknowledge, calendar, at)
    answer = countable(laid_down.values.answer, calendar, at)
    return Target(
        acknowledge=acknowledge,
        answer=answer,
        calendar=calendar,
        clause=laid_down.clause,
        undated=answer is None and laid_down.values.answer is not None,
    )


def reader_calendar(school: School, staff: StaffMember | None, at: datetime) -> WorkingCalendar:
    """The working time of whoever reads first: a person's own, or that of the office for a team and the front door."""
    if staff is None:
        return office_hours(school, at)
    if staff.school_id == school.pk:
        staff.school = school
    on = at.astimezone(settings_of(school).zone).date()
    try:
        own = working_calendar_of(staff, on - timedelta(days=2), on + AHEAD)
        own.next_opening(at)
    except HoursError:
        return office_hours(school, at)
    return own


def staff_told_from(staff: StaffMember, at: datetime) -> datetime:
    """From when on a member of staff may be told, by their own working time and the charter (SEND-6)."""
    quiet, _clause = staff_quiet(charter_at(staff.school, at).rules)
    return first_told(at, reader_calendar(staff.school, staff, at), quiet)


def reader_calendar_soon(school: School, staff: StaffMember, at: datetime) -> None:
    """Say that `reader_calendar` is asked soon, before any change."""
    on = at.astimezone(settings_of(school).zone).date()
    working_calendar_soon(staff, on - timedelta(days=2), on + AHEAD)


def staff_quiet(rules: CharterRules) -> tuple[StaffQuietHours, str]:
    """The charter's quiet hours for staff, and the clause that lays them down."""
    laid_down = rules.one(StaffQuietHours)
    return laid_down.values, laid_down.clause
