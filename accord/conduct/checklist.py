"""What a measure needs before it can be decided, as a list that ticks itself, each thing with the way to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accord.conduct.actions.decide_measure import Intended
from accord.conduct.facts.deciding import SECOND_LEADERS, Case
from accord.conduct.facts.ladder import can_be_asked, second_leaders
from accord.conduct.measure_words import FIELD_OF, capacity_title, consulted_words, missing_words
from accord.conduct.not_reached import not_reached_words
from accord.people.facts.in_charge import InCharge
from accord.rules.charter import Decider, Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.measures import MeasureDecision, Missing, Place, place_of
from accord.schools.facts import settings_of


@dataclass(frozen=True)
class Question:
    """Somebody who can be asked: pressing `go` asks them."""

    go: str
    name: str


@dataclass(frozen=True)
class Item:
    """One thing that a measure needs: whether it is there, what stands, and how to mend it.

    `field` is the field of the form in which it is mended, `href` another page, `questions` whom one can ask here,
    `take_back` the question that can be taken back.
    """

    label: str
    done: bool
    words: str = ""
    field: str = ""
    href: str = ""
    link: str = ""
    answer: str = ""
    questions: tuple[Question, ...] = ()
    take_back: str = ""
    warning: str = ""


def checklist_for(case: Case, intended: Intended, judged: MeasureDecision, *, slug: str) -> list[Item]:
    """Everything that a step needs, in the order in which one thinks of it."""
    measure, _clause = case.measure(intended.step)
    missing = {one: missing_words(one, judged, case.at) for one in judged.missing}
    case_url = reverse("conduct:incident", args=[slug, case.incident.ref])
    items = [
        _simple(_("You are among those who may decide it"), Missing.RIGHT_TO_DECIDE, missing, href=case_url),
        _simple(_("You have no part in the matter yourself"), Missing.FREE_OF_CONFLICT, missing, href=case_url),
    ]
    if measure.account_days:
        items.append(_heard(case, missing, case_url))
    items.append(_simple(_("The reasons"), Missing.REASONS, missing))
    if place_of(intended.step, case.category) in (Place.BELOW, Place.ABOVE):
        label = _("Why it lies outside of what the charter names")
        items.append(_simple(label, Missing.WHY_OUTSIDE_GUIDANCE, missing))
    if intended.step is Step.SITE_BAR:
        items.append(_simple(_("Why something gentler would not do"), Missing.WHY_LESS_WOULD_NOT_DO, missing))
    if intended.step in LIMITS:
        items += _days(missing)
    if intended.step is Step.SINGLE_CONTACT:
        items.append(_simple(_("The one person who answers"), Missing.CONTACT, missing))
    if intended.step is Step.CONTACT_LIMIT:
        items.append(_simple(_("How many messages are read at once"), Missing.LIMIT, missing))
    if intended.step is Step.SITE_BAR:
        items.append(_simple(_("How the child is brought and fetched"), Missing.ARRANGEMENTS_FOR_CHILD, missing))
    items += [_consultation(case, intended, role, judged) for role in measure.consult]
    if case.has_open_complaint:
        items.append(_second_leader(case, intended, missing))
    return items


def _simple(label: str, what: Missing, missing: Mapping[Missing, str], *, href: str = "") -> Item:
    lacks = what in missing
    return Item(
        label, not lacks, missing.get(what, ""), FIELD_OF.get(what, ""), href if lacks else "",
        _("To the case") if href else "",
    )  # fmt: skip


def _heard(case: Case, missing: Mapping[Missing, str], case_url: str) -> Item:
    label = _("Whom it is about was heard, or their time for an account is over")
    if case.heard:
        return Item(label, True)
    lacks = Missing.GUARDIAN_HEARD in missing
    words = missing.get(Missing.GUARDIAN_HEARD, _("Not yet. The measure is provisional until then."))
    return Item(label, not lacks, words, "safety" if lacks else "", f"{case_url}#accounts", _("Ask for their account"))


def _days(missing: Mapping[Missing, str]) -> list[Item]:
    start = Missing.START_BEFORE_LAPSE if Missing.START_BEFORE_LAPSE in missing else Missing.START
    end = Missing.SHORTER if Missing.SHORTER in missing else Missing.END
    return [
        _simple(_("The first day"), start, missing),
        _simple(_("The last day, within the charter’s time"), end, missing),
        _simple(_("A day for the review"), Missing.REVIEW, missing),
    ]


def _consultation(case: Case, intended: Intended, role: Decider, judged: MeasureDecision) -> Item:
    asked = case.asked_for(intended.step, role)
    waits = asked is not None and asked.answered_at is None
    done = role not in judged.lacks_roles
    words, people = "", can_be_asked(case, role)
    if asked:
        words = consulted_words(asked, case.at, settings_of(case.incident.school).zone)
    elif not people:
        words = _("Nobody stands in this capacity who is free of a part in it. Ask the office to enter one.")
    if asked and asked.answered_at and not done:
        words = _("They were asked about a shorter measure. Ask again, or choose the earlier last day.")
    return Item(
        label=_("%(who)s has answered") % {"who": capacity_title(role)},
        done=done,
        words=words,
        answer=asked.words if asked and asked.answered_at else "",
        questions=() if waits else _questions(role, people),
        take_back=asked.ref if asked and waits else "",
        warning=not_reached_words(asked.ref) if asked and waits else "",
    )


def _second_leader(case: Case, intended: Intended, missing: Mapping[Missing, str]) -> Item:
    lacks = Missing.SECOND_LEADER in missing
    asked = next(
        (one for one in reversed(case.consultations) if one.step == intended.step and one.role in SECOND_LEADERS), None
    )
    waits = asked is not None and asked.answered_at is None
    zone = settings_of(case.incident.school).zone
    questions: tuple[Question, ...] = ()
    if lacks and not waits:
        questions = tuple(Question(f"ask:{role}:{one.key}", one.name) for role, one in second_leaders(case))
    return Item(
        label=_("A second leader agrees, in their own words"),
        done=not lacks,
        words=consulted_words(asked, case.at, zone) if asked else missing.get(Missing.SECOND_LEADER, ""),
        answer=asked.words if asked and asked.answered_at else "",
        questions=questions,
        take_back=asked.ref if asked and waits else "",
        warning=not_reached_words(asked.ref) if asked and waits else "",
    )


def _questions(role: Decider, people: list[InCharge]) -> tuple[Question, ...]:
    """Whom one can ask, or ask again."""
    return tuple(Question(f"ask:{role}:{one.key}", one.name) for one in people)
