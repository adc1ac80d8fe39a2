"""An emergency about a child at risk for somebody of the district, where nobody at the school can look back at it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.access.emergencies import get_emergency_above
from accord.messaging.actions.review_emergency import review_emergency
from accord.messaging.emergency_words import kind_in_words
from accord.messaging.facts.emergencies import uses_of
from accord.messaging.forms.emergency import EmergencyReviewForm
from accord.people.actions.log_reading import log_reading_above
from accord.people.viewer import asking
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def emergency(request: HttpRequest, ref: str) -> HttpResponse:
    """The one message, what came of it, and the review of it. The look is noted."""
    viewer, at = asking(request), clock.now()
    found = get_emergency_above(viewer, ref, at)
    school = found.message.conversation.school
    form, status = EmergencyReviewForm(request.POST if request.method == "POST" else None), 200
    if request.method == "GET":
        log_reading_above(login=viewer.login, school=school, subject=f"emergency:{ref}", what="emergency", at=at)
    else:
        status = 422
        if form.is_valid():
            try:
                review_emergency(
                    emergency=found, login=viewer.login, was_one=form.was_emergency, note=form.cleaned_data["note"],
                    by=viewer.actor, at=at,
                )  # fmt: skip
            except DomainError as refusal:
                form.refuse(refusal)
                status = int(refusal.status)
            else:
                messages.success(request, _("Kept. Thank you for looking back at it."))
                return redirect("asked_emergencies:emergency", ref=ref)
        request.undo = True  # type: ignore[attr-defined]
    content: dict[str, Any] = {
        "use": uses_of([found])[0],
        "form": form,
        "review": getattr(found, "review", None),
        "had_part": False,
        "lookers": [],
        "is_own": False,
        "opens": "",
        "back": (reverse("asked"), _("Asked of you")),
        "kind_word": kind_in_words,
        "at": at,
    }
    with timezone.override(settings_of(school).zone):
        return render(request, "messaging/helping_emergency.html", content, status=status)
