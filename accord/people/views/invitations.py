"""The office's page of invitations: who has no sign-in yet, who was asked, and letters to print."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.people import access
from accord.people.actions.invite import invite
from accord.people.actions.withdraw_invitation import withdraw_invitation
from accord.people.letters.invitation import typeset_letters
from accord.people.models import Invitation
from accord.people.sign_in.invitations import (
    FAMILIES,
    STAFF,
    invitation_of_school,
    invited,
    letters_of,
    people_of,
    waiting,
)
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

MOST_LETTERS = 200
"""Letters in one file: two seconds of typesetting, and a stack that a printer takes."""


def _post(request: HttpRequest, school: str) -> Post:
    return access.get_post_that_may(asking(request), school, Act.INVITE)


def _who(post: Post, asked: str) -> str:
    """The people of whom the page tells: those asked for, as far as the post invites them."""
    if not post.may(Act.INVITE_FAMILIES):
        return STAFF
    return STAFF if asked == STAFF and post.may(Act.INVITE_STAFF) else FAMILIES


def _letters(post: Post, refs: Sequence[str] = ()) -> list[Invitation]:
    """The open invitations on paper of those whom the post may invite."""
    found = letters_of(post.school_id, at=clock.now(), refs=refs)
    return [invitation for invitation in found if access.may_invite(post, invited(invitation))]


def invitations(request: HttpRequest, school: str) -> HttpResponse:
    """List the people of the school who have no sign-in yet."""
    post = _post(request, school)
    at = clock.now()
    who = _who(post, request.GET.get("who", ""))
    people = waiting(post.school_id, who, at=at, on=post.on)
    context: dict[str, Any] = {
        "post": post,
        "who": who,
        "waiting": [one for one in people if access.may_invite(post, one.person)],
        "letters": len(_letters(post)),
        "most": MOST_LETTERS,
    }
    return render(request, "people/invitations/list.html", context)


@require_POST
def send_invitations(request: HttpRequest, school: str) -> HttpResponse:
    """Invite the chosen people by e-mail, or prepare their letters."""
    post = _post(request, school)
    kind = "staff" if request.POST.get("kind") == "staff" else "guardian"
    by_letter = request.POST.get("channel") == "letter"
    channel = Invitation.Channel.LETTER if by_letter else Invitation.Channel.EMAIL
    chosen = people_of(post.school_id, kind, request.POST.getlist("person"), on=post.on)
    people = [person for person in chosen if access.may_invite(post, person)]
    back = reverse("invitations:list", args=[school]) + (f"?who={STAFF}" if kind == "staff" else "")
    done = 0
    for person in people:
        try:
            invite(person=person, channel=channel, actor=asking(request).actor, at=clock.now())
        except DomainError as refused:
            messages.warning(request, f"{refused.message} {refused.remedy}".strip())
        else:
            done += 1
    _tell(request, done, by_letter=by_letter, chosen=bool(people))
    return redirect(back)


def _tell(request: HttpRequest, done: int, *, by_letter: bool, chosen: bool) -> None:
    if not chosen:
        messages.warning(request, _("Choose at least one person first."))
    elif done and by_letter:
        words = ngettext("%(count)d letter is ready to print.", "%(count)d letters are ready to print.", done)
        messages.success(request, words % {"count": done})
    elif done:
        words = ngettext("%(count)d invitation is on its way.", "%(count)d invitations are on their way.", done)
        messages.success(request, words % {"count": done})


@require_GET
def letters(request: HttpRequest, school: str) -> HttpResponse:
    """Give the letters of all open invitations on paper, or of the chosen ones, as one file for the printer."""
    post = _post(request, school)
    found = _letters(post, request.GET.getlist("i"))
    page = request.GET.get("part", "1")
    part = int(page) if page.isdecimal() and len(page) < 5 else 1
    stack = found[(part - 1) * MOST_LETTERS : part * MOST_LETTERS] if part > 0 else []
    if not stack:
        raise Http404
    response = HttpResponse(typeset_letters(stack), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="letters-{school}-{part}.pdf"'
    return response


@require_POST
def take_back(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take one invitation back."""
    post = _post(request, school)
    invitation = invitation_of_school(post.school_id, ref)
    if invitation is None or not access.may_invite(post, invited(invitation)):
        raise Http404
    withdraw_invitation(invitation=invitation, actor=asking(request).actor, at=clock.now())
    messages.success(request, _("The invitation works no longer."))
    return redirect("invitations:list", school)


@require_POST
def send_again(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Make a new invitation in place of an old one, in the same way."""
    post = _post(request, school)
    invitation = invitation_of_school(post.school_id, ref)
    if invitation is None or not access.may_invite(post, invited(invitation)):
        raise Http404
    invite(person=invited(invitation), channel=invitation.channel, actor=asking(request).actor, at=clock.now())
    by_letter = invitation.channel == Invitation.Channel.LETTER
    _tell(request, 1, by_letter=by_letter, chosen=True)
    return redirect("invitations:list", school)
