"""Which child a conversation is about: its guardian says it, staff ask for it."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.access import get_conversation_for, get_own_conversation_for
from accord.messaging.access.addressees import Addressee, addressees_of
from accord.messaging.actions.ask_which_child import ask_which_child
from accord.messaging.actions.name_child import name_child
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.which_child import open_question, saying_facts
from accord.messaging.forms.which_child import WhichChildForm
from accord.messaging.models import Conversation
from accord.messaging.which_child_words import child_to_choose
from accord.people.access.posts import get_post_that_may
from accord.people.viewer import Viewer, asking
from accord.rules.visibility import Act
from accord.rules.which_child import may_say
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def which_child(request: HttpRequest, ref: str) -> HttpResponse:
    """The guardian sees who would have it for each child, and says which one it is about."""
    viewer, at = asking(request), clock.now()
    found = get_own_conversation_for(viewer, ref)
    asked = open_question(found, at)
    known = addressees_of(viewer)
    here = [one for one in known if one.guardian.pk == found.guardian_id]
    about = [one for one in here if asked or not _stands(found, one)]
    if not about or not may_say(saying_facts(found, (), at)):
        raise Http404
    stands = found.student.ref if found.student else found.school.ref
    with timezone.override(settings_of(found.school).zone):
        form = WhichChildForm(
            request.POST if request.method == "POST" else None,
            choices=[(one.ref, child_to_choose(found, one.student, one.form, at)) for one in about],
            initial={"stood": stands},
        )
        status = 200
        if request.method == "POST":
            status = 422
            if form.is_valid():
                try:
                    return _named(request, viewer, found, form, here, at)
                except DomainError as refusal:
                    form.refuse(refusal)
                    status, form = refusal.status, form.again(stood=stands)
        elsewhere = any(one.student for one in known if one not in here)
        content = {"conversation": found, "form": form, "elsewhere": elsewhere, "at": at}
        return render(request, "messaging/family_which_child.html", content, status=status)


@require_POST
def ask(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Ask the family with one press which child it is about."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    found = get_conversation_for(post, ref)
    at = clock.now()
    question = ask_which_child(conversation=found, staff=staff_member_of(post), by=viewer.actor, at=at)
    messages.success(request, _("The family is asked. Until they say it, all stays as it is."))
    if question.reaches_at > at:
        messages.info(request, _("The family hears at the next opening."))
    return redirect("messages:conversation", school, ref)


def _stands(found: Conversation, one: Addressee) -> bool:
    """Whether it stands under this child already, or under none."""
    return (one.student.pk if one.student else None) == found.student_id


def _named(
    request: HttpRequest, viewer: Viewer, found: Conversation, form: WhichChildForm, here: list[Addressee], at: datetime
) -> HttpResponse:
    children = {one.ref: one.student for one in here}
    chosen, stood = form.cleaned_data["child"], form.cleaned_data["stood"]
    if stood not in children:
        raise DomainError("named_meanwhile", _("Another child stands here meanwhile."))
    name_child(conversation=found, was=children[stood], student=children[chosen], by=viewer.actor, at=at)
    if found.waiting_on == Conversation.WaitingOn.SCHOOL or found.family_held_at:
        messages.success(request, _("Thank you. The date of your answer stays the same."))
    else:
        messages.success(request, _("Thank you. If you still need an answer, write again below."))
    return redirect("family_messages:conversation", ref=found.ref)
