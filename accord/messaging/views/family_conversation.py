"""One conversation for its guardian: where it stands, what was said, and writing again."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.words import day
from accord.messaging import before_sending, explaining
from accord.messaging.access import get_own_conversation_for
from accord.messaging.access.family import get_own_message_for
from accord.messaging.actions.answer_school import answer_school
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.mark_conversation_read import mark_conversation_read
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.closed_then import closed_then
from accord.messaging.drawn_fields import fields_of
from accord.messaging.facts.current import (
    begun_by_family,
    current_assignment,
    is_unread,
    promised_rest,
    question_of,
)
from accord.messaging.facts.family_rows import FamilyRow, WaitingOn, row_of
from accord.messaging.facts.phones import emergency_kinds, phone_now
from accord.messaging.facts.preview import Preview, contact_names, preview_reply
from accord.messaging.facts.story import Story, story_of
from accord.messaging.family_words import standing
from accord.messaging.forms.reply import ReplyForm
from accord.messaging.models import Conversation
from accord.messaging.timeline import timeline_of
from accord.people.viewer import Viewer, asking
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def conversation(request: HttpRequest, ref: str) -> HttpResponse:
    """Read a conversation, and write again in it."""
    viewer, at = asking(request), clock.now()
    found = get_own_conversation_for(viewer, ref)
    with timezone.override(settings_of(found.school).zone):
        if request.method == "POST":
            return _reply(request, viewer, found, at)
        story = story_of(found, for_family=True)
        if found.family_news_at or is_unread(story):
            mark_conversation_read(conversation=found, at=at)
        before = preview_reply(conversation=found, emergency=None, at=at)
        return _show(request, found, None, before, at, story=story)


@require_POST
def take_back(request: HttpRequest, ref: str, written: str) -> HttpResponse:
    """Take a message back that the school has not received yet."""
    viewer, at = asking(request), clock.now()
    message, may_read = get_own_message_for(viewer, ref, written)
    withdraw_message(message=message, by=viewer.actor, at=at)
    messages.success(request, _("You took your message back. Nobody at the school has seen it."))
    if may_read:
        return redirect("family_messages:conversation", ref=ref)
    return redirect("family_messages:conversations")


@require_POST
def settle(request: HttpRequest, ref: str) -> HttpResponse:
    """The family says that the matter is settled."""
    viewer, at = asking(request), clock.now()
    found = get_own_conversation_for(viewer, ref)
    close_conversation(conversation=found, staff=None, by=viewer.actor, at=at)
    messages.success(request, _("Settled. Write again at any time, and it is open again."))
    return redirect("family_messages:conversation", ref=found.ref)


@require_GET
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """A conversation on paper, for its guardian."""
    viewer, at = asking(request), clock.now()
    found = get_own_conversation_for(viewer, ref)
    with timezone.override(settings_of(found.school).zone):
        content = {
            "conversation": found,
            "school": found.school,
            "entries": timeline_of(found, for_family=True, at=at),
            "at": at,
        }
        return render(request, "messaging/family_paper.html", content)


def _reply(request: HttpRequest, viewer: Viewer, found: Conversation, at: datetime) -> HttpResponse:
    before = preview_reply(conversation=found, emergency=None, at=at)
    form = ReplyForm(request.POST, request.FILES, kinds=emergency_kinds(before.held))
    seen: before_sending.Seen | None = None
    if form.is_valid():
        seen, was_shown = _looked_at(form, viewer, found, before, at)
        if was_shown or not (seen.asks or seen.hints or seen.at_risk):
            try:
                return _sent(request, form, seen, viewer, found, before, at)
            except DomainError as refusal:
                form.refuse(refusal)
        else:
            form.data = {**dict(form.data.items()), "seal": seen.seal, "safeguarding": "on" if seen.at_risk else ""}
    request.undo = True  # type: ignore[attr-defined]
    return _show(request, found, form, before, at, seen=seen, status=422)


def _looked_at(
    form: ReplyForm, viewer: Viewer, found: Conversation, before: Preview, at: datetime
) -> tuple[before_sending.Seen, bool]:
    """What is seen of a text before it leaves, and whether its writer was shown that of the very same words."""
    text, seal, language = form.cleaned_data["text"], form.cleaned_data["seal"], viewer.login.language
    if seal:
        known = before_sending.opened(seal, text, school=found.school, language=language)
        if known.seal:
            return known, True
    seen = before_sending.look(
        text, school=found.school, language=language, held=before.held, at=at, guardian=found.guardian, read_at=at,
        emergency=form.emergency_kind is not None,
    )  # fmt: skip
    return seen, False


def _sent(
    request: HttpRequest, form: ReplyForm, seen: before_sending.Seen, viewer: Viewer, found: Conversation,
    before: Preview, at: datetime,
) -> HttpResponse:  # fmt: skip
    """Send what was written, and say what becomes of it."""
    sent = answer_school(
        conversation=found,
        text=form.cleaned_data["text"],
        language=seen.language,
        files=form.cleaned_data["attachments"],
        emergency=form.emergency_kind,
        tells_safeguarding=form.cleaned_data["safeguarding"],
        looked=before_sending.looked(
            seen, before_sending.asked_before(form.cleaned_data["seal"]), form.cleaned_data["text"]
        ),
        by=viewer.actor,
        at=at,
    )
    who = explaining.who_has_it(before.routed)
    zone = settings_of(found.school).zone
    read = explaining.when_read(sent.decision, who=who, at=at, zone=zone, has_left=True)
    promised = standing(row_of(found), at=at, zone=zone).words
    messages.success(request, _("%(read)s %(promised)s.") % {"read": read, "promised": promised})
    phone = phone_now(found.school, before.held, at)
    if form.emergency_kind and phone.number:
        messages.warning(request, _("In an emergency, please telephone as well: %(phone)s.") % {"phone": phone.number})
    return redirect(reverse("family_messages:conversation", args=[found.ref]) + "#latest")


def _show(
    request: HttpRequest, found: Conversation, form: ReplyForm | None, before: Preview, at: datetime, *,
    story: Story | None = None, seen: before_sending.Seen | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    zone, story = settings_of(found.school).zone, story or story_of(found, for_family=True)
    row, assignment, rest = row_of(found), current_assignment(found), promised_rest(found)
    limits, asked = before.limits, question_of(story, at)
    content = {
        "conversation": found,
        "row": row,
        "standing": standing(row, at=at, zone=zone),
        "closed_then": _closed_then(found, row, at),
        "who": explaining.who_has_it(assignment) if assignment else _("The school office"),
        "why": explaining.why_still_here(assignment, limits, at=at) if assignment else None,
        "rest": {"day": day(rest.rest_on, at, zone), "reason": rest.reason} if rest else None,
        "entries": timeline_of(found, for_family=True, at=at, story=story),
        "who_asks": explaining.name_for_family(asked.staff) if asked and asked.staff else "",
        "may_say_child": begun_by_family(story),
        "form": form,
        "fields": fields_of(form, ReplyForm, kinds=emergency_kinds(before.held)),
        "seen": seen,
        "promises": _promises(row, before, at),
        "why_held": explaining.why_held(before.decision, edition=before.held.edition),
        "restrictions": explaining.restrictions_in_words(
            limits, contacts=contact_names(limits, found.school),
            edition=before.held.edition, at=at, zone=zone,
        ),
        "phone": phone_now(found.school, before.held, at),
        "at": at,
    }  # fmt: skip
    return render(request, "messaging/family_conversation.html", content, status=status)


def _closed_then(found: Conversation, row: FamilyRow, at: datetime) -> str:
    """That the school is closed on the day that is promised next, where the family awaits an answer."""
    if row.waiting_on != WaitingOn.SCHOOL:
        return ""
    due_at = row.clocks.answer_by or row.clocks.acknowledge_by
    return closed_then(found.school, due_at, at, settings_of(found.school).zone, for_family=True)


def _promises(row: FamilyRow, before: Preview, at: datetime) -> list[str]:
    """What holds for a message that is written now. A promise that runs already stays as it was given."""
    who = explaining.who_has_it(before.routed)
    if row.waiting_on == WaitingOn.NOBODY:
        return explaining.promise_words(before.decision, who=who, at=at, zone=before.zone)
    return [explaining.when_read(before.decision, who=who, at=at, zone=before.zone)]
