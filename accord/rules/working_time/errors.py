"""What can go wrong with a question about working time, each with its own name."""

from __future__ import annotations


class HoursError(ValueError):
    """Any refusal of the working-time rules; the message says what to mend."""


class BadHours(HoursError):
    """The hours themselves make no sense: an interval that ends before it starts, an unknown zone."""


class NaiveDatetime(HoursError):
    """A date and time came without a time zone, so it names no instant."""


class OutsideCalendar(HoursError):
    """The instant asked about lies outside the dates that the calendar covers."""


class CalendarEnds(HoursError):
    """The answer would lie outside the dates that the calendar covers."""


class NeverOpen(CalendarEnds):
    """The calendar has no opening at all."""
