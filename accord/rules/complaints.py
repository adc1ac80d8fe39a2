"""Complaints: by when each stage is acknowledged, heard and answered, which step may follow which, and who sits.

One complaint runs through the stages of the charter under which it began. Every date is counted in school days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from accord.rules.charter_values.fairness import ComplaintStage, ComplaintTimeLimit, Decider
from accord.rules.charter_values.fields import Duration, Unit
from accord.rules.clocks import promised_at
from accord.rules.hours import WorkingCalendar
from accord.rules.months import months_after

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


DEFAULT_STAGES = (
    ComplaintStage(
        stage=1,
        heard_by=(Decider.LEADER, Decider.HEADTEACHER),
        acknowledge=Duration(3, Unit.WORKING_DAYS),
        answer=Duration(10, Unit.WORKING_DAYS),
    ),
    ComplaintStage(stage=2, heard_by=(Decider.HEADTEACHER,)),
    ComplaintStage(
        stage=3,
        heard_by=(Decider.PANEL,),
        answer=Duration(20, Unit.WORKING_DAYS),
        next_stage_within_days=None,
        panel_members=3,
        independent_members=1,
        hearing=Duration(15, Unit.WORKING_DAYS),
        papers_days_before=5,
    ),
)
"""What holds where no charter lays the stages down (the shape that England asks of academies: Education (Independent
School Standards) Regulations 2014, part 7; every school may work so)."""


def stages_in_order(laid_down: Iterable[ComplaintStage]) -> tuple[ComplaintStage, ...]:
    """COMPLAINT-13: A complaint runs through the stages of the charter in their order; without any, through three.

    A leader answers first, then the headteacher, then a panel of three of whom one is independent of the school.
    """
    return tuple(sorted(laid_down, key=lambda one: one.stage)) or DEFAULT_STAGES


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


def papers_in_time(stage: ComplaintStage, sent_at: datetime, hearing_at: datetime, calendar: WorkingCalendar) -> bool:
    """Whether papers that are sent leave everybody the school days to read them (COMPLAINT-2). Raises HoursError."""
    days = stage.papers_days_before
    return not days or calendar.add_working_days(sent_at, days) <= hearing_at


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
