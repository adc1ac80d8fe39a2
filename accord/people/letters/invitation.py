"""The invitation letter: the school's name and crest, what to do in the family's language, a code and a square code."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accord.core.typesetting import square_code, typeset, voice
from accord.core.words import date_in_words
from accord.people.actions.invite import join_link
from accord.people.models import Invitation
from accord.people.sign_in.codes import code_for, still_ours
from accord.people.sign_in.invitations import invited, language_of, renews
from accord.schools.facts import crest_picture
from accord.schools.models import School

TEMPLATE = Path(__file__).parent / "invitation.typ"
USUAL, LARGE = 12, 16
"""Sizes of type in points; the larger for guardians who asked for large print."""


def typeset_letters(invitations: Sequence[Invitation]) -> bytes:
    """Return one PDF with a letter for each invitation on paper, each beginning on its own page.

    Raises ValueError for an invitation whose code can no longer be computed (the installation's secret changed).
    """
    pictures: dict[str, bytes] = {}
    letters = [_letter(invitation, pictures) for invitation in invitations]
    return typeset(TEMPLATE, {"title": _("Invitation"), "letters": letters}, pictures=pictures)


def _letter(invitation: Invitation, pictures: dict[str, bytes]) -> dict[str, Any]:
    if not still_ours(invitation):
        raise ValueError("This letter's code was made with another secret; invite anew.")
    person, school = invited(invitation), invitation.school
    language = language_of(person)
    if language not in dict(settings.LANGUAGES):
        language = "en"
    return {
        "school": school.name,
        "address": " · ".join(line.strip() for line in school.address.splitlines() if line.strip()),
        "crest": _crest(school, pictures),
        "crest_words": _("Crest of %(school)s") % {"school": school.name},
        "name": person.full_name,
        "size": LARGE if getattr(person, "large_print", False) else USUAL,
        "page": settings.ACCORD_BASE_URL.split("//", 1)[-1] + reverse("join:code"),
        "code": code_for(invitation),
        "qr": square_code(join_link(invitation)),
        "words": words_of(invitation, language),
        "english": None if language == "en" else words_of(invitation, "en"),
    }


def words_of(invitation: Invitation, language: str) -> dict[str, Any]:
    """Return the text of the letter in one language."""
    person, school = invited(invitation), invitation.school
    names = {"school": school.name, "name": person.called}
    with translation.override(language):
        back = renews(person)
        lines = (
            [_("With this letter you get back in to the pages of %(school)s.") % names]
            if back
            else [
                _("%(school)s invites you to its own pages on the internet.") % names,
                _("There you read news about your child, write to teachers in your language, and book meetings."),
            ]
        )
        return {
            **voice(language),
            "greeting": _("Hello %(name)s") % names,
            "lines": lines,
            "steps": [
                _("Hold the camera of your phone over the square, or type the address below into a browser."),
                _("Type the code, if you are asked for it."),
                _("Choose how you want to sign in. You need no e-mail address."),
            ],
            "after": [
                _("The code works once and is for you alone. Please do not pass it on."),
                _("You would rather not use the internet? Tell us; we are glad to write and to telephone."),
                *([_("Telephone: %(number)s") % {"number": school.office_phone}] if school.office_phone else []),
            ],
            "address_label": _("Address"),
            "code_label": _("Your code"),
            "until": _("The code works until %(day)s.") % {"day": date_in_words(invitation.expires_at.date())},
            "qr_words": _("Square code that a phone can read; it opens the same page as the address."),
        }


def _crest(school: School, pictures: dict[str, bytes]) -> str:
    """Put the school's crest among the pictures and return its name; nothing without one that prints."""
    crest = crest_picture(school)
    pictures.update(crest)
    return next(iter(crest), "")
