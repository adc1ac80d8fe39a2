"""Taking a complaint down for somebody who rang, wrote, sent an e-mail or spoke."""

from datetime import datetime, time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accord.concerns.access.complaining import district_to_name
from accord.concerns.access.taking_down import (
    children_within,
    get_complainant_for,
    get_taken_down,
    guardians_named,
    message_to_take_down,
    staff_for_complaint,
    taker_of,
)
from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.facts.complaints import stages_laid_down
from accord.concerns.forms.complaining import TakeDownForm
from accord.concerns.models import Complaint
from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.models import Message
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.models import Guardian
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def take_down(request: HttpRequest, school: str) -> HttpResponse:
    """Write a complaint down in a minute; the person who does it sees its number and dates, and no more."""
    post, at = get_post_that_may(asking(request), school, Act.ANSWER_CONCERNS), clock.now()
    message = message_to_take_down(post, request.GET.get("message", ""))
    chosen = request.GET.get("guardian", "")
    guardian = message.guardian if message else get_complainant_for(post, chosen) if chosen else None
    form = _form(request, post, guardian, message)
    with timezone.override(settings_of(get_school_of(post)).zone):
        if request.method == "POST":
            if form.is_valid():
                try:
                    return _taken(request, form, post, guardian, message, at)
                except DomainError as refusal:
                    form.refuse(refusal)
            request.undo = True  # type: ignore[attr-defined]
        name = request.GET.get("name", "")
        content = {
            "form": form,
            "guardian": guardian,
            "message": message,
            "name": name,
            "found": guardians_named(post, name),
            "query": request.GET.urlencode(),
        }
        return render(request, "concerns/complaint_take_down.html", content, status=422 if form.errors else 200)


@require_GET
def receipt(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The number and the dates of a complaint on paper, for the complainant, by whoever took it down."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_CONCERNS)
    found = get_taken_down(post, ref)
    with timezone.override(settings_of(found.school).zone):
        content = {
            "complaint": found,
            "school": found.school,
            "stage": found.stages.order_by("number").first(),
            "stages": len(stages_laid_down(found.edition)),
            "at": clock.now(),
        }
        return render(request, "concerns/complaint_receipt.html", content)


def _taken(
    request: HttpRequest, form: TakeDownForm, post: Post, guardian: Guardian | None, message: Message | None,
    at: datetime,
) -> HttpResponse:  # fmt: skip
    typed = form.cleaned_data
    complaint = raise_complaint(
        school=get_school_of(post),
        complainant=Complainant(
            guardian, "" if guardian else typed["complainant"], typed["represented_by"], typed["reach"]
        ),
        letter=typed["letter"],
        language=typed["language"],
        how=typed["how"],
        by=post.actor,
        at=at,
        received_at=_received_at(typed["received_on"], at, message),
        student=form.student,
        about=form.concerned,
        above=form.concerned_above,
        about_words=typed["about_words"],
        happened_on=typed["happened_on"],
        message=message,
        taken_down_by=taker_of(post),
        files=typed["attachments"],
    )
    messages.success(request, _("Written down. Its number is %(number)s.") % {"number": complaint.number})
    return redirect("complaints:receipt", school=post.school_slug, ref=complaint.ref)


def _received_at(on: object, at: datetime, message: Message | None) -> datetime:
    """When it arrived: the moment of the message, now for today, the end of an earlier day."""
    if message is not None:
        return min(at, message.written_at)
    here = timezone.localtime(at)
    if on == here.date():
        return at
    return timezone.make_aware(datetime.combine(on, time(12)))  # type: ignore[arg-type]


def _form(request: HttpRequest, post: Post, guardian: Guardian | None, message: Message | None) -> TakeDownForm:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial: dict[str, object] = {
        "received_on": post.on,
        "how": Complaint.How.TELEPHONE,
        "language": guardian.language if guardian else "en",
    }
    if message is not None:
        child = message.conversation.student
        initial |= {
            "letter": message.text,
            "how": Complaint.How.EMAIL,
            "language": message.language or initial["language"],
            "child": child.ref if child else "",
        }
    return TakeDownForm(
        data,
        files,
        initial=initial,
        children=children_within(post, guardian),
        staff=staff_for_complaint(post),
        above=district_to_name(get_school_of(post), clock.now()),
    )
