"""Visitors: announced by staff, signed in and out at reception."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core.errors import DomainError
from accord.people.models import Guardian
from accord.people.viewer import Post, asking
from accord.reception import access
from accord.reception.actions.announce_visitor import announce_visitor
from accord.reception.actions.call_off_visit import call_off_visit
from accord.reception.actions.let_in import let_in
from accord.reception.actions.let_out import let_out
from accord.reception.actions.receive_walk_in import receive_walk_in
from accord.reception.facts import PersonCard, card_of
from accord.reception.facts.arranging import may_arrange, offers_for
from accord.reception.facts.today import announced_by
from accord.reception.forms.visitors import AnnounceForm, ArrivingForm, WalkInForm
from accord.rules.visibility import Act


def announce(request: HttpRequest, school: str) -> HttpResponse:
    """Somebody on the staff says who comes."""
    post = access.get_announcing_post(asking(request), school)
    known = _known(request, post)
    form = AnnounceForm(
        request.POST or None,
        post=post,
        staff=access.visited_by(post),
        same_name=known,
        initial={"day": post.on, "visits": post.ref, **_of(known)},
    )
    chosen = None
    if request.method == "POST" and form.is_valid():
        chosen = form.guardian
        try:
            visitor = announce_visitor(
                by=post, name=form.cleaned_data["name"], expected_at=form.expected_at, visits=form.visited,
                organisation=form.cleaned_data["organisation"], purpose=form.cleaned_data["purpose"],
                guardian=chosen, arrangement=form.cleaned_data.get("arrangement", ""),
            )  # fmt: skip
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(name)s is announced.") % {"name": visitor.name})
            return redirect("reception:announce", school)
    content = {
        "post": post,
        "at": post.at,
        "form": form,
        "announced": announced_by(post),
        "offers": offers_for(chosen, post) if chosen else [],
        "writes_arrangement": chosen is not None and may_arrange(chosen, post),
    }
    return render(request, "reception/announce.html", content, status=_status(request))


def walk_in(request: HttpRequest, school: str) -> HttpResponse:
    """Somebody stands at the counter whom nobody has announced."""
    post = access.get_counter(asking(request), school)
    known = _known(request, post)
    form = WalkInForm(
        request.POST or None, staff=access.visited_by(post), same_name=known, leaders=access.leaders_here(post),
        initial=_of(known) if known else {"name": request.GET.get("name", "")[:120]},
    )  # fmt: skip
    card: PersonCard | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            visitor = receive_walk_in(
                by=post, name=said["name"], organisation=said["organisation"], purpose=said["purpose"],
                visits=form.visited, guardian=form.guardian, badge=said["badge"], agreed_with=form.agreed,
            )  # fmt: skip
        except DomainError as refusal:
            form.refuse(refusal)
            card = card_of(form.guardian, post) if form.guardian else None
        else:
            messages.success(request, _("%(name)s is signed in.") % {"name": visitor.name})
            return redirect("reception:board", school)
    content = {"post": post, "at": post.at, "form": form, "card": card, "visitor": None}
    return render(request, "reception/arriving.html", content, status=_status(request))


def come_in(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """An announced visitor is here."""
    post = access.get_counter(asking(request), school)
    visitor = access.get_visitor_for(post, ref)
    known = [] if visitor.guardian else access.guardians_called(post, visitor.name)
    form = ArrivingForm(request.POST or None, leaders=access.leaders_here(post), same_name=known)
    chosen = visitor.guardian
    if request.method == "POST" and form.is_valid():
        chosen = chosen or form.guardian
        try:
            let_in(
                visitor=visitor, by=post, badge=form.cleaned_data["badge"], agreed_with=form.agreed,
                guardian=form.guardian,
            )  # fmt: skip
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(name)s is signed in.") % {"name": visitor.name})
            return redirect("reception:board", school)
    card = card_of(chosen, post) if chosen else None
    content = {"post": post, "at": post.at, "form": form, "card": card, "visitor": visitor}
    return render(request, "reception/arriving.html", content, status=_status(request))


@require_POST
def go_out(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A visitor leaves."""
    post = access.get_counter(asking(request), school)
    visitor = let_out(visitor=access.get_visitor_for(post, ref), by=post)
    messages.success(request, _("%(name)s is signed out.") % {"name": visitor.name})
    return redirect("reception:board", school)


@require_POST
def call_off(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A visit does not take place."""
    post = access.get_announcing_post(asking(request), school)
    visitor = call_off_visit(visitor=access.get_visitor_announced_by(post, ref), by=post)
    messages.success(request, _("The visit of %(name)s is called off.") % {"name": visitor.name})
    return redirect("reception:announce", school)


def _known(request: HttpRequest, post: Post) -> list[Guardian]:
    """Parents and carers within reach who bear the name that was typed; or the one from whose page somebody comes."""
    if request.method == "POST":
        return access.guardians_called(post, request.POST.get("name", "")[:120])
    ref = request.GET.get("guardian", "")
    return [access.get_guardian_at_counter(post, ref)] if ref and post.may(Act.SEE_OWN_STUDENTS) else []


def _of(known: list[Guardian]) -> dict[str, str]:
    return {"name": known[0].called, "who": known[0].ref} if known else {}


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200
