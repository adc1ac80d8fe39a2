"""A measure in words: what it is called, where it stands, what it lacks, and how to mend that."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.saying.choices import choice_label, choice_title
from accord.conduct.facts.standing import Stand, Standing
from accord.conduct.models import Consultation, Decision
from accord.core import words
from accord.core.words import either, isolate, listed
from accord.people.facts.classes import staff_name
from accord.people.models import StaffMember
from accord.rules.charter import Decider, Measure, Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.measures import MeasureDecision, Missing, Place

STAND_KINDS = {
    Stand.AHEAD: "calm", Stand.PROVISIONAL: "soon", Stand.HOLDS: "calm", Stand.GIVEN: "done", Stand.LIFTED: "done",
    Stand.LAPSED: "done", Stand.ENDED: "done",
}  # fmt: skip
"""The shape in which each state is shown."""


def step_title(step: str) -> str:
    """What a measure is called, standing alone."""
    return choice_title(Step(step))


def name_for_family(staff: StaffMember) -> str:
    """How a family is told of a member of staff: 'Ms Hui Min Tan'."""
    return str(isolate(staff_name(staff.title, staff.called)))


def laid_down_words(measure: Measure) -> list[str]:
    """Who decides a measure, after asking whom, for how long, and when it is looked at again."""
    deciders = {"who": either(choice_label(one) for one in measure.decided_by)}
    sentences = [_("Decided by %(who)s.") % deciders]
    if measure.consult:
        asked = {"who": listed(choice_label(one) for one in measure.consult)}
        sentences.append(_("%(who)s are asked first.") % {"who": capfirst(asked["who"])})
    if measure.longest_days and measure.step in LIMITS:
        days = measure.longest_days
        sentences.append(ngettext("At most %(days)s day.", "At most %(days)s days.", days) % {"days": days})
    if measure.review_every_days and measure.step in LIMITS:
        days = measure.review_every_days
        sentences.append(
            ngettext("Looked at again every day.", "Looked at again every %(days)s days.", days) % {"days": days}
        )
    if measure.account_days:
        days = measure.account_days
        sentences.append(
            ngettext(
                "The guardian has %(days)s working day for an account.",
                "The guardian has %(days)s working days for an account.",
                days,
            )
            % {"days": days}
        )
    return sentences


def place_words(place: Place) -> str:
    """Why a measure is in proportion, or not; people decide."""
    return {
        Place.WITHIN: _("In proportion for this kind of conduct, by the charter."),
        Place.BELOW: _("Gentler than the charter names for this kind. If you choose it, say why."),
        Place.ABOVE: _("Graver than the charter names for this kind. If you choose it, say why."),
        Place.UNNAMED: _("The charter names no measure for this kind of conduct. Weigh it with care."),
    }[place]


def days_of(standing: Standing, at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """The first day, the last day, and the moment at which a measure ends unless it is confirmed, in words."""
    decision = standing.decision
    return {
        "day": words.day(standing.until, at, zone) if standing.until else "",
        "start": words.day(decision.starts_on, at, zone),
        "moment": words.moment(decision.provisional_until, at, zone) if decision.provisional_until else "",
    }


def stand_words(standing: Standing, at: datetime, zone: ZoneInfo) -> str:
    """Where a measure stands, in a few words for staff."""
    said = days_of(standing, at, zone)
    return {
        Stand.AHEAD: _("Begins %(start)s, last day %(day)s"),
        Stand.PROVISIONAL: _("Provisional: ends by itself %(moment)s unless it is confirmed"),
        Stand.HOLDS: _("Holds; last day %(day)s"),
        Stand.GIVEN: _("Done"),
        Stand.LIFTED: _("Lifted by a review"),
        Stand.LAPSED: _("Ended by itself; it was not confirmed"),
        Stand.ENDED: _("Over since its last day, %(day)s"),
    }[standing.stand] % said


def missing_words(missing: Missing, judged: MeasureDecision, at: datetime) -> str:
    """What is wrong and how to mend it, a sentence for the field that it belongs to; times in the current zone."""
    return {
        Missing.RIGHT_TO_DECIDE: _("The charter names others to decide this. Pass the case to one of them."),
        Missing.FREE_OF_CONFLICT: _("You have a part in this matter. Pass the case to somebody without one."),
        Missing.CONSULTATION: _("Ask those whom the charter names, and wait for their answers."),
        Missing.CONTACT: _("Choose the person who answers alone."),
        Missing.LIMIT: _("Write how many messages are read at once."),
        Missing.START: _("This day has passed. Begin today or later."),
        Missing.START_BEFORE_LAPSE: _(
            "Until the guardian has been heard this is provisional, and it would end by itself %(moment)s, before it "
            "begins. Choose an earlier first day, or hear the guardian first."
        ),
        Missing.REASONS: _("Write the reasons; the guardian reads them."),
        Missing.GUARDIAN_HEARD: _("Hear the guardian first. If it cannot wait, write what makes it unsafe to wait."),
        Missing.END: _("Enter the last day, on or after the first."),
        Missing.SHORTER: _("This is longer than the charter allows. Choose an earlier last day."),
        Missing.REVIEW: _("Enter a day for the review: within the charter’s time and not after the last day."),
        Missing.WHY_LESS_WOULD_NOT_DO: _("Write what gentler measures were tried or weighed, and why they do not do."),
        Missing.ARRANGEMENTS_FOR_CHILD: _("Write who brings and fetches the child, and how."),
        Missing.SECOND_LEADER: _("Ask a second leader, and wait until they agree in their own words."),
        Missing.WHY_OUTSIDE_GUIDANCE: _("Write why it lies outside of what the charter names for this kind."),
    }[missing] % {"moment": words.moment(judged.lapses_at, at) if judged.lapses_at else ""}


FIELD_OF = {
    Missing.CONTACT: "contact", Missing.LIMIT: "most", Missing.START: "starts_on",
    Missing.START_BEFORE_LAPSE: "starts_on", Missing.REASONS: "reasons", Missing.GUARDIAN_HEARD: "safety",
    Missing.END: "ends_on", Missing.SHORTER: "ends_on", Missing.REVIEW: "review_on",
    Missing.WHY_LESS_WOULD_NOT_DO: "why_less_would_not_do", Missing.ARRANGEMENTS_FOR_CHILD: "arrangements_for_child",
    Missing.WHY_OUTSIDE_GUIDANCE: "why_outside_guidance",
}  # fmt: skip
"""At which field something missing is mended; the others are mended beside the form."""


def consulted_words(asked: Consultation, at: datetime, zone: ZoneInfo) -> str:
    """Where a consultation stands."""
    said = {"name": isolate(asked.person.name), "day": words.day(asked.answered_at or asked.asked_at, at, zone)}
    if asked.answered_at is None:
        return _("%(name)s was asked %(day)s and has not answered yet.") % said
    if asked.agrees:
        return _("%(name)s agreed %(day)s.") % said
    return _("%(name)s answered %(day)s and does not agree.") % said


def capacity_title(role: str) -> str:
    """A capacity, standing alone: 'The chair of governors'."""
    return choice_title(Decider(role))


def decision_title(decision: Decision) -> str:
    """What a decided measure is called."""
    return step_title(decision.step)
