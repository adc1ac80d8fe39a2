"""What a member of staff does in an incident beside reporting it: their own account, and support for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.conduct.access.incidents import get_affected_for, get_request_to
from accord.conduct.access.support import get_offer_to, offers_seen_by
from accord.conduct.actions.answer_support import answer_support
from accord.conduct.actions.give_account import give_account
from accord.conduct.actions.offer_support import offer_support
from accord.conduct.facts.kinds import clause_address, kind_of
from accord.conduct.facts.own_accounts import own_accounts
from accord.conduct.forms.case import OwnAccountForm, SupportForm
from accord.conduct.models import Account
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_post_for
from accord.people.access.staff import get_staff_for
from accord.people.viewer import asking


def own_account(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Give one's own account; nothing of the case is shown but what one was asked."""
    viewer = asking(request)
    post = get_post_for(viewer, school)
    asked = get_request_to(post, ref)
    posted = request.method == "POST"
    form = OwnAccountForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        try:
            give_account(
                incident=asked.incident, side=asked.side, how=Account.How.PORTAL, text=form.cleaned_data["text"],
                language=get_language() or "en", by=viewer.actor, at=clock.now(), staff=asked.staff,
                brought=form.brought,
            )  # fmt: skip
            messages.success(request, _("Thank you. It is kept as you wrote it; you can add to it here."))
            return redirect("conduct:own_account", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    kind = kind_of(asked.incident, get_language() or "en")
    content = {
        "post": post, "asked": asked, "form": form, "at": clock.now(), "given": own_accounts(asked), "kind": kind,
        "clause_href": clause_address(asked.incident.edition, kind.clause, for_family=False),
    }  # fmt: skip
    return render(request, "conduct/own_account.html", content, status=422 if form.errors else 200)


def support(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Support for somebody who was harmed: what was offered and answered, between two people alone."""
    viewer = asking(request)
    post = get_post_for(viewer, school)
    affected = get_affected_for(post, ref)
    is_own = affected.staff_id == post.staff_id
    form = SupportForm(request.POST or None)
    if request.method == "POST" and not is_own and form.is_valid():
        staff = get_staff_for(post, post.ref)
        try:
            offer_support(
                affected=affected, words=form.cleaned_data["words"], staff=staff, by=viewer.actor, at=clock.now()
            )
            messages.success(request, _("Sent. Only the two of you see it."))
            return redirect("conduct:support", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    content = {
        "post": post, "affected": affected, "is_own": is_own, "form": form, "at": clock.now(),
        "offers": offers_seen_by(post, affected),
    }  # fmt: skip
    return render(request, "conduct/support.html", content, status=422 if form.errors else 200)


@require_POST
def answer(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take an offer of support, or leave it."""
    viewer = asking(request)
    offer = get_offer_to(get_post_for(viewer, school), ref)
    answer_support(support=offer, taken=request.POST.get("taken") == "yes", by=viewer.actor, at=clock.now())
    messages.success(request, _("Thank you for saying so."))
    return redirect("conduct:support", school, offer.affected.ref)
