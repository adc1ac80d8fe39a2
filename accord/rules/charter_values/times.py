"""Rules about time: hours of work, quiet hours, times to answer."""

from dataclasses import dataclass
from enum import StrEnum

from accord.rules.charter_values.fields import (
    DAY_MINUTES,
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    Duration,
    DurationField,
    MaybeField,
    NameField,
    NumberField,
    Unit,
    Week,
    Weekday,
    WeekField,
)
from accord.rules.charter_values.kinds import RuleValues, charter_value
from accord.rules.charter_values.problems import Problem

_DAY = ((7 * 60 + 45, 16 * 60),)


@dataclass(frozen=True)
class WorkingHours(RuleValues):
    """The hours of the week in which the school answers; on publication they become the school's weekly hours."""

    kind = "working_hours"
    week: Week = charter_value(WeekField(), (_DAY, _DAY, _DAY, _DAY, _DAY, (), ()))


class StaffQuiet(StrEnum):
    """What decides when staff are left in peace."""

    OWN_WORKING_TIME = "own_working_time"
    SET_TIMES = "set_times"


@dataclass(frozen=True)
class StaffQuietHours(RuleValues):
    """When staff are told of messages: in their own working time and a margin, or outside quiet times set for all.

    With set times, staff are left in peace each night between the two times, on whole quiet days, and always
    while they are away.
    """

    kind = "staff_quiet_hours"
    minutes_before: int = charter_value(NumberField(0, 120, "minutes"), 0)
    minutes_after: int = charter_value(NumberField(0, 120, "minutes"), 0)
    decided_by: StaffQuiet = charter_value(ChoiceField(StaffQuiet), StaffQuiet.OWN_WORKING_TIME)
    begins: int = charter_value(ClockTimeField(), 17 * 60)
    ends: int = charter_value(ClockTimeField(), 8 * 60)
    quiet_days: tuple[Weekday, ...] = charter_value(ChoicesField(Weekday), (Weekday.SATURDAY, Weekday.SUNDAY))

    def quarrels(self) -> list[Problem]:
        """A night that begins when it ends is no night; a week of quiet days leaves no day to be told on."""
        return _quiet_quarrels(self.begins, self.ends, self.quiet_days)


@dataclass(frozen=True)
class FamilyQuietHours(RuleValues):
    """When the school sends families nothing but emergencies: each night between two times, and whole days."""

    kind = "family_quiet_hours"
    begins: int = charter_value(ClockTimeField(), 19 * 60)
    ends: int = charter_value(ClockTimeField(), 7 * 60)
    quiet_days: tuple[Weekday, ...] = charter_value(ChoicesField(Weekday), (Weekday.SUNDAY,))

    def quarrels(self) -> list[Problem]:
        """A night that begins when it ends is no night; a week of quiet days leaves no day to write on."""
        return _quiet_quarrels(self.begins, self.ends, self.quiet_days)


def _quiet_quarrels(begins: int, ends: int, quiet_days: tuple[Weekday, ...]) -> list[Problem]:
    quarrels = []
    if begins % DAY_MINUTES == ends % DAY_MINUTES:
        quarrels.append(Problem("ends", "ends_as_it_begins"))
    if len(quiet_days) == len(Weekday):
        quarrels.append(Problem("quiet_days", "every_day"))
    return quarrels


@dataclass(frozen=True)
class ResponseTarget(RuleValues):
    """By when a message is acknowledged and answered; for one topic, or for all that has no target of its own."""

    kind = "response_target"
    repeats = True
    topic: str = charter_value(NameField(60, may_be_empty=True), "")
    acknowledge: Duration | None = charter_value(
        MaybeField(DurationField(), "not_promised"), Duration(8, Unit.WORKING_HOURS)
    )
    answer: Duration | None = charter_value(MaybeField(DurationField(), "not_promised"), Duration(3, Unit.WORKING_DAYS))

    def quarrels(self) -> list[Problem]:
        """A target promises something, and never an answer before its acknowledgement in the same unit."""
        if self.acknowledge is None and self.answer is None:
            return [Problem("answer", "promises_nothing")]
        if (
            self.acknowledge
            and self.answer
            and self.acknowledge.unit == self.answer.unit
            and self.acknowledge > self.answer
        ):
            return [Problem("answer", "answered_before_acknowledged")]
        return []


class OutOfTermCount(StrEnum):
    """How time runs for what arrives in the holidays."""

    FROM_FIRST_SCHOOL_DAY = "from_first_school_day"
    OFFICE_DAYS = "office_days"


@dataclass(frozen=True)
class OutOfTerm(RuleValues):
    """What arrives out of term: counted from the first school day, or on the days on which the office works."""

    kind = "out_of_term"
    counts: OutOfTermCount = charter_value(ChoiceField(OutOfTermCount), OutOfTermCount.FROM_FIRST_SCHOOL_DAY)


class EmergencyKind(StrEnum):
    """What may interrupt quiet hours."""

    CHILD_SAFETY = "child_safety"
    CHILD_MISSING = "child_missing"
    MEDICAL = "medical"
    COLLECTION_TODAY = "collection_today"
    SITE_OR_TRANSPORT = "site_or_transport"
    BEREAVEMENT = "bereavement"


@dataclass(frozen=True)
class Emergencies(RuleValues):
    """What counts as an emergency, and the telephone numbers that are answered in and outside working hours."""

    kind = "emergencies"
    kinds: tuple[EmergencyKind, ...] = charter_value(
        ChoicesField(EmergencyKind, least=1),
        (
            EmergencyKind.CHILD_SAFETY,
            EmergencyKind.CHILD_MISSING,
            EmergencyKind.MEDICAL,
            EmergencyKind.COLLECTION_TODAY,
        ),
    )
    telephone: str = charter_value(NameField(40, may_be_empty=True), "")
    telephone_out_of_hours: str = charter_value(NameField(40, may_be_empty=True), "")
