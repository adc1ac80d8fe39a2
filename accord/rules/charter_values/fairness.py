"""Rules about what happens when either side falls short: conduct, measures, complaints, promises, signing."""

from dataclasses import dataclass
from enum import StrEnum

from accord.rules.charter_values.fields import (
    ChoiceField,
    ChoicesField,
    Duration,
    DurationField,
    MaybeField,
    NameField,
    NumberField,
    Unit,
    WordsField,
    YesNoField,
)
from accord.rules.charter_values.kinds import Audience, RuleValues, charter_value
from accord.rules.charter_values.problems import Problem


class Step(StrEnum):
    """The measures of the ladder, from the gentlest to the gravest."""

    INFORMAL_REMINDER = "informal_reminder"
    FORMAL_REMINDER = "formal_reminder"
    MESSAGE_UNANSWERED = "message_unanswered"
    TALK_ENDED = "talk_ended"
    MEETING_WITH_LEADER = "meeting_with_leader"
    WRITTEN_WARNING = "written_warning"
    SINGLE_CONTACT = "single_contact"
    WRITTEN_ONLY = "written_only"
    CONTACT_LIMIT = "contact_limit"
    IN_PERSON_LIMITED = "in_person_limited"
    ASKED_TO_LEAVE = "asked_to_leave"
    SITE_BAR = "site_bar"
    EXTERNAL_ADVICE = "external_advice"


STEP_ORDER = {step: position for position, step in enumerate(Step)}

LIMITS = frozenset({Step.SINGLE_CONTACT, Step.WRITTEN_ONLY, Step.CONTACT_LIMIT, Step.IN_PERSON_LIMITED, Step.SITE_BAR})
"""The measures that go on for a time and therefore must end."""


class Decider(StrEnum):
    """Who decides, is consulted, or hears."""

    TEACHER = "teacher"
    FORM_TEACHER = "form_teacher"
    OFFICE = "office"
    HEAD_OF_YEAR = "head_of_year"
    LEADER = "leader"
    HEADTEACHER = "headteacher"
    CHAIR = "chair"
    GOVERNOR = "governor"
    PANEL = "panel"
    CHIEF_EXECUTIVE = "chief_executive"
    DISTRICT = "district"


class ConductOf(StrEnum):
    """Whose conduct it can be."""

    FAMILIES = "families"
    STAFF = "staff"
    BOTH = "both"


@dataclass(frozen=True)
class ConductCategory(RuleValues):
    """Conduct that is not accepted, whose, and between which measures the answer lies; guidance, never automatic.

    A charter that does not say whose conduct it is means that of both sides.
    """

    kind = "conduct_category"
    repeats = True
    category: str = charter_value(NameField(60), "abusive_language")
    words: tuple[tuple[str, str], ...] = charter_value(WordsField(), ())
    conduct_of: ConductOf = charter_value(ChoiceField(ConductOf), ConductOf.BOTH)
    least_step: Step = charter_value(ChoiceField(Step), Step.INFORMAL_REMINDER)
    gravest_step: Step = charter_value(ChoiceField(Step), Step.WRITTEN_WARNING)

    def quarrels(self) -> list[Problem]:
        """The gravest measure does not lie below the least."""
        if STEP_ORDER[self.gravest_step] < STEP_ORDER[self.least_step]:
            return [Problem("gravest_step", "below_least_step")]
        return []

    def can_be_of(self, whose: ConductOf) -> bool:
        """CHARTER-11: A kind of conduct is offered to report where it can be conduct of the side that is reported."""
        return self.conduct_of in (whose, ConductOf.BOTH)


@dataclass(frozen=True)
class Measure(RuleValues):
    """One rung of the ladder: who decides it, whom they must consult, how long it lasts, when it is reviewed."""

    kind = "measure"
    repeats = True
    step: Step = charter_value(ChoiceField(Step), Step.INFORMAL_REMINDER)
    decided_by: tuple[Decider, ...] = charter_value(
        ChoicesField(Decider, least=1, any_one=True), (Decider.LEADER, Decider.HEADTEACHER)
    )
    consult: tuple[Decider, ...] = charter_value(ChoicesField(Decider), ())
    longest_days: int | None = charter_value(MaybeField(NumberField(1, 730, "days"), "no_end"), None)
    review_every_days: int | None = charter_value(MaybeField(NumberField(1, 365, "days"), "no_review"), None)
    account_days: int = charter_value(NumberField(0, 30, "working_days"), 10)
    review_heard_by: tuple[Decider, ...] = charter_value(ChoicesField(Decider, any_one=True), (Decider.CHAIR,))

    def quarrels(self) -> list[Problem]:
        """What limits contact ends, is reviewed before it ends, and is not reviewed by those who were consulted."""
        quarrels = []
        if self.step in LIMITS:
            if self.longest_days is None:
                quarrels.append(Problem("longest_days", "must_end"))
            if self.review_every_days is None:
                quarrels.append(Problem("review_every_days", "must_be_reviewed"))
        if self.longest_days and self.review_every_days and self.review_every_days > self.longest_days:
            quarrels.append(Problem("review_every_days", "reviewed_after_its_end"))
        if set(self.consult) & set(self.review_heard_by):
            quarrels.append(Problem("review_heard_by", "consulted_cannot_hear"))
        if self.decided_by == self.review_heard_by:
            quarrels.append(Problem("review_heard_by", "decider_cannot_hear"))
        return quarrels


@dataclass(frozen=True)
class ComplaintStage(RuleValues):
    """One stage of a complaint: who hears it, and by when it is acknowledged, heard and answered.

    An informal first stage may promise no acknowledgement, and the last stage has none after it.
    """

    kind = "complaint_stage"
    repeats = True
    stage: int = charter_value(NumberField(1, 4), 1)
    words: tuple[tuple[str, str], ...] = charter_value(WordsField(), ())
    heard_by: tuple[Decider, ...] = charter_value(ChoicesField(Decider, least=1, any_one=True), (Decider.HEADTEACHER,))
    acknowledge: Duration | None = charter_value(
        MaybeField(DurationField(school_days=True), "not_promised"), Duration(5, Unit.WORKING_DAYS)
    )
    answer: Duration = charter_value(DurationField(school_days=True), Duration(15, Unit.WORKING_DAYS))
    next_stage_within_days: int | None = charter_value(
        MaybeField(NumberField(1, 60, "school_days"), "no_next_stage"), 10
    )
    panel_members: int = charter_value(NumberField(0, 7, "people"), 0)
    independent_members: int = charter_value(NumberField(0, 7, "people"), 0)
    hearing: Duration | None = charter_value(MaybeField(DurationField(school_days=True), "no_hearing"), None)
    papers_days_before: int | None = charter_value(MaybeField(NumberField(1, 20, "school_days"), "no_papers"), None)

    def quarrels(self) -> list[Problem]:
        """A panel has members, its independent members are among them, and one thing comes after the other."""
        quarrels = []
        if (Decider.PANEL in self.heard_by) != (self.panel_members > 0):
            quarrels.append(Problem("panel_members", "panel_without_members"))
        if self.independent_members > self.panel_members:
            quarrels.append(Problem("independent_members", "more_than_members"))
        if self.acknowledge and self.acknowledge.unit == self.answer.unit and self.acknowledge > self.answer:
            quarrels.append(Problem("answer", "answered_before_acknowledged"))
        if self.hearing and self.hearing.unit == self.answer.unit and self.hearing > self.answer:
            quarrels.append(Problem("answer", "answered_before_heard"))
        if self.papers_days_before and self.hearing is None:
            quarrels.append(Problem("hearing", "papers_without_hearing"))
        return quarrels


@dataclass(frozen=True)
class ComplaintTimeLimit(RuleValues):
    """How long after an event a complaint can be raised; a leader may accept a later one with a reason."""

    kind = "complaint_time_limit"
    months: int = charter_value(NumberField(1, 36, "months"), 3)


class Measured(StrEnum):
    """What Accord can measure of the school's promises."""

    ACKNOWLEDGED_IN_TIME = "acknowledged_in_time"
    ANSWERED_IN_TIME = "answered_in_time"
    QUIET_HOURS_KEPT = "quiet_hours_kept"
    CONVERSATION_OFFERED = "conversation_offered"
    COMPLAINT_ACKNOWLEDGED_IN_TIME = "complaint_acknowledged_in_time"
    COMPLAINT_ANSWERED_IN_TIME = "complaint_answered_in_time"
    REVIEW_HELD_IN_TIME = "review_held_in_time"
    NEWS_IN_HOME_LANGUAGE = "news_in_home_language"


@dataclass(frozen=True)
class Promise(RuleValues):
    """A promise of the school that is measured and published to families each term."""

    kind = "promise"
    repeats = True
    measured: Measured = charter_value(ChoiceField(Measured), Measured.ANSWERED_IN_TIME)
    aim_percent: int = charter_value(NumberField(50, 100, "percent"), 95)
    within: Duration | None = charter_value(MaybeField(DurationField(), "not_promised"), None)


@dataclass(frozen=True)
class Signing(RuleValues):
    """Who signs the charter, how often, and how many reminders are sent."""

    kind = "signing"
    signed_by: tuple[Audience, ...] = charter_value(
        ChoicesField(Audience, least=1), (Audience.GUARDIANS, Audience.STAFF)
    )
    every_year: bool = charter_value(YesNoField(), True)
    reminders: int = charter_value(NumberField(0, 5, "reminders"), 2)
    days_between_reminders: int = charter_value(NumberField(3, 60, "days"), 10)
    students_from_year: int | None = charter_value(MaybeField(NumberField(1, 13, "year"), "no_students"), None)
    conversation_within_days: int = charter_value(NumberField(1, 30, "working_days"), 5)
