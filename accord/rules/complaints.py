"""Complaints: by when each stage is acknowledged, heard and answered, which step may follow which, and who sits.

One complaint runs through the stages of the charter under which it began. Every date is counted in school days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from accord.rules.charter_values.fairness import ComplaintStage, ComplaintTimeLimit
from accord.rules.clocks import promised_at
from accord.rules.hours import WorkingCalendar
from accord.rules.months import months_after

LONGEST_SERIAL_DECISION_MONTHS = 6
"""After this a decision on serial complaints has to be taken anew, with new reasons."""
_MOMENT = timedelta(seconds=1)


class ComplaintStep(StrEnum):
    """What can be done in a complaint, by either side."""

    ACKNOWLEDGE = "acknowledge"
    CONFIRM_POINTS = "confirm_points"
    NAME_INVESTIGATOR = "name_investigator"
    FIND = "find"
    PROMISE_NEW_DATE = "promise_new_date"
    SEAT_PANEL = "seat_panel"
    SEND_PAPERS = "send_papers"
    HEAR = "hear"
    ANSWER = "answer"
    ASK_NEXT_STAGE = "ask_next_stage"
    FINISH_REMEDY = "finish_remedy"
    WITHDRAW = "withdraw"
    PUT_OUT_OF_SCOPE = "put_out_of_scope"
    TAKE_UP_AGAIN = "take_up_again"


class Why(StrEnum):
    """Why a step may not be taken now."""

    ENDED = "ended"
    NOT_ENDED = "not_ended"
    ALREADY_DONE = "already_done"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    NO_POINTS = "no_points"
    POINTS_NOT_CONFIRMED = "points_not_confirmed"
    NO_INVESTIGATOR = "no_investigator"
    POINTS_WITHOUT_FINDING = "points_without_finding"
    NO_PANEL_AT_THIS_STAGE = "no_panel_at_this_stage"
    PANEL_NOT_SEATED = "panel_not_seated"
    PAPERS_NOT_SENT = "papers_not_sent"
    NOT_HEARD = "not_heard"
    LAST_STAGE = "last_stage"
    TIME_HAS_PASSED = "time_has_passed"
    NO_REMEDY_OPEN = "no_remedy_open"


@dataclass(frozen=True)
class StageDates:
    """The dates of one stage (UTC); None where the charter promises none."""

    acknowledge_by: datetime | None
    answer_by: datetime
    hearing_by: datetime | None
    papers_by: datetime | None


def stage_dates(stage: ComplaintStage, begun_at: datetime, calendar: WorkingCalendar) -> StageDates:
    """By when a stage is acknowledged, heard and answered. Raises HoursError.

    COMPLAINT-1: The dates count in school days from the day on which the complaint arrived; what arrives in the
    holidays counts from the first school day. COMPLAINT-2: Papers are with everybody, the family too, as many school
    days before the hearing as the charter says.
    """
    hearing_by = promised_at(begun_at, stage.hearing, calendar) if stage.hearing else None
    papers_by = None
    if hearing_by and stage.papers_days_before:
        papers_by = _days_before(hearing_by, stage.papers_days_before, begun_at, calendar)
    return StageDates(
        acknowledge_by=promised_at(begun_at, stage.acknowledge, calendar) if stage.acknowledge else None,
        answer_by=promised_at(begun_at, stage.answer, calendar),
        hearing_by=hearing_by,
        papers_by=papers_by,
    )


def papers_by(stage: ComplaintStage, begun_at: datetime, hearing_at: datetime, calendar: WorkingCalendar) -> datetime:
    """By when the papers of a hearing whose time is set are sent. Raises HoursError."""
    return _days_before(hearing_at, stage.papers_days_before or 0, begun_at, calendar)


def _days_before(moment: datetime, days: int, earliest: datetime, calendar: WorkingCalendar) -> datetime:
    """The closing of the school day that lies so many school days before a moment, never before the beginning."""
    latest, closing = earliest, calendar.add_working_days(earliest, 0)
    while calendar.add_working_days(closing - _MOMENT, days) <= moment:
        latest, closing = closing, calendar.add_working_days(closing - _MOMENT, 1)
    return latest


def next_stage_until(stage: ComplaintStage, answered_at: datetime, calendar: WorkingCalendar) -> datetime | None:
    """Until when the family can ask for the next stage; None after the last one. Raises HoursError.

    COMPLAINT-3: The next stage can be asked for within the charter's school days from the answer.
    """
    if stage.next_stage_within_days is None:
        return None
    return calendar.add_working_days(answered_at, stage.next_stage_within_days)


def is_raised_in_time(limit: ComplaintTimeLimit, happened_on: date, raised_on: date) -> bool:
    """COMPLAINT-4: A complaint is raised within the charter's months; a leader may take up a later one with a reason.

    One that is late is looked at before it is refused, and is never refused by a machine.
    """
    return raised_on <= months_after(happened_on, limit.months)


@dataclass(frozen=True)
class ComplaintFacts:
    """Where a complaint stands at `at`, in one stage of several. Times are None while something has not happened.

    `points` and `findings` count; `late`: the answer was due before `at` and has not come. `next_until`: see
    `next_stage_until`.
    """

    at: datetime
    stage: ComplaintStage
    is_last: bool
    acknowledged: bool = False
    points: int = 0
    points_confirmed: bool = False
    has_investigator: bool = False
    findings: int = 0
    panel_seated: bool = False
    papers_sent: bool = False
    heard: bool = False
    answered: bool = False
    late: bool = False
    next_until: datetime | None = None
    remedies_open: int = 0
    ended: bool = False

    @property
    def has_panel(self) -> bool:
        """Whether a panel hears this stage."""
        return self.stage.panel_members > 0


def why_not(step: ComplaintStep, facts: ComplaintFacts) -> Why | None:
    """Why a step may not be taken now; None when it may.

    COMPLAINT-5: A family can withdraw at any time, and what was withdrawn or put out of scope can be taken up again.

    COMPLAINT-6: Nothing is found before the family has confirmed the points that they complain of.

    COMPLAINT-7: An answer says what was found on every point. COMPLAINT-8: A panel is seated, has sent the papers
    and has heard the family before it answers.

    COMPLAINT-9: The next stage is asked for after the answer, or as soon as the answer is late.

    COMPLAINT-10: A remedy that was promised stays open until it is done, also after the end of the complaint.
    """
    if step is ComplaintStep.FINISH_REMEDY:
        return None if facts.remedies_open else Why.NO_REMEDY_OPEN
    if step is ComplaintStep.TAKE_UP_AGAIN:
        return None if facts.ended else Why.NOT_ENDED
    if facts.ended:
        return Why.ENDED
    if step is ComplaintStep.ASK_NEXT_STAGE:
        return _why_no_next_stage(facts)
    if facts.answered:
        return Why.ANSWERED
    return _why_not_in_stage(step, facts)


def _why_no_next_stage(facts: ComplaintFacts) -> Why | None:
    if facts.is_last:
        return Why.LAST_STAGE
    if not facts.answered:
        return None if facts.late else Why.NOT_ANSWERED
    if facts.next_until is not None and facts.at > facts.next_until:
        return Why.TIME_HAS_PASSED
    return None


def _why_not_in_stage(step: ComplaintStep, facts: ComplaintFacts) -> Why | None:
    match step:
        case ComplaintStep.ACKNOWLEDGE:
            return Why.ALREADY_DONE if facts.acknowledged else None
        case ComplaintStep.CONFIRM_POINTS:
            return None if facts.points else Why.NO_POINTS
        case ComplaintStep.FIND:
            return _why_nothing_found(facts)
        case ComplaintStep.SEAT_PANEL:
            return None if facts.has_panel else Why.NO_PANEL_AT_THIS_STAGE
        case ComplaintStep.SEND_PAPERS:
            return _why_no_papers(facts)
        case ComplaintStep.HEAR:
            return _why_no_papers(facts) or (None if facts.papers_sent else Why.PAPERS_NOT_SENT)
        case ComplaintStep.ANSWER:
            return _why_no_answer(facts)
    return None


def _why_nothing_found(facts: ComplaintFacts) -> Why | None:
    if not facts.points_confirmed:
        return Why.POINTS_NOT_CONFIRMED
    if facts.has_panel:
        return None if facts.heard else Why.NOT_HEARD
    return None if facts.has_investigator else Why.NO_INVESTIGATOR


def _why_no_papers(facts: ComplaintFacts) -> Why | None:
    if not facts.has_panel:
        return Why.NO_PANEL_AT_THIS_STAGE
    return None if facts.panel_seated else Why.PANEL_NOT_SEATED


def _why_no_answer(facts: ComplaintFacts) -> Why | None:
    if not facts.points_confirmed:
        return Why.POINTS_NOT_CONFIRMED
    if facts.has_panel and not facts.heard:
        return Why.NOT_HEARD
    return None if facts.findings >= facts.points else Why.POINTS_WITHOUT_FINDING


class Unseated(StrEnum):
    """Why a panel cannot sit."""

    TOO_FEW = "too_few"
    NOBODY_INDEPENDENT = "nobody_independent"
    CONFLICT = "conflict"
    TWICE = "twice"


@dataclass(frozen=True)
class Seat:
    """A member of a panel; `independent` of running the school; `barred` by a conflict of interest."""

    person: str
    independent: bool = False
    barred: bool = False


def why_unseated(stage: ComplaintStage, seats: Sequence[Seat]) -> Unseated | None:
    """COMPLAINT-11: A panel has as many members as the charter says, and as many who are independent of the school.

    Nobody sits on it who is named in the complaint, is family of either side, or had a part in an earlier stage.
    """
    if any(seat.barred for seat in seats):
        return Unseated.CONFLICT
    if len({seat.person for seat in seats}) < len(seats):
        return Unseated.TWICE
    if len(seats) < stage.panel_members:
        return Unseated.TOO_FEW
    if sum(seat.independent for seat in seats) < stage.independent_members:
        return Unseated.NOBODY_INDEPENDENT
    return None


@dataclass(frozen=True)
class SerialFacts:
    """A decision that complaints about the same matter are not answered anew. Days are those at the school."""

    by_leader: bool
    barred: bool
    reasons: str
    tried_before: str
    starts_on: date
    ends_on: date | None


class NotSerial(StrEnum):
    """Why such a decision cannot stand."""

    NOT_A_LEADER = "not_a_leader"
    CONFLICT = "conflict"
    NO_REASONS = "no_reasons"
    NOTHING_TRIED = "nothing_tried"
    NO_END = "no_end"
    TOO_LONG = "too_long"


def why_not_serial(facts: SerialFacts) -> NotSerial | None:
    """COMPLAINT-12: Complaints are called serial or unreasonable by a leader who is not named, with reasons.

    The decision says what was tried before, is about one matter, and ends within six months. What is new is always
    looked at, and nobody loses the way to the next stage, to a review, or to an authority outside the school.
    """
    if not facts.by_leader:
        return NotSerial.NOT_A_LEADER
    if facts.barred:
        return NotSerial.CONFLICT
    if not facts.reasons.strip():
        return NotSerial.NO_REASONS
    if not facts.tried_before.strip():
        return NotSerial.NOTHING_TRIED
    if facts.ends_on is None or facts.ends_on <= facts.starts_on:
        return NotSerial.NO_END
    if facts.ends_on > months_after(facts.starts_on, LONGEST_SERIAL_DECISION_MONTHS):
        return NotSerial.TOO_LONG
    return None
