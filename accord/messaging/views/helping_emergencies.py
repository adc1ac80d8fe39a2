"""Leaders look back at emergencies of both sides; those about a child at risk stay with whoever keeps children safe."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.conduct.not_reached import not_reached_words
from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.access.emergencies import (
    emergencies_for,
    get_emergency_for,
    get_post_that_looks_back,
    may_open,
)
from accord.messaging.actions.review_emergency import review_emergency
from accord.messaging.emergency_words import help_for, kind_in_words
from accord.messaging.facts.emergencies import lookback, uses_of
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.looking_back import Keepers, keepers_of, lookers_above, lookers_at
from accord.messaging.forms.emergency import EmergencyReviewForm
from accord.messaging.models import Emergency
from accord.messaging.topics import SAFEGUARDING
from accord.people.access.posts import get_school_of
from accord.people.actions.log_reading import log_reading
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act


def emergencies(request: HttpRequest, school: str) -> HttpResponse:
    """Every use in a school year, how often which kind, and what may help."""
    post = get_post_that_looks_back(asking(request), school)
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
        "only_at_risk": not post.may(Act.READ_CONVERSATIONS),
        "nobody_else": post.may(Act.READ_SAFEGUARDING) and _is_alone(keepers_of(get_school_of(post), at)),
        "at": at,
    }
    return render(request, "messaging/helping_emergencies.html", content)


def emergency(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One use: what was written, who was told, what came of it; and the review of it."""
    viewer = asking(request)
    post = get_post_that_looks_back(viewer, school)
    found = get_emergency_for(post, ref)
    if found.message.conversation.topic == SAFEGUARDING and request.method == "GET":
        log_reading(by=post, subject=f"emergency:{found.ref}", what="emergency")
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
        "opens": reverse("messages:conversation", args=[school, found.message.conversation.ref])
        if may_open(post, found)
        else "",
        "back": (reverse("messages:emergencies", args=[school]), _("Emergencies")),
        **_who_looks(post, found),
        "kind_word": kind_in_words,
        "at": clock.now(),
    }
    return render(request, "messaging/helping_emergency.html", content, status=status)


def _is_alone(keepers: Keepers) -> bool:
    """Whether there is nobody beside one lead, neither at the school nor above it."""
    return len(keepers.people) < 2 and not keepers.above


def _who_looks(post: Post, found: Emergency) -> dict[str, object]:
    """For one about a child at risk: whether the asker had a part, and who else is free to look back at it."""
    if found.message.conversation.topic != SAFEGUARDING:
        return {"had_part": False, "lookers": []}
    keepers = keepers_of(get_school_of(post), clock.now())
    free = lookers_at(found, keepers)
    names = [one.called for one in free] or [one.name for one in lookers_above(found, keepers)]
    fails = "" if free or hasattr(found, "review") else not_reached_words(found.ref)
    return {"had_part": post.staff_id not in {one.pk for one in free}, "lookers": names, "not_reached": fails}
