"""When a message reaches its reader, and what the writer is told before and after sending.

Decided at the moment of use, and again when a message that waited is about to be released.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from accord.rules.channels import QuietSpan, end_of_quiet
from accord.rules.charter import Duration, EmergencyKind, StaffQuiet, StaffQuietHours, Weekday
from accord.rules.clocks import promised_at
from accord.rules.hours import WorkingCalendar
from accord.rules.restrictions import Deed, Effect, RestrictionDecision


class Held(StrEnum):
    """Why a message waits for its reader."""

    STAFF_QUIET_HOURS = "staff_quiet_hours"
    LEAVES_AT_OPENING = "leaves_at_opening"
    CONTACT_LIMIT = "contact_limit"


@dataclass(frozen=True)
class Target:
    """What the charter promises for a message: one clock or two, counted by a calendar, and the clause that says so.

    `undated`: an answer is promised, but the school's calendar shows no day by which.
    """

    acknowledge: Duration | None
    answer: Duration | None
    calendar: WorkingCalendar
    clause: str = ""
    undated: bool = False


@dataclass(frozen=True)
class ToStaffFacts:
    """A message of a family to the school. `reader` is the working time of whoever gets it first (person or office).

    `mail_after_emergency`: it came by mail, and the family declared an emergency in this conversation within the last
    day.
    """

    at: datetime
    reader: WorkingCalendar
    target: Target
    quiet: StaffQuietHours = field(default_factory=StaffQuietHours)
    quiet_clause: str = ""
    emergency: EmergencyKind | None = None
    restriction: RestrictionDecision | None = None
    limit_frees_at: datetime | None = None
    mail_after_emergency: bool = False


@dataclass(frozen=True)
class ToFamilyFacts:
    """A message of staff to a family. `writer` is the working time of the writer's school.

    `answers_emergency`: the family declared an emergency in this conversation within the last day.
    """

    at: datetime
    writer: WorkingCalendar
    emergency_reason: str = ""
    answers_emergency: bool = False


@dataclass(frozen=True)
class SendingDecision:
    """From when the reader is told, why it waits until then (None: at once), the dates promised, and the rules."""

    reaches_at: datetime
    held: Held | None
    rule: str
    clause: str = ""
    acknowledge_by: datetime | None = None
    answer_by: datetime | None = None
    to_duty: bool = False
    undated: bool = False


_DEEDS = {
    "attendance": Deed.REPORT_ABSENCE,
    "safeguarding": Deed.REPORT_SAFEGUARDING,
    "complaint": Deed.COMPLAIN,
}

EMERGENCY_LASTS = timedelta(days=1)
"""For so long after an emergency what is written in the same conversation may belong to it."""
ANSWERS_EMERGENCY = "SEND-9"

NEVER_LIMITED = frozenset(_DEEDS)
"""Topics that no restriction touches; messages about them do not count towards a limit either."""


def deed_of(topic: str) -> Deed:
    """SEND-7: Who writes about an absence, a child at risk or a complaint does what no restriction ever touches."""
    return _DEEDS.get(topic, Deed.WRITE)


def decide_sending_to_staff(facts: ToStaffFacts) -> SendingDecision:
    """When staff are told of a family's message, and by when it is answered. Raises HoursError.

    SEND-1: A message reaches staff in their own working time; what comes outside it waits for their next opening.
    Writing is never blocked.

    SEND-2: An emergency reaches the person on duty at once, whatever the hour.

    SEND-4: Beyond a limit on contact a message waits until the limit frees it; an emergency never does.

    SEND-5: The promised dates count from the moment of writing, however long the message waits for its reader.

    SEND-10: What a family writes by mail within a day after its emergency waits for nobody: it reaches the person on
    duty at once, for a mail has no place in which to mark it.
    """
    acknowledge_by, answer_by = promises(facts.at, facts.target)
    undated = facts.target.undated
    if facts.emergency:
        return SendingDecision(
            facts.at, None, "SEND-2", facts.target.clause, acknowledge_by, answer_by, to_duty=True, undated=undated
        )
    limited = facts.restriction is not None and facts.restriction.effect is Effect.COUNTED
    earliest = max(facts.at, facts.limit_frees_at or facts.at) if limited else facts.at
    reaches_at = first_told(earliest, facts.reader, facts.quiet)
    if reaches_at > facts.at and facts.mail_after_emergency:
        return SendingDecision(
            facts.at, None, "SEND-10", facts.target.clause, acknowledge_by, answer_by, to_duty=True, undated=undated
        )
    if limited and earliest > facts.at and facts.restriction and facts.restriction.restriction:
        clause = facts.restriction.restriction.clause
        return SendingDecision(
            reaches_at, Held.CONTACT_LIMIT, "SEND-4", clause, acknowledge_by, answer_by, undated=undated
        )
    held = Held.STAFF_QUIET_HOURS if reaches_at > facts.at else None
    return SendingDecision(reaches_at, held, "SEND-1", facts.quiet_clause, acknowledge_by, answer_by, undated=undated)


def decide_sending_to_family(facts: ToFamilyFacts) -> SendingDecision:
    """When a family is told of what staff write. Raises HoursError.

    SEND-3: Staff may write at any hour; what they write outside working time leaves at the next opening, unless
    they declare an emergency and say why.

    SEND-9: What staff write to a family within a day after its emergency leaves at once, whatever the hour.
    """
    if facts.emergency_reason:
        return SendingDecision(facts.at, None, "SEND-3")
    if facts.answers_emergency:
        return SendingDecision(facts.at, None, ANSWERS_EMERGENCY)
    leaves_at = facts.at if facts.writer.is_open(facts.at) else facts.writer.next_opening(facts.at)
    return SendingDecision(leaves_at, Held.LEAVES_AT_OPENING if leaves_at > facts.at else None, "SEND-3")


def decide_leaving_again(at: datetime, writer: WorkingCalendar, office: WorkingCalendar) -> SendingDecision:
    """Whether what staff wrote and what waited leaves now. Raises HoursError.

    SEND-8: What waited to leave is judged again: it leaves when its writer is at work, or the office is, whichever
    is first; so a closure holds it back, and an absence of its writer does not.
    """
    return min(
        (decide_sending_to_family(ToFamilyFacts(at, calendar)) for calendar in (writer, office)),
        key=lambda decision: decision.reaches_at,
    )


def may_take_back(*, is_writer: bool, has_left: bool) -> bool:
    """Whether somebody may take back what is written.

    SEND-11: What has not left its writer takes back, and nobody else, whoever has the conversation by now. Whoever may
    read the conversation no more sees their own words that wait, and nothing else of it.
    """
    return is_writer and not has_left


def promises(at: datetime, target: Target) -> tuple[datetime | None, datetime | None]:
    """By when a message that arrives at a moment is acknowledged and answered. Raises HoursError."""
    return (
        promised_at(at, target.acknowledge, target.calendar) if target.acknowledge else None,
        promised_at(at, target.answer, target.calendar) if target.answer else None,
    )


def first_told(at: datetime, reader: WorkingCalendar, quiet: StaffQuietHours) -> datetime:
    """The first moment from `at` on at which staff may be told. Raises HoursError.

    SEND-6: The charter may add a margin before and after working time, or set quiet times for all staff instead.
    """
    if quiet.decided_by is StaffQuiet.SET_TIMES:
        return end_of_quiet(at, quiet_spans(quiet), reader.zone)
    if reader.is_open(at) or _just_closed(at, reader, quiet.minutes_after):
        return at
    opening = reader.next_opening(at) - timedelta(minutes=quiet.minutes_before)
    return max(at.astimezone(UTC), opening)


def _just_closed(at: datetime, reader: WorkingCalendar, minutes: int) -> bool:
    return minutes > 0 and reader.working_seconds_between(at - timedelta(minutes=minutes), at) > 0


def quiet_spans(quiet: StaffQuietHours) -> Sequence[QuietSpan]:
    """The quiet times that a charter sets for all staff: each night, and whole days."""
    every_day = frozenset(range(1, 8))
    whole_days = frozenset(place for place, day in enumerate(Weekday, start=1) if day in quiet.quiet_days)
    nights = QuietSpan(every_day, quiet.begins, quiet.ends)
    return (nights, QuietSpan(whole_days, 0, 24 * 60)) if whole_days else (nights,)
