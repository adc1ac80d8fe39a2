"""Letters for the guardian to whom they are written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accord.conduct.access.letters import get_letter_in_family, letters_in_family
from accord.conduct.actions.letter_arrives import open_letter
from accord.conduct.facts.letter_state import heading_of
from accord.conduct.views.letters import as_download
from accord.core import clock
from accord.people.viewer import asking
from accord.schools.facts import settings_of


@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """The school's letters to the person."""
    found = [(one, heading_of(one)) for one in letters_in_family(asking(request))]
    return render(request, "conduct/family_letters.html", {"letters": found, "at": clock.now()})


@require_GET
def letter(request: HttpRequest, ref: str) -> HttpResponse:
    """One letter: what it is, and opening it."""
    found = get_letter_in_family(asking(request), ref)
    with timezone.override(settings_of(found.decision.incident.school).zone):
        content = {
            "letter": found,
            "heading": heading_of(found),
            "school": found.decision.incident.school,
            "opened_at": found.proven_at,
            "at": clock.now(),
        }
        return render(request, "conduct/family_letter.html", content)


@require_GET
def letter_file(request: HttpRequest, ref: str) -> HttpResponse:
    """The letter itself, checked anew; that it was opened is written down."""
    viewer = asking(request)
    found = get_letter_in_family(viewer, ref)
    guardian = found.decision.incident.about_guardian
    content = open_letter(letter=found, guardian=guardian, by=viewer.actor, at=clock.now()) if guardian else None
    return as_download(found, content)
