"""Who of several people is asked: the one who is at work first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from accord.rules.working_time.errors import CalendarEnds
from accord.rules.working_time.working_calendar import WorkingCalendar

Who = TypeVar("Who")


@dataclass(frozen=True, slots=True)
class FirstAtWork(Generic[Who]):
    """The person to ask, and from when (UTC) they are at work."""

    who: Who
    opens_at: datetime


def first_at_work(people: Iterable[tuple[Who, WorkingCalendar]], at: datetime) -> FirstAtWork[Who] | None:
    """HOURS-17: While somebody is away, the first at work among them and their cover is asked.

    Those named earlier go first when several are at work at once. Cover changes who is asked, never how
    time is counted. Nobody, when none of them works again before their calendars end.
    """
    first: FirstAtWork[Who] | None = None
    for who, calendar in people:
        try:
            opens_at = calendar.next_opening(at)
        except CalendarEnds:
            continue
        if first is None or opens_at < first.opens_at:
            first = FirstAtWork(who, opens_at)
    return first
