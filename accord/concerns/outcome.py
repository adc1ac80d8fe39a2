"""The outcome letter of a stage: what was complained of, what was found and why, what is put right, what comes next."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from accord.concerns.authorities import authority_words
from accord.concerns.facts.complaints import facts_of
from accord.concerns.models import Complaint, Finding, Point, Remedy, Stage
from accord.core.words import date_in_words
from accord.delivery.letters import Paragraph, Points, Quoted, SchoolLetter, Section, spoken_in, typeset
from accord.schools.facts import settings_of

ENGLISH = "en"


def outcome_letter(stage: Stage, at: datetime) -> bytes:
    """Return the letter as PDF: in the complainant's language, with the English attached where that is another."""
    language = spoken_in(language_of(stage.complaint))
    letter = _letter(stage, language, at)
    return typeset(letter, also=_letter(stage, ENGLISH, at) if language != ENGLISH else None)


def language_of(complaint: Complaint) -> str:
    """The language in which a complainant is written to."""
    if complaint.guardian:
        return complaint.guardian.language
    return complaint.language or ENGLISH


def complainant_of(complaint: Complaint) -> str:
    """The name of who complains."""
    return complaint.guardian.full_name if complaint.guardian else complaint.complainant


def _letter(stage: Stage, language: str, at: datetime) -> SchoolLetter:
    complaint = stage.complaint
    zone = settings_of(complaint.school).zone
    with translation.override(language):
        return SchoolLetter(
            school=complaint.school,
            language=language,
            to_lines=_to(complaint),
            date=at.astimezone(zone).date(),
            reference=complaint.number,
            title=_("What we found about your complaint"),
            sections=(
                Section("", (_("Thank you for telling us. We have looked into each of your points."),)),
                *_points(stage, language),
                *_answer(stage, language),
                *_put_right(complaint, language),
                Section(_("What you can do next"), tuple(_next(stage, at))),
            ),
            closing=_("With kind regards"),
            signed_by=_signed(stage),
        )


def _to(complaint: Complaint) -> tuple[str, ...]:
    guardian = complaint.guardian
    where = guardian.address if guardian and not guardian.address_confidential else complaint.reach
    return (complainant_of(complaint), *where.splitlines())


def _points(stage: Stage, language: str) -> list[Section]:
    found = {one.point_id: one for one in stage.findings.all()}
    sections = []
    for number, point in enumerate(stage.complaint.points.filter(dropped_at__isnull=True), start=1):
        heading = _("Your point %(number)s") % {"number": number}
        sections.append(Section(heading, tuple(_found(point, found.get(point.pk), language))))
    return sections


def _found(point: Point, finding: Finding | None, language: str) -> list[Paragraph]:
    said: list[Paragraph] = [Quoted(point.text, point.complaint.language, _("You said"))]
    if finding is not None:
        said.append(_("What we found: %(result)s.") % {"result": finding.get_result_display()})
        said.append(_own_words(finding.reasons, finding.in_their_language, language, _("Why")))
    return said


def _own_words(words: str, translated: str, language: str, mark: str) -> Quoted:
    """What somebody wrote: in the reader's language if it was brought into it, else as it was written."""
    if translated and language != ENGLISH:
        return Quoted(translated, language, mark)
    return Quoted(words, ENGLISH, mark)


def _answer(stage: Stage, language: str) -> list[Section]:
    if not stage.answer:
        return []
    words = _own_words(stage.answer, stage.answer_in_their_language, language, "")
    return [Section(_("Our answer"), (words,))]


def _put_right(complaint: Complaint, language: str) -> list[Section]:
    remedies = list(complaint.remedies.filter(done_at__isnull=True).order_by("due_on", "id"))
    if not remedies:
        return []
    return [Section(_("What we put right"), (Points(tuple(_promised(one, language) for one in remedies)),))]


def _promised(remedy: Remedy, language: str) -> str:
    words = remedy.in_their_language if remedy.in_their_language and language != ENGLISH else remedy.text
    if remedy.due_on is None:
        return words
    return f"{words} · {_('Promised by %(day)s') % {'day': date_in_words(remedy.due_on)}}"


def _next(stage: Stage, at: datetime) -> list[Paragraph]:
    zone = settings_of(stage.complaint.school).zone
    said: list[Paragraph] = []
    if facts_of(stage.complaint, at).is_last:
        said.append(_("This was the last stage at our school."))
    elif stage.next_until:
        said.append(
            _("If you are not content, ask for the next stage until %(day)s. Others look at it then.")
            % {"day": date_in_words(stage.next_until, zone)}
        )
        said.append(_("You can do it in Accord, by letter, by e-mail or by telephone. You need not say why."))
    said.append(authority_words(stage.complaint.school))
    return said


def _signed(stage: Stage) -> tuple[str, ...]:
    chair = stage.seats.filter(left_at__isnull=True, chairs=True).select_related("person").first()
    if chair and chair.person:
        return (chair.person.name, _("for the panel"))
    return (stage.handled_by.name,) if stage.handled_by else (stage.complaint.school.name,)
