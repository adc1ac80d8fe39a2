"""Reads closures out of an iCalendar file (RFC 5545), whoever made the file."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.schools.calendar_file_checks import MOST_DATES, check_text, text_of, too_many
from accord.schools.changes import refuse
from accord.schools.closure import LONGEST
from accord.schools.week import END_OF_DAY, minute_of

SLICE = timedelta(days=61)
MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class FileClosure:
    """One closure as the file has it; `source_id` is the same each time the file is read."""

    source_id: str
    name: str
    starts_on: date
    ends_on: date
    from_minute: int | None = None
    to_minute: int | None = None


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file holds between two dates, and which of its entries could not be taken, each with the reason."""

    closures: tuple[FileClosure, ...] = ()
    left_out: tuple[tuple[str, str], ...] = field(default=())


def read_closures(data: bytes, *, zone: ZoneInfo, first_on: date, last_on: date) -> FileReading:
    """Return the closures that the file names between two dates, repetitions written out.

    Times are turned into the school's own clock. Refuses (422, field `file`) what is no calendar, is too large,
    or repeats itself without end. What reads calendars is loaded with the first file.
    """
    import icalendar

    text = text_of(data)
    check_text(text)
    found: dict[str, FileClosure] = {}
    left_out: list[tuple[str, str]] = []
    try:
        calendar = icalendar.Calendar.from_ical(text)
        repeating = _repeating(calendar)
        for event in _occurrences(calendar, first_on, last_on):
            _take(event, zone, repeating, found, left_out)
            if len(found) > MOST_DATES:
                raise too_many()
    except DomainError:
        raise
    except Exception as fault:
        # Hostile or broken files make the parsers raise anything at all; whatever it is, the file is at fault.
        message = _("This calendar file is damaged, so we could not read it. Export it anew and try again.")
        raise refuse("calendar-damaged", message, "file") from fault
    inside = [one for one in found.values() if one.ends_on >= first_on and one.starts_on <= last_on]
    inside.sort(key=lambda one: (one.starts_on, one.ends_on, one.name))
    return FileReading(tuple(inside), tuple(dict.fromkeys(left_out)))


def _occurrences(calendar: Any, first_on: date, last_on: date) -> Iterator[Any]:
    """Yield each event once per repetition, some weeks at a time, so that a runaway rule is noticed early."""
    import recurring_ical_events

    query = recurring_ical_events.of(calendar)
    begins = first_on
    while begins <= last_on:
        ends = min(begins + SLICE, last_on + timedelta(days=1))
        yield from query.between(begins, ends)
        begins = begins + SLICE


def _repeating(calendar: Any) -> set[str]:
    """The ids of events that take place more than once, so that each of their dates needs a name of its own."""
    marks = ("RRULE", "RDATE", "RECURRENCE-ID")
    return {str(event.get("UID", "")) for event in calendar.walk("VEVENT") if any(mark in event for mark in marks)}


def _take(
    event: Any, zone: ZoneInfo, repeating: set[str], found: dict[str, FileClosure], left_out: list[tuple[str, str]]
) -> None:
    name = _name_of(event)
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return
    start = event.get("DTSTART")
    if start is None:
        left_out.append((name, _("it has no date")))
        return
    first_on, last_on, from_minute, to_minute = _stretch(start.dt, event, zone)
    if last_on < first_on:
        left_out.append((name, _("it ends before it starts")))
    elif (last_on - first_on).days >= LONGEST:
        left_out.append((name, _("it lasts longer than %(days)s days") % {"days": LONGEST}))
    elif from_minute is not None and to_minute is not None and to_minute <= from_minute:
        left_out.append((name, _("it has no length")))
    else:
        source_id = _source_id(event, name, start.dt, repeating)
        found[source_id] = FileClosure(source_id, name, first_on, last_on, from_minute, to_minute)


def _stretch(start: date, event: Any, zone: ZoneInfo) -> tuple[date, date, int | None, int | None]:
    end = event.get("DTEND")
    if not isinstance(start, datetime):
        last_on = (end.dt if end else start + timedelta(days=1)) - timedelta(days=1)
        last_on = last_on.date() if isinstance(last_on, datetime) else last_on
        return start, max(start, last_on) if end and end.dt == start else last_on, None, None
    begins = _on_the_wall(start, zone)
    finishes = _on_the_wall(end.dt, zone) if end and isinstance(end.dt, datetime) else begins
    last_on = finishes.date()
    closes = minute_of(finishes.time())
    if finishes.time() == MIDNIGHT and finishes > begins:
        last_on, closes = last_on - timedelta(days=1), END_OF_DAY
    if last_on != begins.date() or (begins.time() == MIDNIGHT and closes == END_OF_DAY):
        return begins.date(), last_on, None, None
    return begins.date(), last_on, minute_of(begins.time()), closes


def _on_the_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """A time without a zone means the school's own clock."""
    return (moment.astimezone(zone) if moment.tzinfo else moment).replace(tzinfo=None)


def _name_of(event: Any) -> str:
    said = " ".join("".join(c if c.isprintable() else " " for c in str(event.get("SUMMARY", ""))).split())
    return said[:120] or _("Closed")


def _source_id(event: Any, name: str, start: date, repeating: set[str]) -> str:
    """The name under which an entry is known again at the next import, even when its date has moved."""
    uid = str(event.get("UID", "")) or hashlib.sha256(f"{name}{start}".encode()).hexdigest()[:32]
    source_id = uid
    if uid in repeating:
        marked = event.get("RECURRENCE-ID")
        on = marked.dt if marked is not None else start
        source_id = f"{uid}/{(on.date() if isinstance(on, datetime) else on).isoformat()}"
    if len(source_id) > 200:
        source_id = hashlib.sha256(source_id.encode()).hexdigest()
    return source_id
