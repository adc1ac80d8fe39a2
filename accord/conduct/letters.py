"""Letters of measures and of their reviews: what stands in them, section by section, in the language of the reader.

What people typed (reasons, arrangements) stands as it was typed, marked so. What was reported, by whom, and who was
harmed never stands in a letter.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from accord.charters.saying.choices import choice_title
from accord.conduct import letter_words as words
from accord.conduct.facts.deciding import last_day_of, next_review_of
from accord.conduct.facts.kinds import kind_of
from accord.conduct.facts.matters import day_at, measure_for, rules_for
from accord.conduct.facts.standing import limit_after
from accord.conduct.models import Account, Decision, Letter, Restriction, Review
from accord.core.words import date_in_words, time_of_day
from accord.delivery.letters import LARGE, USUAL, Paragraph, Points, Quoted, SchoolLetter, Section, spoken_in
from accord.people.facts.classes import staff_name
from accord.people.models import Guardian, StaffMember
from accord.rules.charter import Decider, Measure, Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.hours import HoursError
from accord.schools.facts import calendar_around, settings_of
from accord.schools.models import WeeklyHours

UNWRITTEN = frozenset({Step.EXTERNAL_ADVICE})
"""Steps of which the guardian is not told by letter: advice that the school took, or the police."""

ANSWER_DAYS = 10
"""Working days for an answer to a limit, where the charter names none."""

Occasion = Letter.Occasion


@dataclass(frozen=True)
class _Matter:
    """What every section looks at: the decision, its review if the letter is of one, and the moment of writing."""

    decision: Decision
    review: Review | None
    language: str
    at: datetime
    measure: Measure
    zone: ZoneInfo

    @property
    def limit(self) -> Restriction | None:
        """The limit as it stands after the review that the letter tells of; for any other letter, as decided."""
        told = self.decision.reviews.filter(pk__lte=self.review.pk).order_by("at", "pk") if self.review else []
        return limit_after(self.decision, told)

    @property
    def step(self) -> Step:
        """The rung on which the measure stands by this letter."""
        return Step(self.limit.kind if self.limit else self.decision.step)

    @property
    def lasts(self) -> bool:
        return self.step in LIMITS

    @property
    def last(self) -> str:
        """The last day as it stands after the reviews up to this one, in words."""
        on = self.review.ends_on if self.review else last_day_of(self.decision)
        return date_in_words(on) if on else ""


def addressee_of(decision: Decision) -> Guardian | None:
    """To whom the letter of a measure goes; None where the person is not a guardian, or no letter is written."""
    return None if Step(decision.step) in UNWRITTEN else decision.incident.about_guardian


def compose(letter: Letter, guardian: Guardian, *, at: datetime, language: str | None = None) -> SchoolLetter:
    """Return a letter in its own language or in another one."""
    decision, school = letter.decision, letter.decision.incident.school
    spoken = spoken_in(language or letter.language)
    measure, _clause = measure_for(rules_for(decision.incident), Step(decision.step))
    with translation.override(spoken):
        matter = _Matter(decision, letter.review, spoken, at, measure, settings_of(school).zone)
        title, sections, signed_by = _parts(Occasion(letter.occasion), matter)
        greeting = Section("", (_("Dear %(name)s,") % {"name": guardian.called},))
        return SchoolLetter(
            school=school,
            language=spoken,
            to_lines=(guardian.full_name, *([] if guardian.address_confidential else guardian.address.splitlines())),
            date=day_at(school, at),
            reference=letter.reference,
            title=title,
            sections=(greeting, *sections),
            closing=_("Yours sincerely"),
            signed_by=(*signed_by, school.name),
            size=LARGE if guardian.large_print else USUAL,
        )


def attached_language(letter: Letter) -> str:
    """In which language the same letter is attached: English, or the school's where the reader's is English."""
    if letter.language != "en":
        return "en"
    main = spoken_in(letter.decision.incident.school.main_language)
    return main if main != "en" else ""


def _parts(occasion: Letter.Occasion, matter: _Matter) -> tuple[str, list[Section], tuple[str, ...]]:
    decision = matter.decision
    if occasion == Occasion.REVIEW and matter.review:
        return _("We have looked at our decision again"), _of_review(matter, matter.review), ()
    if occasion == Occasion.CONFIRMATION:
        by = decision.confirmation.by
        return _("Our decision stays"), _of_confirmation(matter), _signed(by)
    return words.title_of(matter.step), _of_measure(matter), _signed(decision.decided_by)


def _signed(staff: StaffMember) -> tuple[str, ...]:
    return (_named(staff), staff.job_title)


def _named(staff: StaffMember) -> str:
    return staff_name(staff.title, staff.full_name)


def _of_measure(matter: _Matter) -> list[Section]:
    decision, restriction = matter.decision, matter.limit
    opening: list[Paragraph] = [_opening(matter, decision.starts_on)]
    if restriction and restriction.said.strip():
        opening.append(_typed(matter, restriction.said, decision.decided_by))
    if matter.step is Step.SITE_BAR:
        opening.append(words.if_coming_all_the_same(in_england=_is_in_england(matter)))
    if decision.provisional_until:
        opening.append(words.provisional_until(_when(decision.provisional_until, matter)))
    sections = [
        Section("", tuple(opening)),
        _what_happened(matter),
        _why(matter, decision.reasons, decision.decided_by),
    ]
    if decision.why_less_would_not_do.strip():
        typed = _typed(matter, decision.why_less_would_not_do, decision.decided_by)
        sections.append(Section(_("Why something milder would not do"), (typed,)))
    return [*sections, *_consulted(matter), *_for_the_child(matter), *_what_next(matter)]


def _opening(matter: _Matter, first: date) -> str:
    limit = matter.limit
    said = {
        "first": date_in_words(first),
        "last": matter.last,
        "name": _named(limit.contact) if limit and limit.contact else "",
        "most": limit.most if limit else "",
        "days": limit.per_days if limit else "",
    }
    if limit is None:
        return words.opening_of(matter.step, said)
    return words.opening_of(matter.step, said, most=limit.most, per_days=limit.per_days)


def _of_confirmation(matter: _Matter) -> list[Section]:
    confirmation = matter.decision.confirmation
    opening = Section("", (words.confirmed_until(matter.last),))
    return [opening, _why(matter, confirmation.reasons, confirmation.by), *_for_the_child(matter), *_what_next(matter)]


def _of_review(matter: _Matter, review: Review) -> list[Section]:
    about = _("Our decision of %(day)s: %(measure)s.") % {
        "day": date_in_words(matter.decision.decided_at, matter.zone),
        "measure": words.title_of(Step(matter.decision.step)),
    }
    looked = _("Who looked at it: %(role)s") % {"role": choice_title(Decider(review.role))}
    told: list[Paragraph] = [about, words.outcome_of(review.outcome, matter.last)]
    if matter.limit and matter.step != matter.decision.step and review.outcome != Review.Outcome.LIFTED:
        told.append(_opening(matter, matter.limit.starts_at.astimezone(matter.zone).date()))
    opening = Section("", (*told, looked))
    reasons = Quoted(review.reasons, _school_language(matter), _("As it was written:"))
    sections = [opening, Section(_("Why"), (reasons,))]
    if review.outcome != Review.Outcome.LIFTED:
        sections += [*_for_the_child(matter), *_what_next(matter)]
    else:
        sections.append(Section(_("In confidence"), (words.in_confidence(),)))
    return sections


def _what_happened(matter: _Matter) -> Section:
    incident = matter.decision.incident
    kind = kind_of(incident, matter.language)
    when = _("It happened on %(moment)s.") % {"moment": _when(incident.happened_at, matter)}
    where = _("Where: %(place)s") % {"place": incident.get_place_display()}
    # What a charter calls a kind of conduct may stand in another language than the letter's.
    label = Quoted(kind.label, kind.language or matter.language, _("What our charter says of it:"))
    return Section(_("What happened"), (when, where, label) if kind.clause else (when, where))


def _when(moment: datetime, matter: _Matter) -> str:
    return _("%(day)s, %(time)s") % {
        "day": date_in_words(moment, matter.zone), "time": time_of_day(moment, matter.zone),
    }  # fmt: skip


def _why(matter: _Matter, reasons: str, by: StaffMember) -> Section:
    return Section(_("Why we decided this"), (_typed(matter, reasons, by),))


def _typed(matter: _Matter, text: str, by: StaffMember) -> Quoted:
    mark = _("In the words of %(name)s, as they were written:") % {"name": _named(by)}
    return Quoted(text, _school_language(matter), mark)


def _school_language(matter: _Matter) -> str:
    return matter.decision.incident.school.main_language


def _consulted(matter: _Matter) -> list[Section]:
    """Who was asked before, in which capacity; and the guardian's own side."""
    decision = matter.decision
    asked = decision.incident.consultations.filter(step=decision.step, answered_at__lte=decision.decided_at)
    roles = tuple(choice_title(Decider(role)) for role in dict.fromkeys(asked.values_list("role", flat=True)))
    told: list[Paragraph] = []
    if roles:
        told += [_("Before we decided, we asked what these people think:"), Points(roles)]
    if matter.measure.account_days and not decision.provisional_until:
        accounts = decision.incident.accounts.filter(side=Account.Side.GUARDIAN, given_at__lte=decision.decided_at)
        told.append(words.how_heard(gave_account=accounts.exists()))
    return [Section(_("Who was heard before"), tuple(told))] if told else []


def _for_the_child(matter: _Matter) -> list[Section]:
    """What a limit leaves as it was, and how the child is brought and fetched."""
    if not matter.lasts:
        return []
    arrangements = matter.decision.arrangements_for_child.strip() if matter.step is Step.SITE_BAR else ""
    stays: list[Paragraph] = [words.never_limited()]
    if matter.step is Step.SITE_BAR:
        stays.append(words.news_goes_on())
    sections = [Section(_("What stays as it was"), tuple(stays))]
    if arrangements:
        typed = _typed(matter, arrangements, matter.decision.decided_by)
        sections.insert(0, Section(_("Bringing and fetching your child"), (typed,)))
    return sections


def _what_next(matter: _Matter) -> list[Section]:
    """The way to answer, to a review and to a complaint, and who learns of it."""
    again_on = matter.review.next_review_on if matter.review else next_review_of(matter.decision)
    again: list[Paragraph] = [words.how_reviewed(date_in_words(again_on) if again_on else "")]
    hears = tuple(choice_title(role) for role in matter.measure.review_heard_by)
    if matter.lasts and hears:
        again += [_("Who may do so under our charter:"), Points(hears)]
    again.append(words.may_complain())
    return [
        Section(_("Your answer"), tuple(words.how_to_answer(_answer_by(matter)))),
        Section(_("Looking at it again"), tuple(again)),
        Section(_("In confidence"), (words.in_confidence(),)),
    ]


def _answer_by(matter: _Matter) -> str:
    """By when an answer is asked for: where something is limited, and where it is provisional."""
    if matter.review or not (matter.lasts or matter.step is Step.ASKED_TO_LEAVE):
        return ""
    calendar = calendar_around(matter.decision.incident.school, WeeklyHours.Kind.SCHOOL, matter.at)
    try:
        due = calendar.add_working_days(matter.at, matter.measure.account_days or ANSWER_DAYS)
    except HoursError:
        return ""
    return date_in_words(due, matter.zone)


def _is_in_england(matter: _Matter) -> bool:
    school = matter.decision.incident.school
    return settings_of(school).country.value == "GB" and school.subdivision in ("", "ENG")
