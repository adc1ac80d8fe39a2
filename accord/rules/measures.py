"""Measures against conduct that the charter does not accept: who decides what, after what, and for how long.

Nothing here is automatic. People decide; the rules say what is still missing before a decision stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from accord.rules.charter_values.fairness import LIMITS, STEP_ORDER, ConductCategory, Decider, Measure, Step
from accord.rules.hours import WorkingCalendar
from accord.rules.taking_part import Barred


class Missing(StrEnum):
    """What a measure still lacks before it can be decided."""

    RIGHT_TO_DECIDE = "right_to_decide"
    FREE_OF_CONFLICT = "free_of_conflict"
    CONSULTATION = "consultation"
    CONTACT = "contact"
    LIMIT = "limit"
    START = "start"
    START_BEFORE_LAPSE = "start_before_lapse"
    REASONS = "reasons"
    GUARDIAN_HEARD = "guardian_heard"
    END = "end"
    SHORTER = "shorter"
    REVIEW = "review"
    WHY_LESS_WOULD_NOT_DO = "why_less_would_not_do"
    ARRANGEMENTS_FOR_CHILD = "arrangements_for_child"
    SECOND_LEADER = "second_leader"
    WHY_OUTSIDE_GUIDANCE = "why_outside_guidance"


@dataclass(frozen=True)
class Consulted:
    """A consultation that was asked for, in which capacity, when it was answered (None: not yet).

    `until` is the last day that was asked about (None: of a measure without an end).
    """

    role: Decider
    answered_at: datetime | None = None
    until: date | None = None


@dataclass(frozen=True)
class MeasureFacts:
    """A measure as it is about to be decided at `at`; `laid_down` and `category` are the charter's.

    `ends_on` and `review_on` are days in the school's zone. `heard`: the guardian gave an account, or their time for
    it has passed. `safety`: why it could not wait for that. `other_leader_agrees`: a second leader's recorded reasons.
    `today` is the day of `at` on the school's wall. `contact`: who answers alone; `most`: how many messages are read.
    `begins_at`: the moment at which a limit begins; `lapses_at`: when a provisional measure ends by itself (MEASURE-4).
    """

    at: datetime
    laid_down: Measure
    decider_roles: frozenset[Decider]
    starts_on: date
    category: ConductCategory | None = None
    barred: Barred | None = None
    consulted: tuple[Consulted, ...] = ()
    reasons: str = ""
    why_less_would_not_do: str = ""
    why_outside_guidance: str = ""
    ends_on: date | None = None
    review_on: date | None = None
    heard: bool = False
    safety: str = ""
    arrangements_for_child: str = ""
    has_open_complaint: bool = False
    other_leader_agrees: str = ""
    today: date | None = None
    contact: str = ""
    most: int = 0
    begins_at: datetime | None = None
    lapses_at: datetime | None = None


@dataclass(frozen=True)
class MeasureDecision:
    """Whether a measure may be decided now, what it lacks with the rule that asks for it, and how it stands.

    `provisional`: it holds until the guardian has been heard, see MEASURE-4. `lacks_roles`: whose answer is missing.
    `lapses_at`: when it would end by itself.
    """

    missing: Mapping[Missing, str] = field(default_factory=dict)
    provisional: bool = False
    outside_guidance: bool = False
    lacks_roles: tuple[Decider, ...] = ()
    lapses_at: datetime | None = None

    @property
    def may_be_decided(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def decide_measure(facts: MeasureFacts) -> MeasureDecision:
    """Whether a measure may be decided, and what is still missing.

    MEASURE-1: Only those whom the charter names decide a measure, with reasons, and nobody who has a conflict.

    MEASURE-2: Whom the charter says is consulted has answered before the decision; asking alone is not enough, and an
    answer about a shorter measure does not carry a longer one.

    MEASURE-3: The guardian is heard before a measure is decided, unless safety forbids to wait; then the reason is
    written down and the measure is provisional.

    MEASURE-5: What limits contact begins today or later, and has an end, no later than the charter allows, and a review
    before that end.

    MEASURE-15: A provisional limit begins before the moment at which it ends by itself.

    MEASURE-6: A site bar is the last resort: it says why less would not do, and how the child is brought and fetched.

    MEASURE-7: While a guardian has an open complaint, a second leader agrees with reasons of their own.

    MEASURE-13: A single contact names the person who answers; a limit on messages says how many are read at once.

    MEASURE-8: The charter's least and gravest measure for a kind of conduct are guidance: outside of it, say why.
    """
    missing: dict[Missing, str] = {}
    if not facts.decider_roles & set(facts.laid_down.decided_by):
        missing[Missing.RIGHT_TO_DECIDE] = "MEASURE-1"
    if facts.barred:
        missing[Missing.FREE_OF_CONFLICT] = "MEASURE-1"
    if not facts.reasons.strip():
        missing[Missing.REASONS] = "MEASURE-1"
    lacks = _lacks_roles(facts)
    if lacks:
        missing[Missing.CONSULTATION] = "MEASURE-2"
    needs_hearing = facts.laid_down.account_days > 0
    if needs_hearing and not facts.heard and not facts.safety.strip():
        missing[Missing.GUARDIAN_HEARD] = "MEASURE-3"
    missing |= _what_limits_need(facts)
    if facts.has_open_complaint and not facts.other_leader_agrees.strip():
        missing[Missing.SECOND_LEADER] = "MEASURE-7"
    outside = _outside_guidance(facts)
    if outside and not facts.why_outside_guidance.strip():
        missing[Missing.WHY_OUTSIDE_GUIDANCE] = "MEASURE-8"
    return MeasureDecision(missing, needs_hearing and not facts.heard, outside, lacks, facts.lapses_at)


def _lacks_roles(facts: MeasureFacts) -> tuple[Decider, ...]:
    answered = {
        one.role
        for one in facts.consulted
        if one.answered_at
        and one.answered_at <= facts.at
        and not (one.until and facts.ends_on and facts.ends_on > one.until)
    }
    return tuple(role for role in facts.laid_down.consult if role not in answered)


def _what_limits_need(facts: MeasureFacts) -> dict[Missing, str]:
    if facts.laid_down.step not in LIMITS:
        return {}
    missing: dict[Missing, str] = {}
    longest = facts.laid_down.longest_days
    if facts.today and facts.starts_on < facts.today:
        missing[Missing.START] = "MEASURE-5"
    elif not facts.heard and facts.begins_at and facts.lapses_at and facts.begins_at >= facts.lapses_at:
        missing[Missing.START_BEFORE_LAPSE] = "MEASURE-15"
    if facts.laid_down.step is Step.SINGLE_CONTACT and not facts.contact:
        missing[Missing.CONTACT] = "MEASURE-13"
    if facts.laid_down.step is Step.CONTACT_LIMIT and facts.most < 1:
        missing[Missing.LIMIT] = "MEASURE-13"
    if facts.ends_on is None or facts.ends_on < facts.starts_on:
        missing[Missing.END] = "MEASURE-5"
    elif longest is not None and (facts.ends_on - facts.starts_on).days > longest:
        missing[Missing.SHORTER] = "MEASURE-5"
    if not _is_reviewed(facts):
        missing[Missing.REVIEW] = "MEASURE-5"
    if facts.laid_down.step is Step.SITE_BAR:
        if not facts.why_less_would_not_do.strip():
            missing[Missing.WHY_LESS_WOULD_NOT_DO] = "MEASURE-6"
        if not facts.arrangements_for_child.strip():
            missing[Missing.ARRANGEMENTS_FOR_CHILD] = "MEASURE-6"
    return missing


def _is_reviewed(facts: MeasureFacts) -> bool:
    if facts.review_on is None or facts.ends_on is None:
        return False
    return facts.starts_on <= facts.review_on <= latest_review_on(facts.laid_down, facts.starts_on, facts.ends_on)


def latest_review_on(laid_down: Measure, starts_on: date, ends_on: date) -> date:
    """The latest day on which a measure is first reviewed: by the charter's interval and before its end (MEASURE-5)."""
    if laid_down.review_every_days is None:
        return ends_on
    return min(ends_on, starts_on + timedelta(days=laid_down.review_every_days))


def _outside_guidance(facts: MeasureFacts) -> bool:
    return place_of(facts.laid_down.step, facts.category) in (Place.BELOW, Place.ABOVE)


def account_due_at(asked_at: datetime, laid_down: Measure, calendar: WorkingCalendar) -> datetime:
    """The moment (UTC) until which the guardian can give an account. Raises HoursError.

    MEASURE-9: The guardian has the charter's working days for an account, counted from when they were asked; what
    arrives later is still read.
    """
    return calendar.add_working_days(asked_at, laid_down.account_days)


def provisional_ends_at(asked_at: datetime, laid_down: Measure, calendar: WorkingCalendar) -> datetime:
    """The moment (UTC) at which a provisional measure ends by itself. Raises HoursError.

    MEASURE-4: A provisional measure is confirmed, changed, or ended once the guardian was heard; if nobody decides
    within five working days after the time for the account, it ends by itself.
    """
    return calendar.add_working_days(account_due_at(asked_at, laid_down, calendar), 5)


def next_review_on(laid_down: Measure, starts_on: date, ends_on: date, reviewed_on: date | None = None) -> date | None:
    """The day of the next review of a measure in force; None when it ends before another one is due.

    MEASURE-10: A measure is reviewed at the charter's interval, counted from its beginning or its last review.
    """
    if laid_down.review_every_days is None:
        return None
    due = (reviewed_on or starts_on) + timedelta(days=laid_down.review_every_days)
    return due if due < ends_on else None


CALLED_AHEAD = 5
HEARD_WITHIN = 10
"""Working days: how far ahead a review is called, and by when one that a guardian asks for is heard."""


def review_is_called(at: datetime, review_at: datetime, calendar: WorkingCalendar) -> bool:
    """Whether whoever hears a review is told of it now; `review_at` begins its day. Raises HoursError.

    MEASURE-11: A review is called five working days before its day, so that it is heard in time and not after it.
    """
    return at >= review_at or calendar.working_days_between(at, review_at) <= CALLED_AHEAD


def asked_review_due_at(asked_at: datetime, calendar: WorkingCalendar) -> datetime:
    """The moment (UTC) by which a review that a guardian asked for is heard. Raises HoursError.

    MEASURE-12: A guardian may ask for a review at any time; it is heard within ten working days.
    """
    return calendar.add_working_days(asked_at, HEARD_WITHIN)


class Place(StrEnum):
    """Where a measure lies beside those that the charter names for a kind of conduct."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    UNNAMED = "unnamed"


def place_of(step: Step, category: ConductCategory | None) -> Place:
    """Whether a measure is gentler or graver than what the charter names; guidance, never automatic (see MEASURE-8)."""
    if category is None:
        return Place.UNNAMED
    place = STEP_ORDER[step]
    if place < STEP_ORDER[category.least_step]:
        return Place.BELOW
    return Place.ABOVE if place > STEP_ORDER[category.gravest_step] else Place.WITHIN


def proportionate(category: ConductCategory) -> tuple[Step, ...]:
    """The measures between the least and the gravest that the charter names for a kind of conduct, in their order."""
    least, gravest = STEP_ORDER[category.least_step], STEP_ORDER[category.gravest_step]
    return tuple(step for step, place in STEP_ORDER.items() if least <= place <= gravest)
