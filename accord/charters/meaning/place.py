"""The school at which a rule is tried out: its calendar, its clock, and moments worth trying."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from accord.core import words
from accord.rules.hours import CalendarEnds, WorkingCalendar
from accord.schools.facts import calendar_around, settings_of
from accord.schools.models import School, WeeklyHours

WEEKEND = timedelta(hours=30)
HOLIDAY = timedelta(days=5)
AFTER_CLOSING = timedelta(minutes=70)
SOON = timedelta(days=200)


@dataclass(frozen=True)
class Place:
    """A school, the present moment, and its calendars; `calendar` is the one in which its promises are counted."""

    school: School
    at: datetime
    zone: ZoneInfo
    calendar: WorkingCalendar
    office: WorkingCalendar

    @property
    def today(self) -> date:
        """The date at the school."""
        return self.at.astimezone(self.zone).date()

    def moment(self, value: datetime) -> str:
        """Say a day and a time, whatever day it is: 'Friday 27 November 5:10 pm'."""
        return words.moment(value, zone=self.zone)

    def date(self, value: date | datetime) -> str:
        """Say a date in full, by the clock of the school."""
        return words.date_in_words(value, self.zone)

    def gaps(self, calendar: WorkingCalendar | None = None) -> Iterator[tuple[datetime, datetime]]:
        """From now on, each time that the school is shut: from which closing until which opening (UTC)."""
        counting = calendar or self.calendar
        opens = counting.next_opening(self.at)
        while opens - self.at < SOON:
            closes = counting.next_closing(opens)
            try:
                opens = counting.next_opening(closes)
            except CalendarEnds:
                return
            yield closes, opens

    def in_working_time(self) -> datetime:
        """A moment an hour before the school next closes for the night or the weekend."""
        closes, _opens = next(self.gaps())
        return max(closes - timedelta(hours=1), self.calendar.next_opening(self.at))

    def after_work(self) -> datetime:
        """A moment on the evening before the next weekend."""
        for closes, opens in self.gaps():
            if opens - closes >= WEEKEND:
                return closes + AFTER_CLOSING
        return next(self.gaps())[0] + AFTER_CLOSING

    def in_the_holidays(self) -> datetime | None:
        """A morning in the next holidays; None where none are entered."""
        for closes, opens in self.gaps():
            if opens - closes >= HOLIDAY:
                wall = (closes + (opens - closes) / 2).astimezone(self.zone)
                return wall.replace(hour=10, minute=0, second=0, microsecond=0)
        return None


def place_of(school: School, at: datetime) -> Place:
    """The school as it stands."""
    kind = WeeklyHours.Kind
    return Place(
        school,
        at,
        settings_of(school).zone,
        calendar_around(school, kind.SCHOOL, at),
        calendar_around(school, kind.OFFICE, at),
    )
