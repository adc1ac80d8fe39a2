"""Leaders look back at emergencies of both sides."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.access.emergencies import emergencies_for, get_emergency_for
from accord.messaging.actions.review_emergency import review_emergency
from accord.messaging.emergency_words import help_for, kind_in_words
from accord.messaging.facts.emergencies import lookback, uses_of
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.forms.emergency import EmergencyReviewForm
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.visibility import Act


def emergencies(request: HttpRequest, school: str) -> HttpResponse:
    """Every use in a school year, how often which kind, and what may help."""
    post = get_post_that_may(asking(request), school, Act.REVIEW_EMERGENCIES)
    at = clock.now()
    found = lookback(get_school_of(post), emergencies_for(post), at, request.GET.get("year", ""))
    content = {
        "post": post,
        "found": found,
        "years": [
            {"label": year.name, "url": f"?year={year.ref}", "current": year == found.year} for year in found.years
        ],
        "kind_word": kind_in_words,
        "helps": [(kind_in_words(kind), help_for(kind)) for kind in found.repeated],
        "at": at,
    }
    return render(request, "messaging/helping_emergencies.html", content)


def emergency(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One use: what was written, who was told, what came of it; and the review of it."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.REVIEW_EMERGENCIES)
    found = get_emergency_for(post, ref)
    form = EmergencyReviewForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                review_emergency(
                    emergency=found,
                    staff=staff_member_of(post),
                    was_one=form.was_emergency,
                    note=form.cleaned_data["note"],
                    by=viewer.actor,
                    at=clock.now(),
                )
            except DomainError as refusal:
                form.refuse(refusal)
                status = int(refusal.status)
            else:
                messages.success(request, _("Kept. Thank you for looking back at it."))
                return redirect("messages:emergencies", school=school)
    content = {
        "post": post,
        "use": uses_of([found])[0],
        "form": form,
        "review": getattr(found, "review", None),
        "is_own": found.message.staff_id == post.staff_id,
        "kind_word": kind_in_words,
        "at": clock.now(),
    }
    return render(request, "messaging/helping_emergency.html", content, status=status)
