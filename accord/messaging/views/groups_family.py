"""Group spaces for families: which there are, coming in, reading and writing, reporting, asking for a second look."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.messaging.access import group_spaces as access
from accord.messaging.actions.ask_second_look import ask_second_look
from accord.messaging.actions.enter_space import enter_space
from accord.messaging.actions.read_space import read_space
from accord.messaging.actions.report_post import report_post
from accord.messaging.actions.take_back_post import take_back_post
from accord.messaging.facts.group_posts import PostRow, page_of_posts, row_of
from accord.messaging.facts.group_spaces import Room, room_of
from accord.messaging.forms.group_spaces import EnterForm, PostForm, ReportForm, SecondLookForm
from accord.messaging.views.groups_writing import Writer, page_context, try_to_post
from accord.people.viewer import asking


def spaces(request: HttpRequest) -> HttpResponse:
    """The spaces of the person's children's classes."""
    at = clock.now()
    found = access.spaces_in_family(asking(request))
    return render(request, "messaging/group_family_spaces.html", {"spaces": found, "at": at})


def space(request: HttpRequest, ref: str) -> HttpResponse:
    """Read a space, and write in it."""
    at, found, room = _room(request, ref)
    if room.reading and not room.reading.is_open:
        return render(request, "messaging/group_family_shut.html", {"room": room, "at": at})
    if not room.accepted:
        return redirect("family_spaces:enter", ref)
    guardian = access.get_guardian_of(found.guardianship)
    writer = Writer(found.reader, asking(request).actor, guardian.language, guardian=guardian)
    answered = access.get_answered(room.space, found.reader, _asked(request), at)
    form = PostForm(request.POST or None, initial={"answers": answered.ref if answered else ""})
    question = None
    if request.method == "POST":
        question, post = try_to_post(form, room, writer, answered, at, anyway="anyway" in request.POST)
        if post:
            messages.success(request, _said(room))
            return redirect("family_spaces:space", ref)
    read_until = room.member.read_at if room.member else None
    page = page_of_posts(room.space, found.reader, at, after=request.GET.get("after", ""), read_until=read_until)
    if request.method == "GET" and not request.GET:
        read_space(space=room.space, guardian=guardian, at=at)
    context = page_context(room, page, form, question, answered)
    if question and question.at_risk:
        child = access.get_child_in_space(asking(request), found)
        context["help_url"] = f"{reverse('family_messages:write')}?about={child.ref}"
    return render(request, "messaging/group_family_space.html", context, status=422 if form.errors else 200)


def enter(request: HttpRequest, ref: str) -> HttpResponse:
    """Read the ground rules, accept them, and say by which name others read one."""
    at, found, room = _room(request, ref)
    guardian = access.get_guardian_of(found.guardianship)
    now = {
        "called": room.member.called if room.member else guardian.preferred_name or guardian.given_name,
        "wants_news": room.member.wants_news if room.member else True,
        "shown": room.rules.sha256,
    }
    form = EnterForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            enter_space(
                space=room.space, guardian=guardian, called=form.cleaned_data["called"],
                wants_news=form.cleaned_data["wants_news"], rules_sha256=room.rules.sha256,
                shown_sha256=form.cleaned_data["shown"], by=asking(request).actor, at=at,
            )  # fmt: skip
            return redirect("family_spaces:space", ref)
        except DomainError as refusal:
            form.refuse(refusal)
    context = {"room": room, "form": form, "at": at, "sha256": room.rules.sha256}
    return render(request, "messaging/group_family_enter.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back what one wrote."""
    viewer, at = asking(request), clock.now()
    found, post = access.get_post_in_family(viewer, ref, at)
    if post.guardian_id != found.guardianship.guardian_id:
        raise Http404
    take_back_post(post=post, by=viewer.actor, at=at)
    messages.success(request, _("Taken back. Families do not read it any more."))
    return redirect("family_spaces:space", found.space.ref)


def report(request: HttpRequest, ref: str) -> HttpResponse:
    """Report a post that troubles one."""
    viewer, at = asking(request), clock.now()
    found, post = access.get_post_in_family(viewer, ref, at)
    row = _entered_row(request, found, ref, at)
    if row.ours or row.state != "shown":
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        report_post(
            post=post, guardian=access.get_guardian_of(found.guardianship), reason=form.cleaned_data["reason"],
            child_at_risk=form.cleaned_data["child_at_risk"], by=viewer.actor, at=at,
        )  # fmt: skip
        messages.success(
            request, _("Thank you. The staff of the class look at it. Nobody else learns that it was you.")
        )
        return redirect("family_spaces:space", found.space.ref)
    room = room_of(found.space, at, _language(), guardian_id=found.guardianship.guardian_id)
    note = _("Only the staff who look after the space read this. The writer never learns who reported a post.")
    return _one_form(request, form, row, room, _("Report this post"), _("Report it"), note)


def second_look(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask that a leader looks again at one's removed post."""
    viewer, at = asking(request), clock.now()
    found, post = access.get_post_in_family(viewer, ref, at)
    row = _entered_row(request, found, ref, at)
    if not row.may_ask_look:
        raise Http404
    form = SecondLookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_second_look(post=post, words=form.cleaned_data["words"], by=viewer.actor, at=at)
        messages.success(request, _("Thank you. A leader who did not remove it looks again and writes to you."))
        return redirect("family_spaces:space", found.space.ref)
    room = room_of(found.space, at, _language(), guardian_id=found.guardianship.guardian_id)
    note = _("A leader of the school reads this, but not the person who removed the post.")
    return _one_form(request, form, row, room, _("Ask for a second look"), _("Ask for it"), note)


def _room(request: HttpRequest, ref: str) -> tuple[datetime, access.FamilySpace, Room]:
    at = clock.now()
    found = access.get_space_in_family(asking(request), ref)
    return at, found, room_of(found.space, at, _language(), guardian_id=found.guardianship.guardian_id)


def _language() -> str:
    return get_language() or "en"


def _asked(request: HttpRequest) -> str:
    return request.POST.get("answers", "") or request.GET.get("answers", "")


def _entered_row(request: HttpRequest, found: access.FamilySpace, ref: str, at: datetime) -> PostRow:
    """A post as the guardian reads it; before they have come in, there is nothing to read."""
    room = room_of(found.space, at, _language(), guardian_id=found.guardianship.guardian_id)
    if not room.accepted or (room.reading and not room.reading.is_open):
        raise Http404
    return row_of(access.get_post_in_family(asking(request), ref, at)[1], found.reader, at)


def _said(room: Room) -> str:
    if room.writing.waits:
        return _("Kept. The space is closed now; the others read it when it opens.")
    return _("Your post is in the space.")


def _one_form(
    request: HttpRequest, form: Form, row: PostRow, room: Room, title: str, button: str, note: str
) -> HttpResponse:
    context = {
        "form": form, "row": row, "room": room, "title": title, "button_words": button, "note": note, "at": room.at,
        "asks_for_danger": isinstance(form, ReportForm),
        "back": reverse("family_spaces:space", args=[room.space.ref]),
    }  # fmt: skip
    return render(request, "messaging/group_family_form.html", context, status=422 if form.errors else 200)
