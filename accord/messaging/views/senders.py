"""Who wrote by mail: the office looks, and confirms it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.messaging.access import get_conversation_for
from accord.messaging.actions.confirm_sender import confirm_sender
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.senders import children_seen_by, guardians_called, proposed_sender
from accord.messaging.forms.sender import SenderForm
from accord.people.access.posts import get_post_that_may
from accord.people.viewer import asking
from accord.rules.visibility import Act


def sender(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Show whom the address may belong to, let the office search for others, and tie the conversation to one."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.READ_FRONT_DOOR)
    found = get_conversation_for(post, ref)
    if found.guardian_id:
        raise Http404
    proposed = proposed_sender(found, post.at)
    looked_for = request.GET.get("name", "").strip()
    guardians = guardians_called(found, looked_for, post.at) if looked_for else []
    if proposed and proposed not in guardians:
        guardians.insert(0, proposed)
    form = SenderForm(
        request.POST if request.method == "POST" else None,
        guardians=guardians,
        children=list({child.pk: child for one in guardians for child in children_seen_by(one, post.at)}.values()),
    )
    if request.method == "POST" and form.is_valid():
        guardian, student = form.chosen
        try:
            confirm_sender(
                conversation=found, guardian=guardian, student=student, staff=staff_member_of(post),
                by=viewer.actor, at=post.at,
            )  # fmt: skip
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, _("Confirmed. From now on %(name)s reads the answers.") % {"name": guardian.called}
            )
            return redirect("messages:conversation", school, ref)
    content = {
        "post": post, "conversation": found, "proposed": proposed, "looked_for": looked_for, "guardians": guardians,
        "form": form,
    }  # fmt: skip
    return render(request, "messaging/sender.html", content, status=422 if form.errors else 200)
