"""The way of a complaint in plain words: what was done, what comes and by when, and what the family can do now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.saying.choices import choice_label
from accord.charters.saying.values import say_duration, say_name_by_language, say_number
from accord.concerns.actions.begin_stage import who_would_have_it
from accord.concerns.authorities import authority_words
from accord.concerns.facts.complaints import (
    current_stage,
    day_at,
    facts_of,
    rules_of_stage,
    stages_laid_down,
    was_raised_late,
)
from accord.concerns.facts.matters import matter_of
from accord.concerns.models import Complaint, Ending, Stage
from accord.core.words import date_in_words, day, either, isolate
from accord.people.facts.in_charge import in_charge
from accord.people.models import Login
from accord.rules.charter import ComplaintStage, Decider
from accord.rules.complaints import ComplaintFacts, ComplaintStep, why_not

CALM, SOON, LATE, DONE, PAUSED = "calm", "soon", "late", "done", "paused"
SOON_DAYS = 2


@dataclass(frozen=True)
class Line:
    """One sentence on the way, with the shape of its promise."""

    words: str
    kind: str = CALM


@dataclass(frozen=True)
class StageCourse:
    """One stage: behind us, where we are, or ahead."""

    title: str
    state: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Course:
    """The whole way of one complaint, and what the family can do now."""

    headline: Line
    stages: tuple[StageCourse, ...]
    outside: str
    can: frozenset[ComplaintStep]
    facts: ComplaintFacts
    ending: Ending | None = None
    late_waits: bool = False
    remedies: tuple[tuple[str, Line], ...] = ()


def course_of(complaint: Complaint, at: datetime) -> Course:
    """Where a complaint stands, told to its complainant."""
    facts, stages = facts_of(complaint, at), list(complaint.stages.select_related("handled_by", "investigator"))
    ending = complaint.endings.filter(undone_at__isnull=True).first()
    laid_down = stages_laid_down(complaint.edition)
    lines = [_begun(complaint, stage, facts, at, current=stage == stages[-1]) for stage in stages]
    lines += _still_to_come(complaint, laid_down, len(stages), at)
    late_waits = was_raised_late(complaint) and not complaint.accepted_late and ending is None
    can = {step for step in _FAMILYS if why_not(step, facts) is None}
    if ending and ending.kind == Ending.Kind.ANSWERED:
        can.discard(ComplaintStep.TAKE_UP_AGAIN)
    return Course(
        headline=_headline(facts, stages[-1], ending, at),
        stages=tuple(lines),
        outside=authority_words(complaint.school),
        can=frozenset(can),
        facts=facts,
        ending=ending,
        late_waits=late_waits,
        remedies=tuple(_remedies(complaint, at)),
    )


_FAMILYS = (
    ComplaintStep.CONFIRM_POINTS,
    ComplaintStep.WITHDRAW,
    ComplaintStep.TAKE_UP_AGAIN,
    ComplaintStep.ASK_NEXT_STAGE,
)


def said_headline(complaint: Complaint, at: datetime) -> Line:
    """Where a complaint stands, in one line for a list."""
    ending = complaint.endings.filter(undone_at__isnull=True).first()
    return _headline(facts_of(complaint, at), current_stage(complaint), ending, at)


def who_words(login: Login | None, role: str) -> str:
    """Who has a stage: 'Leo Grant, a school leader'; empty for nobody."""
    if login is None:
        return ""
    if not role:
        return login.name
    said = {"name": isolate(login.name), "role": choice_label(Decider(role))}
    return _("%(name)s, %(role)s") % said


def stage_title(number: int, rules: ComplaintStage, handled_as: str = "") -> str:
    """What a stage is called: 'Stage 2: the headteacher', or by who has it instead of those whom the charter names."""
    if rules.words:
        name = say_name_by_language(rules.words)
    elif handled_as and not rules.panel_members:
        name = choice_label(Decider(handled_as))
    else:
        name = either(choice_label(one) for one in rules.heard_by)
    return _("Stage %(number)s: %(name)s") % {"number": number, "name": name}


def due(words_ahead: str, words_late: str, due_at: datetime, at: datetime) -> Line:
    """A promise by a day, and how near it is."""
    said = {"day": day(due_at, at)}
    if at > due_at:
        return Line(words_late % {"day": date_in_words(due_at)}, LATE)
    return Line(words_ahead % said, SOON if (due_at - at).days < SOON_DAYS else CALM)


def _headline(facts: ComplaintFacts, stage: Stage, ending: Ending | None, at: datetime) -> Line:
    if ending is not None:
        return Line(_ENDED[Ending.Kind(ending.kind)]() % {"day": day(ending.at, at)}, DONE)
    if stage.answered_at:
        return Line(_("Answered %(day)s") % {"day": day(stage.answered_at, at)}, DONE)
    if not facts.points_confirmed and stage.number == 1:
        return Line(_("Please look at your points"), SOON)
    return due(_("Answer by %(day)s"), _("The answer was promised by %(day)s and is late"), stage.answer_by, at)


_ENDED = {
    Ending.Kind.WITHDRAWN: lambda: _("You took it back %(day)s"),
    Ending.Kind.OUT_OF_SCOPE: lambda: _("Goes another way since %(day)s"),
    Ending.Kind.ANSWERED: lambda: _("Ended %(day)s with our answer"),
}


def _begun(complaint: Complaint, stage: Stage, facts: ComplaintFacts, at: datetime, *, current: bool) -> StageCourse:
    rules = rules_of_stage(complaint, stage.number)
    lines = [Line(_("Begun on %(day)s.") % {"day": date_in_words(stage.begun_at)}, DONE)]
    if stage.handled_by:
        lines.append(Line(_("%(who)s has it.") % {"who": capfirst(who_words(stage.handled_by, stage.handled_as))}))
    elif current:
        lines.append(
            Line(_("Nobody who is free to take it has it yet. It waits in the open, and the school sees that."), SOON)
        )
    lines += _arrival(stage, at, ended=complaint.ended_at is not None)
    if stage.number == 1:
        lines += _points(complaint, facts)
    if stage.investigator:
        lines.append(Line(_("%(name)s looks into it.") % {"name": isolate(stage.investigator.name)}, DONE))
    lines += _hearing(stage, at)
    lines += _answer(stage, at, ended=complaint.ended_at is not None)
    title = stage_title(stage.number, rules, stage.handled_as)
    return StageCourse(title, "now" if current else "done", tuple(lines))


def _arrival(stage: Stage, at: datetime, *, ended: bool) -> Iterator[Line]:
    if stage.acknowledged_at:
        said = {"day": date_in_words(stage.acknowledged_at)}
        yield Line(_("On %(day)s we told you in person that it is here.") % said, DONE)
    elif stage.acknowledge_by and not stage.answered_at and not ended:
        yield due(
            _("You hear from a person by %(day)s that it is here."),
            _("You should have heard from a person by %(day)s that it is here. We are late."),
            stage.acknowledge_by,
            at,
        )


def _points(complaint: Complaint, facts: ComplaintFacts) -> Iterator[Line]:
    if facts.points_confirmed:
        words = ngettext("You confirmed %(count)s point.", "You confirmed %(count)s points.", facts.points)
        yield Line(words % {"count": facts.points}, DONE)
    elif complaint.ended_at is None:
        yield Line(_("Please look at your points and confirm them. Then they are looked into."), SOON)


def _hearing(stage: Stage, at: datetime) -> Iterator[Line]:
    if stage.heard_at:
        yield Line(_("The panel heard you on %(day)s.") % {"day": date_in_words(stage.heard_at)}, DONE)
    elif stage.hearing_at:
        yield Line(_("The panel hears you on %(day)s.") % {"day": date_in_words(stage.hearing_at)}, CALM)


def _answer(stage: Stage, at: datetime, *, ended: bool) -> Iterator[Line]:
    if stage.answered_at:
        yield Line(_("Answered on %(day)s.") % {"day": date_in_words(stage.answered_at)}, DONE)
        if stage.next_until and not ended:
            said = {"day": day(stage.next_until, at)}
            yield Line(_("You can ask for the next stage until %(day)s.") % said)
    elif not ended:
        if stage.new_date_reason:
            yield Line(_("We named a new date. The reason: %(reason)s") % {"reason": isolate(stage.new_date_reason)})
        yield due(
            _("You have our answer by %(day)s."),
            _("Our answer was promised by %(day)s. It is late, and we are sorry."),
            stage.answer_by,
            at,
        )


def _still_to_come(
    complaint: Complaint, laid_down: Sequence[ComplaintStage], begun: int, at: datetime
) -> Iterator[StageCourse]:
    """The stages ahead, each by who would have it as things stand: nobody reads that it goes to whom it is about."""
    ahead = [(number, rules) for number, rules in enumerate(laid_down, start=1) if number > begun]
    if not ahead:
        return
    matter, people = matter_of(complaint), in_charge(complaint.school, day_at(complaint.school, at))
    for number, rules in ahead:
        found = who_would_have_it(rules, number, matter, people)
        yield _ahead(number, rules, found[0] if found else None)


def _ahead(number: int, rules: ComplaintStage, free: Decider | None) -> StageCourse:
    lines = [
        Line(
            _("If you are not content. You have an answer within %(time)s.")
            % {"time": say_duration(rules.answer, school_days=True)}
        )
    ]
    if rules.panel_members:
        count = {"members": say_number(rules.panel_members, "people")}
        lines.append(Line(_("A panel of %(members)s hears you; nobody on it had a hand in your matter.") % count))
    else:
        lines.append(Line(_("Somebody looks at it anew who had no hand in it.")))
    title = stage_title(number, rules, free if free and free not in rules.heard_by else "")
    if free is None and not rules.words and not rules.panel_members:
        title = _("Stage %(number)s") % {"number": number}
    return StageCourse(title, "ahead", tuple(lines))


def _remedies(complaint: Complaint, at: datetime) -> Iterator[tuple[str, Line]]:
    """What the school promised to put right, in its own words, with where it stands."""
    for remedy in complaint.remedies.order_by("pk"):
        text = remedy.in_their_language or remedy.text
        if remedy.done_at:
            yield text, Line(_("Done on %(day)s.") % {"day": date_in_words(remedy.done_at)}, DONE)
        elif remedy.due_on:
            late = remedy.due_on < day_at(complaint.school, at)
            said = {"day": date_in_words(remedy.due_on)}
            yield text, Line(_("Promised by %(day)s.") % said, LATE if late else CALM)
        else:
            yield text, Line(_("Not done yet."))
