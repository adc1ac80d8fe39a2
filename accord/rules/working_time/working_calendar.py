"""Working time on aware datetimes, and the making of a calendar from the declared facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from math import ceil, floor

from accord.rules.working_time.day_hours import DayBook
from accord.rules.working_time.epoch_calendar import EpochCalendar, WorkingDay
from accord.rules.working_time.errors import BadHours, NaiveDatetime
from accord.rules.working_time.opening_hours import Away, OpeningHours, PersonHours
from accord.rules.working_time.spans import Span, merged, without
from accord.rules.working_time.wall_clock import DAY, EPOCH_ORDINAL, midnight, wall_clock

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)

_moment = datetime.fromtimestamp  # bound once: it is half of the cost of some questions


class WorkingCalendar:
    """Answers about one school or person. Datetimes in must be aware; datetimes out are in UTC.

    `epoch` asks the same questions in epoch seconds; the rules are written there.
    UTC because two datetimes of one zone subtract as wall time, which is wrong on a night when
    the clocks change.
    """

    __slots__ = ("epoch", "first_on", "last_on", "zone")

    def __init__(self, *, zone: str, first_on: date, last_on: date, epoch: EpochCalendar) -> None:
        self.zone = zone
        self.first_on = first_on
        self.last_on = last_on
        self.epoch = epoch

    def is_open(self, at: datetime) -> bool:
        """Whether somebody is at work at this moment (HOURS-2)."""
        return self.epoch.is_open(epoch_seconds(at))

    def next_opening(self, at: datetime) -> datetime:
        """The first open moment, now or later (HOURS-7)."""
        return _moment(self.epoch.next_opening(epoch_seconds(at)), UTC)

    def next_closing(self, at: datetime) -> datetime:
        """The first closing after this moment (HOURS-8)."""
        return _moment(self.epoch.next_closing(epoch_seconds(at)), UTC)

    def add_working_seconds(self, at: datetime, seconds: float) -> datetime:
        """The moment by which so much working time has passed (HOURS-9, HOURS-10)."""
        return _moment(self.epoch.add_working_seconds(epoch_seconds(at), seconds), UTC)

    def add_working_days(self, at: datetime, days: int) -> datetime:
        """Closing time on the working day so many days on (HOURS-12, HOURS-13)."""
        return _moment(self.epoch.add_working_days(epoch_seconds(at), days), UTC)

    def working_seconds_between(self, start: datetime, end: datetime) -> float:
        """The working time between two moments, in seconds (HOURS-11)."""
        return self.epoch.working_seconds_between(epoch_seconds(start), epoch_seconds(end))

    def working_days_between(self, start: datetime, end: datetime) -> int:
        """The working days between two moments (HOURS-14)."""
        return self.epoch.working_days_between(epoch_seconds(start), epoch_seconds(end))


def epoch_seconds(at: datetime) -> float:
    """HOURS-19: A date and time without a time zone is refused, because it names no moment."""
    if at.tzinfo is not None:
        try:
            return at.timestamp()
        except TypeError:  # a time zone that gives no offset
            pass
    raise NaiveDatetime(f"{at.isoformat()} names no moment without a time zone. Say which zone it is in.")


def compile_calendar(hours: OpeningHours | PersonHours, *, first_on: date, last_on: date) -> WorkingCalendar:
    """Lay out the declared hours over all dates from the first to the last, both included.

    Some milliseconds for ten years: keep the calendar, and make it again when the facts change.
    """
    if not EARLIEST <= first_on <= last_on <= LATEST:
        raise BadHours(
            f"A calendar from {first_on} to {last_on} cannot be made: the first date comes first, "
            f"and both lie between {EARLIEST} and {LATEST}."
        )
    place = hours.workplace if isinstance(hours, PersonHours) else hours
    wall = wall_clock(place.zone, first_on, last_on)
    starts, ends = wall.first_showing(midnight(first_on)), wall.first_showing(midnight(last_on) + DAY)
    pieces = tuple(
        (max(opens, starts), min(closes, ends))
        for opens, closes in wall.instants(_wall_spans(hours, first_on, last_on))
        if opens < ends and closes > starts
    )
    if isinstance(hours, PersonHours):
        pieces = without(pieces, _away(hours))
    days: dict[int, WorkingDay] = {}
    for opens, closes in pieces:
        ordinal = wall.shows(opens) // DAY + EPOCH_ORDINAL
        begun = days.get(ordinal)
        days[ordinal] = WorkingDay(ordinal, begun.opens if begun else opens, closes)
    epoch = EpochCalendar(
        starts=starts, ends=ends, openings=merged(pieces), days=[days[key] for key in sorted(days)], wall=wall
    )
    return WorkingCalendar(zone=place.zone, first_on=first_on, last_on=last_on, epoch=epoch)


def _wall_spans(hours: OpeningHours | PersonHours, first_on: date, last_on: date) -> Iterator[Span]:
    book = DayBook(hours, first_on, last_on)
    for ordinal in range(first_on.toordinal(), last_on.toordinal() + 1):
        start = (ordinal - EPOCH_ORDINAL) * DAY
        for opens, closes in book.on(ordinal)[0]:
            yield start + opens * 60, start + closes * 60


def _away(hours: PersonHours) -> tuple[Span, ...]:
    """Absences by the second; a part of a second counts as away."""
    return merged(
        (floor(leave.starts_at.timestamp()), ceil(leave.ends_at.timestamp()))
        for leave in hours.leave
        if isinstance(leave, Away)
    )
