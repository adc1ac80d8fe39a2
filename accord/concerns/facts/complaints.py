"""Where a complaint stands, as the rulebook needs it: its stages by the charter, its dates, and what is still open."""

from collections.abc import Collection
from datetime import date, datetime

from accord.charters.facts import edition_in_force, rules_of
from accord.charters.models import Edition
from accord.concerns.facts.matters import matter_of, matters_of
from accord.concerns.models import Complaint, Concern, Finding, Point, Stage
from accord.people.facts.in_charge import key_of_login
from accord.people.models import Login, StaffMember
from accord.rules.charter import ComplaintStage, ComplaintTimeLimit
from accord.rules.complaint_fairness import Seat as SeatFacts
from accord.rules.complaint_fairness import why_unseated
from accord.rules.complaints import (
    ComplaintFacts,
    StageDates,
    is_raised_in_time,
    stage_dates,
    stages_in_order,
)
from accord.rules.hours import HoursError, Interval, OpeningHours, WeeklyHours, WorkingCalendar, compile_calendar
from accord.rules.taking_part import Part, why_barred
from accord.schools.facts import calendar_around, settings_of
from accord.schools.models import School
from accord.schools.models import WeeklyHours as StoredHours

__all__ = [
    "current_stage", "dates_of", "day_at", "edition_at", "facts_of", "guardians_with_open_complaints", "matter_of",
    "matters_of", "rules_of_stage", "school_days", "staff_of_login", "stages_laid_down", "time_limit",
    "was_raised_late",
]  # fmt: skip

_SCHOOL_DAY = (Interval(8 * 60, 16 * 60),)


def day_at(school: School, at: datetime) -> date:
    """The day on the school's wall."""
    return at.astimezone(settings_of(school).zone).date()


def edition_at(school: School, at: datetime) -> Edition | None:
    """The edition of the charter that held at a moment: a complaint keeps the one under which it began."""
    return edition_in_force(school, day_at(school, at))


def stages_laid_down(edition: Edition | None) -> tuple[ComplaintStage, ...]:
    """The stages of the charter in their order, or the three that hold without one (COMPLAINT-13)."""
    laid_down = rules_of(edition).all(ComplaintStage) if edition else ()
    return stages_in_order(one.values for one in laid_down)


def rules_of_stage(complaint: Complaint, number: int) -> ComplaintStage:
    """What the charter says of a stage, counted from 1; a stage past the last keeps the rules of the last."""
    stages = stages_laid_down(complaint.edition)
    return stages[min(number, len(stages)) - 1]


def time_limit(edition: Edition | None) -> ComplaintTimeLimit:
    """Within how many months a complaint is raised."""
    return rules_of(edition).one(ComplaintTimeLimit).values if edition else ComplaintTimeLimit()


def school_days(school: School, at: datetime, days: int = 60) -> WorkingCalendar:
    """The calendar of school days; where the school has entered none that reaches so far, Monday to Friday."""
    try:
        calendar = calendar_around(school, StoredHours.Kind.SCHOOL, at)
        calendar.add_working_days(at, days)
    except HoursError:
        zone, year = settings_of(school).zone, at.year
        week = WeeklyHours((_SCHOOL_DAY,) * 5 + ((),) * 2)
        return compile_calendar(
            OpeningHours(zone=zone.key, weekly=(week,)),
            first_on=date(year - 1, 1, 1),
            last_on=date(year + 2, 12, 31),
        )
    return calendar


def dates_of(school: School, rules: ComplaintStage, begun_at: datetime) -> StageDates:
    """By when a stage is acknowledged, heard and answered."""
    return stage_dates(rules, begun_at, school_days(school, begun_at))


def current_stage(complaint: Complaint) -> Stage:
    """The stage in which a complaint is; every complaint has begun its first. Raises Stage.DoesNotExist."""
    found = complaint.stages.order_by("-number").first()
    if found is None:
        raise Stage.DoesNotExist
    return found


def facts_of(complaint: Complaint, at: datetime) -> ComplaintFacts:
    """Where a complaint stands at a moment, for `rules.complaints.why_not`."""
    stage = current_stage(complaint)
    stages = stages_laid_down(complaint.edition)
    rules = rules_of_stage(complaint, stage.number)
    points = list(Point.objects.filter(complaint=complaint, dropped_at__isnull=True))
    found = Finding.objects.filter(stage=stage, point__dropped_at__isnull=True).count()
    return ComplaintFacts(
        at=at,
        stage=rules,
        is_last=stage.number >= len(stages),
        acknowledged=stage.acknowledged_at is not None,
        points=len(points),
        points_confirmed=bool(points) and all(point.confirmed_at for point in points),
        has_investigator=stage.investigator_id is not None,
        findings=found,
        panel_seated=bool(rules.panel_members) and _is_seated(complaint, stage, rules),
        papers_sent=stage.papers_sent_at is not None,
        heard=stage.heard_at is not None,
        answered=stage.answered_at is not None,
        late=stage.answered_at is None and at > stage.answer_by,
        next_until=stage.next_until,
        remedies_open=complaint.remedies.filter(done_at__isnull=True).count(),
        ended=complaint.ended_at is not None,
    )


def _is_seated(complaint: Complaint, stage: Stage, rules: ComplaintStage) -> bool:
    matter = matter_of(complaint)
    seats = []
    for seat in stage.seats.filter(left_at__isnull=True):
        key = key_of_login(seat.person_id) if seat.person_id else f"outside:{seat.name.casefold()}"
        seats.append(SeatFacts(key, seat.independent, why_barred(key, Part.READ, matter) is not None))
    return why_unseated(rules, seats) is None


def was_raised_late(complaint: Complaint) -> bool:
    """Whether what a complaint is about lay further back than the charter's months when it was raised."""
    if complaint.happened_on is None:
        return False
    raised_on = day_at(complaint.school, complaint.received_at)
    return not is_raised_in_time(time_limit(complaint.edition), complaint.happened_on, raised_on)


def guardians_with_open_complaints(guardian_ids: Collection[int]) -> frozenset[int]:
    """Those of the guardians who have a complaint that has not ended (MEASURE-7)."""
    rows = Complaint.objects.filter(guardian__in=list(guardian_ids), ended_at__isnull=True)
    return frozenset(rows.values_list("guardian_id", flat=True))


def points_of(complaint: Complaint) -> list[Point]:
    """The points of a complaint that stand, in their order."""
    return list(Point.objects.filter(complaint=complaint, dropped_at__isnull=True).order_by("number"))


def staff_of_login(school: School, login_id: int) -> list[StaffMember]:
    """Whoever signs in with a login, on the staff or the board of a school; nobody for those above it."""
    return list(StaffMember.objects.filter(school=school, login=login_id).select_related("school"))


def whom_it_is_about(concern: Concern) -> tuple[list[StaffMember], list[Login]]:
    """Those on the staff, and those of the district, whom a concern names."""
    rows = list(concern.about.select_related("staff", "login"))
    return [row.staff for row in rows if row.staff], [row.login for row in rows if row.login]


def names_it_is_about(complaint: Complaint) -> list[str]:
    """The names of everybody whom a complaint names, those of the district too; for its complainant."""
    rows = complaint.about.select_related("staff", "login")
    return [one.staff.called if one.staff else one.login.name if one.login else "" for one in rows]
