"""The office writes down which child a guardian without a sign-in says a conversation is about."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.core.errors import DomainError
from accord.messaging.access import conversations_for, get_conversation_for
from accord.messaging.actions.name_child import Heard, name_child
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.senders import children_seen_by
from accord.messaging.facts.which_child import keeps_the_door
from accord.messaging.forms.which_child import HeardForm
from accord.messaging.models import Conversation
from accord.messaging.views.looks import note_look
from accord.messaging.which_child_words import child_to_choose
from accord.people.access.posts import get_post_that_may
from accord.people.models import Student
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act
from accord.rules.which_child import WordFacts, may_write_down
from accord.schools.facts import settings_of

NONE = "none"
"""What stands for no child in particular."""


@require_http_methods(["GET", "POST"])
def heard(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The office sees who would have it for each child, and writes down what the guardian said."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    found = get_conversation_for(post, ref)
    guardian = found.guardian
    if guardian is None or not may_write_down(WordFacts(guardian.login_id is not None, keeps_the_door(found, post))):
        raise Http404
    note_look(post, found)
    children: dict[str, Student | None] = {one.ref: one for one in children_seen_by(guardian, post.at)}
    children[NONE] = None
    stands = found.student.ref if found.student else NONE
    with timezone.override(settings_of(found.school).zone):
        form = HeardForm(
            request.POST if request.method == "POST" else None,
            choices=[
                (one, child_to_choose(found, child, "", post.at)) for one, child in children.items() if one != stands
            ],
            initial={"stood": stands, "heard_on": post.on},
        )
        status = 200
        if request.method == "POST":
            status = 422
            if form.is_valid():
                try:
                    return _noted(request, viewer.actor, post, found, form, children)
                except DomainError as refusal:
                    form.refuse(refusal)
                    status = refusal.status
                    form = form.again(stood=stands)
        content = {"post": post, "conversation": found, "guardian": guardian, "form": form}
        return render(request, "messaging/desk_which_child.html", content, status=status)


def _noted(
    request: HttpRequest, by: str, post: Post, found: Conversation, form: HeardForm, children: dict[str, Student | None]
) -> HttpResponse:
    said = form.cleaned_data
    stood = said["stood"]
    if stood != (found.student.ref if found.student else NONE):
        raise DomainError("named_meanwhile", _("Another child stands here meanwhile."))
    name_child(
        conversation=found, was=found.student, student=children[said["child"]], by=by, at=post.at,
        heard=Heard(staff_member_of(post), said["heard_how"], said["heard_on"]),
    )  # fmt: skip
    messages.success(request, _("Noted. Whoever has it now is told; the date of the answer stays."))
    if conversations_for(post).filter(pk=found.pk).exists():
        return redirect("messages:conversation", post.school_slug, found.ref)
    return redirect("messages:inbox", post.school_slug)
