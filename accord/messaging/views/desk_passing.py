"""Passing a conversation on: to a colleague, to a team, with one press to the office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.access import get_conversation_for
from accord.messaging.access.at_the_desk import own_waiting_messages
from accord.messaging.actions.change_topic import change_topic
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.as_seen import PassedOnMeanwhile
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.passing import Candidate, colleagues_who_can, teams_that_can
from accord.messaging.facts.timing import charter_at
from accord.messaging.forms.desk import PassForm
from accord.messaging.models import Conversation
from accord.messaging.topics import SAFEGUARDING, topic_choices
from accord.people.access.posts import get_post_that_may
from accord.people.models import Team
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

OFFICE, BY_TOPIC = "office", "topic"


def pass_on(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Choose who takes a conversation; with `first`, a colleague is asked to read strong wording first.

    With `lead`, it is about a child at risk, and goes to the safeguarding lead.
    """
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    found = get_conversation_for(post, ref)
    people, teams = colleagues_who_can(found, post.at), teams_that_can(found, post.at)
    topics = topic_choices(charter_at(found.school, post.at).rules, also=(found.topic,))
    first = "first" in request.GET
    topic = SAFEGUARDING if "lead" in request.GET else found.topic
    begins = _("Would you read this first, please, and tell me what I need to know?") if first else ""
    form = PassForm(
        request.POST if request.method == "POST" else None,
        choices=_choices(found, people, teams, post)[: 1 if "lead" in request.GET else None],
        topics=topics,
        initial={"topic": topic, "note": begins, "to": BY_TOPIC if "lead" in request.GET else None},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _pass(request, found, form, people, teams, post)
        except PassedOnMeanwhile:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Passed on. The family sees who has it now."))
            _say_what_waits(request, post, found)
            return redirect("messages:inbox", school)
    content = {"post": post, "conversation": found, "form": form, "first": first}
    return render(request, "messaging/desk_pass.html", content, status=422 if form.errors else 200)


@require_POST
def to_the_office(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Give a conversation to the office with one press; it finds the right person."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    found = get_conversation_for(post, ref)
    if found.topic == SAFEGUARDING:
        raise DomainError("stays_with_the_lead", _("What concerns a child at risk stays with the safeguarding lead."))
    redirect_conversation(
        conversation=found, to_staff=None, to_team=None, by_staff=staff_member_of(post), by=viewer.actor, at=clock.now()
    )
    messages.success(request, _("The office has it now, and the family sees that."))
    _say_what_waits(request, post, found)
    return redirect("messages:inbox", school)


def _say_what_waits(request: HttpRequest, post: Post, found: Conversation) -> None:
    """Whoever passes on a conversation in which words of theirs wait is told where to take these back."""
    if any(one.conversation_id == found.pk for one in own_waiting_messages(post)):
        messages.info(request, _("What you wrote there has not left yet. You find it under “End of the day”."))


def _choices(found: Conversation, people: list[Candidate], teams: list[Team], post: Post) -> list[tuple[str, str]]:
    choices = [(BY_TOPIC, _("Whoever answers on the topic chosen below"))]
    if found.topic != SAFEGUARDING and (found.assigned_staff_id or found.assigned_team_id):
        choices.append((OFFICE, _("The school office")))
    choices += [(f"team-{one.ref}", _("Team: %(name)s") % {"name": one.name}) for one in teams
                if one.pk != found.assigned_team_id]  # fmt: skip
    seen: set[int] = set()
    for one in people:
        if one.staff.pk == found.assigned_staff_id or one.staff.pk in seen:
            continue
        seen.add(one.staff.pk)
        choices.append((f"staff-{one.staff.ref}", _label(one, post)))
    return choices


def _label(one: Candidate, post: Post) -> str:
    if one.staff.pk == post.staff_id:
        return _("Me")
    if one.covers_for:
        said = {"name": one.staff.called, "absent": one.covers_for}
        return _("%(name)s, who covers for %(absent)s") % said
    if one.job:
        return _("%(name)s, %(job)s") % {"name": one.staff.called, "job": one.job}
    return one.staff.called


def _pass(
    request: HttpRequest, found: Conversation, form: PassForm, people: list[Candidate], teams: list[Team], post: Post
) -> None:
    said, at, by, me = form.cleaned_data, clock.now(), asking(request).actor, staff_member_of(post)
    if said["to"] == BY_TOPIC or (said["topic"] == SAFEGUARDING and found.topic != SAFEGUARDING):
        change_topic(conversation=found, topic=said["topic"], by_staff=me, by=by, at=at, note=said["note"])
        return
    if said["topic"] and said["topic"] != found.topic:
        found = change_topic(conversation=found, topic=said["topic"], by_staff=me, by=by, at=at).conversation
    kind, _dash, ref = said["to"].partition("-")
    redirect_conversation(
        conversation=found,
        to_staff=next((one.staff for one in people if kind == "staff" and one.staff.ref == ref), None),
        to_team=next((one for one in teams if kind == "team" and one.ref == ref), None),
        by_staff=me,
        by=by,
        at=at,
        note=said["note"],
    )
