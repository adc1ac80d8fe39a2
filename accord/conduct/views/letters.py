"""Letters for staff: those of a case, printing and sealing one; and the closed envelopes in the office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accord.conduct.access.letters import (
    envelopes_for,
    get_case_with_letters,
    get_envelope_for,
    get_letter_for,
    get_own_staff,
    letters_of,
)
from accord.conduct.actions.letter_arrives import record_handover, seal_letter, sealed_file
from accord.conduct.facts.letter_state import letter_lines
from accord.conduct.facts.matters import day_at
from accord.conduct.forms.letters import HandoverForm
from accord.conduct.models import Letter
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_post_that_may
from accord.people.viewer import asking
from accord.rules.letters import DAYS_TO_ARRIVE
from accord.rules.visibility import Act
from accord.schools.facts import settings_of


@require_GET
def letters(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The letters of a case, and whether they arrived."""
    post = get_post_that_may(asking(request), school, Act.HANDLE_INCIDENTS)
    incident, at = get_case_with_letters(post, ref), clock.now()
    with timezone.override(settings_of(incident.school).zone):
        lines = letter_lines(letters_of(incident), at)
        content = {"incident": incident, "lines": lines, "days": DAYS_TO_ARRIVE, "at": at}
        return render(request, "conduct/letters.html", content)


@require_GET
def letter_file(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A letter as it was sealed, to read or to print, for whoever may open its case."""
    post = get_post_that_may(asking(request), school, Act.HANDLE_INCIDENTS)
    return as_download(get_letter_for(post, ref), None)


@require_POST
def seal(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """It was printed and lies in a closed envelope in the office."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.HANDLE_INCIDENTS)
    letter = get_letter_for(post, ref)
    seal_letter(letter=letter, staff=get_own_staff(post), by=viewer.actor, at=clock.now())
    messages.success(request, _("The office now sees a letter to hand over: the name and the reference, nothing else."))
    return redirect("conduct:letters", school, letter.decision.incident.ref)


@require_GET
def envelopes(request: HttpRequest, school: str) -> HttpResponse:
    """The closed envelopes that wait to be handed over: name and reference, and never what they are about."""
    post = get_post_that_may(asking(request), school, Act.SEE_DELIVERIES)
    return render(request, "conduct/envelopes.html", {"envelopes": envelopes_for(post), "at": clock.now()})


@require_http_methods(["GET", "POST"])
def envelope(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One closed envelope: writing down that it was handed over."""
    at = clock.now()
    post = get_post_that_may(asking(request), school, Act.SEE_DELIVERIES)
    letter = get_envelope_for(post, ref)
    today = day_at(letter.decision.incident.school, at)
    form = HandoverForm(request.POST or None, initial={"on": today, "how": Letter.Proof.HANDED_OVER})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            record_handover(letter=letter, post=post, how=said["how"], on=said["on"], at=at)
            messages.success(request, _("Written down. Thank you."))
            return redirect("envelopes:envelopes", school)
        except DomainError as refusal:
            form.refuse(refusal)
    status = 422 if form.errors else 200
    return render(request, "conduct/envelope.html", {"letter": letter, "form": form, "at": at}, status=status)


def as_download(letter: Letter, content: bytes | None) -> HttpResponse:
    """Answer with the file of a letter; its name says nothing of the matter."""
    answer = HttpResponse(content or sealed_file(letter), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="letter-{letter.reference}.pdf"'
    return answer
