"""By when a message is acknowledged or answered: the promise, the school's working time, and every pause.

facts = ClockFacts(started_at=sent_at, within=Duration(2, Unit.WORKING_DAYS), calendar=calendar)
due_at(facts)                          # the moment (UTC) by which the promise is kept
remaining(facts, at)                   # what is left of it; negative once it is late
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from accord.rules.charter_values.fields import Duration, Unit
from accord.rules.charter_values.times import OutOfTermCount
from accord.rules.hours import HOUR, CalendarEnds, WorkingCalendar, with_office_days

BY_THE_CLOCK = frozenset({Unit.HOURS, Unit.DAYS})
"""Units that run day and night, whoever is at work."""


@dataclass(frozen=True)
class Pause:
    """A time in which the school waits on the family; `until` is None while it still does.

    `due_before`: by when the family knew it was due when that time began; None where it was written down nowhere.
    """

    begins_at: datetime
    until: datetime | None = None
    due_before: datetime | None = None


@dataclass(frozen=True)
class PartAnswer:
    """A first answer that promises the rest by a date (in the school's zone)."""

    at: datetime
    rest_on: date


@dataclass(frozen=True)
class ClockFacts:
    """What a response clock depends on. `calendar` is the one that counts: see `calendar_that_counts`.

    `promised_by`: the date that the family was told at the beginning; None where it was written down nowhere.
    """

    started_at: datetime
    within: Duration
    calendar: WorkingCalendar
    pauses: tuple[Pause, ...] = ()
    part_answer: PartAnswer | None = None
    promised_by: datetime | None = None


def calendar_that_counts(
    counts: OutOfTermCount, *, school: WorkingCalendar, office: WorkingCalendar
) -> WorkingCalendar:
    """CLOCK-1: In the holidays time waits for the first school day, or runs on the days on which the office works.

    Which of the two, the charter says; on a school day the school's own hours count in any case.
    """
    return with_office_days(school, office) if counts is OutOfTermCount.OFFICE_DAYS else school


def promised_at(started_at: datetime, within: Duration, calendar: WorkingCalendar) -> datetime:
    """The moment (UTC) by which something is due that is never paused. Raises HoursError.

    CLOCK-2: Working hours are counted while the school is at work, from the next opening for what arrives outside.

    CLOCK-3: Working days end at closing time; the day of arrival is not counted, and none at all is that same day.

    CLOCK-4: Hours of the clock run day and night; calendar days end at midnight by the school's own clock.
    """
    match within.unit:
        case Unit.WORKING_HOURS:
            return calendar.add_working_seconds(started_at, within.amount * HOUR)
        case Unit.WORKING_DAYS:
            return calendar.add_working_days(started_at, within.amount)
        case Unit.HOURS:
            return started_at.astimezone(UTC) + timedelta(hours=within.amount)
        case Unit.DAYS:
            zone = ZoneInfo(calendar.zone)
            return _end_of(started_at.astimezone(zone).date() + timedelta(days=within.amount), zone)


def due_at(facts: ClockFacts) -> datetime | None:
    """The moment (UTC) by which the promise is due; None while the school waits on the family. Raises HoursError.

    CLOCK-5: While the school waits on the family the clock stands: it is due later by the time of that wait,
    working time for promises in working time. CLOCK-6: A wait that begins when it was due already changes nothing.

    CLOCK-10: The date that a family was told stays. A closure, an absence, other hours, another topic or another
    edition of the charter that come afterwards move no date, whether the message has arrived or still waits; only a
    wait on the family and a part answer do.
    """
    due = _before_pauses(facts)
    for pause in _in_order(facts.pauses, since=_counted_from(facts)):
        due = min(due, pause.due_before or due)
        if pause.begins_at >= due:
            break
        if pause.until is None:
            return None
        due = _later(facts, due, _passed(facts, pause.begins_at, pause.until))
    return due


def remaining(facts: ClockFacts, at: datetime) -> float:
    """What is left of the promise at a moment, in seconds (working time where it is promised so). Raises HoursError.

    CLOCK-7: What is left does not change while the clock stands; once the promise is late it is less than nothing.
    """
    begun = tuple(pause for pause in facts.pauses if pause.begins_at <= at)
    stands_since = _stands_since(begun, at)
    now = max(at if stands_since is None else stands_since, _counted_from(facts))
    ended = tuple(pause for pause in begun if stands_since is None or pause.begins_at < stands_since)
    due = due_at(replace(facts, pauses=ended))
    assert due is not None, "a pause that is still open is the one in which the clock stands"
    return _passed(facts, now, due) if now <= due else -_passed(facts, due, now)


def moves_with(part_written_at: datetime, known_at: datetime | None) -> bool:
    """Whether a part answer written at a moment moves the promise for a message that its writer read at `known_at`.

    CLOCK-9: A part answer moves only the promise for what its writer had read, however late it leaves: what the family
    wrote in between, or writes afterwards, keeps a promise of its own, from when it was written.
    """
    return known_at is not None and known_at <= part_written_at


def is_waiting_on_family(facts: ClockFacts, at: datetime) -> bool:
    """Whether the clock stands at a moment."""
    return _stands_since(facts.pauses, at) is not None


def _before_pauses(facts: ClockFacts) -> datetime:
    """CLOCK-8: A part answer that names a date for the rest is a new promise: due at closing time on that date.

    On a date without work it is due at the closing before it, so that nobody waits longer than was said;
    where that is past already, by the end of the date itself.
    """
    if facts.part_answer is None:
        return facts.promised_by or promised_at(facts.started_at, facts.within, facts.calendar)
    ends_at = _end_of(facts.part_answer.rest_on, ZoneInfo(facts.calendar.zone))
    if facts.within.unit in BY_THE_CLOCK:
        return ends_at
    try:
        closing = facts.calendar.add_working_days(ends_at, -1)
    except CalendarEnds:
        return ends_at
    return closing if closing > facts.part_answer.at else ends_at


def _counted_from(facts: ClockFacts) -> datetime:
    return facts.part_answer.at if facts.part_answer else facts.started_at


def _in_order(pauses: Iterable[Pause], since: datetime) -> list[Pause]:
    """The pauses in order, those that overlap made one, and nothing of them before the clock began."""
    joined: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: one.begins_at):
        if pause.until is not None and pause.until <= max(since, pause.begins_at):
            continue
        begins = max(since, pause.begins_at)
        due_before = pause.due_before if begins == pause.begins_at else None
        last = joined[-1] if joined else None
        if last is None or (last.until is not None and last.until < begins):
            joined.append(Pause(begins, pause.until, due_before))
        elif last.until is not None:
            until = None if pause.until is None else max(last.until, pause.until)
            joined[-1] = Pause(last.begins_at, until, last.due_before)
    return joined


def _stands_since(pauses: Iterable[Pause], at: datetime) -> datetime | None:
    """Since when the clock has stood, at a moment at which it does."""
    begun = [pause for pause in pauses if pause.begins_at <= at]
    for pause in _in_order(begun, min((one.begins_at for one in begun), default=at)):
        if pause.begins_at <= at and (pause.until is None or at < pause.until):
            return pause.begins_at
    return None


def _passed(facts: ClockFacts, begins: datetime, ends: datetime) -> float:
    if facts.within.unit in BY_THE_CLOCK:
        return ends.timestamp() - begins.timestamp()
    return facts.calendar.working_seconds_between(begins, ends)


def _later(facts: ClockFacts, due: datetime, seconds: float) -> datetime:
    if facts.within.unit in BY_THE_CLOCK:
        return due + timedelta(seconds=seconds)
    return facts.calendar.add_working_seconds(due, seconds)


def _end_of(on: date, zone: ZoneInfo) -> datetime:
    """Midnight at the end of a date, by the clock of a zone."""
    after = on + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=zone).astimezone(UTC)
