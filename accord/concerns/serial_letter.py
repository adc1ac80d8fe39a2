"""The letter of a decision on serial complaints: what, why, what was tried, until when, and what stays open."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from accord.concerns.authorities import authority_words
from accord.concerns.models import SerialDecision
from accord.core.words import date_in_words
from accord.delivery.letters import Points, Quoted, SchoolLetter, Section, spoken_in, typeset
from accord.schools.facts import settings_of


def serial_letter(decision: SerialDecision, at: datetime) -> bytes:
    """Return the letter as PDF, in the guardian's language with the English attached."""
    language = spoken_in(decision.guardian.language)
    return typeset(_letter(decision, language, at), also=_letter(decision, "en", at) if language != "en" else None)


def _letter(decision: SerialDecision, language: str, at: datetime) -> SchoolLetter:
    guardian, school = decision.guardian, decision.school
    address = "" if guardian.address_confidential else guardian.address
    with translation.override(language):
        until = {"day": date_in_words(decision.ends_on)}
        return SchoolLetter(
            school=school,
            language=language,
            to_lines=(guardian.full_name, *address.splitlines()),
            date=at.astimezone(settings_of(school).zone).date(),
            reference="",
            title=_("About your complaints on one matter"),
            sections=(
                Section(
                    "",
                    (
                        _("You have written to us about this matter several times:"),
                        Quoted(decision.matter, "en"),
                        _("We have answered it. Until %(day)s we do not answer the same points again.") % until,
                    ),
                ),
                Section(_("Why"), (Quoted(decision.reasons, "en"),)),
                Section(_("What was tried before"), (Quoted(decision.tried_before, "en"),)),
                Section(_("What stays open to you"), (Points(stays_open()), authority_words(school))),
            ),
            closing=_("With kind regards"),
            signed_by=(decision.by.full_name, decision.by.job_title),
        )


def stays_open() -> tuple[str, ...]:
    """What nobody loses by such a decision (COMPLAINT-12)."""
    return (
        _("Somebody reads everything that you send. What is new is looked into like any complaint."),
        _("You can ask for the next stage of your complaint as before."),
        _("Everything else between you and the school goes on: your child, absences, emergencies."),
        _("You can tell us what you think of this decision, in Accord, by letter or by telephone."),
    )
