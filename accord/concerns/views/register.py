"""The register of complaints: number, stage, dates, how they came; and what whoever has one decides about its way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accord.concerns.access.complaints import RegisterRow, get_complaint_for, register_for
from accord.concerns.actions.accept_late_complaint import accept_late_complaint
from accord.concerns.actions.ask_next_stage import ask_next_stage
from accord.concerns.actions.confirm_points import confirm_points
from accord.concerns.actions.put_out_of_scope import put_out_of_scope
from accord.concerns.actions.take_up_again import take_up_again
from accord.concerns.actions.withdraw_complaint import withdraw_complaint
from accord.concerns.course import Line, course_of, stage_title, who_words
from accord.concerns.facts.complaints import current_stage, points_of, rules_of_stage
from accord.concerns.forms.complaining import LateForm, PointsForm, ReasonForm, ScopeForm
from accord.concerns.models import Complaint
from accord.concerns.notices.complaints import tell_family_of_points
from accord.concerns.register_words import register_line
from accord.concerns.splitting import Proposed
from accord.core import clock
from accord.core.errors import DomainError, NotYours
from accord.core.forms import Form
from accord.people.access.posts import get_post_for, get_post_that_may, get_school_of
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act
from accord.schools.facts import settings_of


@dataclass(frozen=True)
class Shown:
    """A row of the register as it is shown; `who` only to those who may open it."""

    row: RegisterRow
    stage: str
    line: Line
    who: str


@require_GET
def register(request: HttpRequest, school: str) -> HttpResponse:
    """The register: lines for the office, what they may read for leaders, nothing of what somebody is barred from."""
    post, at = get_post_that_may(asking(request), school, Act.SEE_COMPLAINTS_REGISTER), clock.now()
    ended = request.GET.get("show") == "ended"
    with timezone.override(settings_of(get_school_of(post)).zone):
        shown = [_shown(row, at) for row in register_for(post, at, ended=ended)]
        return render(request, "concerns/complaint_register.html", {"shown": shown, "ended": ended, "at": at})


@require_GET
def status(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Where a complaint stands, on paper: for a complainant who has no sign-in."""
    post, at = get_post_for(asking(request), school), clock.now()
    found = get_complaint_for(post, ref, at)
    with timezone.override(settings_of(found.school).zone):
        content = {
            "complaint": found, "school": found.school, "course": course_of(found, at), "points": points_of(found),
            "at": at, "back": _page(post, found),
        }  # fmt: skip
        return render(request, "concerns/complaint_paper.html", content)


@require_http_methods(["GET", "POST"])
def scope(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Put a complaint out of scope, with the reason and where it goes instead."""

    def act(post: Post, found: Complaint, typed: dict[str, str], at: datetime) -> None:
        viewer = asking(request)
        put_out_of_scope(complaint=found, login=viewer.login, by=post.actor, at=at, **typed)

    return _decide(request, school, ref, ScopeForm, act, title=_("This goes another way"), press=_("Tell the family"))


@require_http_methods(["GET", "POST"])
def late(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take a late complaint up, with the reason."""

    def act(post: Post, found: Complaint, typed: dict[str, str], at: datetime) -> None:
        accept_late_complaint(
            complaint=found, login=asking(request).login, reason=typed["reason"], by=post.actor, at=at
        )

    return _decide(
        request, school, ref, LateForm, act, title=_("Take it up although it is late"), press=_("Take it up")
    )


@require_http_methods(["GET", "POST"])
def for_family(request: HttpRequest, school: str, ref: str, asked: str) -> HttpResponse:
    """Withdraw, take up again or ask for the next stage, as a complainant without a sign-in asked somebody to."""
    titles = {
        "withdraw": _("They take the complaint back"),
        "again": _("They take the complaint up again"),
        "next": _("They ask for the next stage"),
    }
    if asked not in titles:
        raise Http404

    def act(post: Post, found: Complaint, typed: dict[str, str], at: datetime) -> None:
        if found.guardian and found.guardian.login_id:
            raise NotYours(_("They do this themselves, on their own page."))
        if asked == "withdraw":
            withdraw_complaint(complaint=found, login=None, reason=typed["reason"], by=post.actor, at=at)
        elif asked == "next":
            ask_next_stage(complaint=found, reason=typed["reason"], by=post.actor, at=at)
        else:
            take_up_again(complaint=found, by=post.actor, at=at)

    return _decide(request, school, ref, ReasonForm, act, title=titles[asked], press=_("Write it down"))


@require_http_methods(["GET", "POST"])
def points(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Mend the points of a complaint; the complainant confirms them on their page, or has confirmed them on paper."""
    post, at = get_post_for(asking(request), school), clock.now()
    found = get_complaint_for(post, ref, at)
    signs_in = bool(found.guardian and found.guardian.login_id)
    if current_stage(found).handled_by_id != post.login_id:
        raise NotYours(_("Only whoever has this complaint does this."))
    known = [Proposed(one.text, one.wanted) for one in points_of(found)]
    form = PointsForm(request.POST if request.method == "POST" else None, points=known)
    if request.method == "POST" and form.is_valid():
        try:
            confirm_points(complaint=found, points=form.meant, confirmed=not signs_in, by=post.actor, at=at)
            if signs_in:
                tell_family_of_points(found, by=post.actor, at=at)
            messages.success(
                request, _("The family is asked to confirm them.") if signs_in else _("The points are confirmed.")
            )
            return redirect(_page(post, found))
        except DomainError as refusal:
            form.add_error(None, f"{refusal.message} {refusal.remedy}".strip())
    if request.method == "POST":
        request.undo = True  # type: ignore[attr-defined]
    content = {"complaint": found, "form": form, "signs_in": signs_in, "back": _page(post, found)}
    return render(request, "concerns/complaint_points_staff.html", content, status=422 if form.errors else 200)


def _decide(
    request: HttpRequest, school: str, ref: str, kind: type[Form],
    act: Callable[[Post, Complaint, dict[str, str], datetime], None], *, title: str, press: str,
) -> HttpResponse:  # fmt: skip
    post, at = get_post_for(asking(request), school), clock.now()
    found = get_complaint_for(post, ref, at)
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(post, found, form.cleaned_data, at)
            messages.success(request, _("It is written down."))
            return redirect(_page(post, found))
        except DomainError as refusal:
            if refusal.status != 422:
                raise
            form.refuse(refusal)
    if request.method == "POST":
        request.undo = True  # type: ignore[attr-defined]
    content = {"complaint": found, "form": form, "title": title, "press": press, "back": _page(post, found)}
    return render(request, "concerns/complaint_decide.html", content, status=422 if form.errors else 200)


def _shown(row: RegisterRow, at: datetime) -> Shown:
    rules = rules_of_stage(row.complaint, row.stage.number)
    who = who_words(row.stage.handled_by, row.stage.handled_as) if row.may_open else ""
    return Shown(row, stage_title(row.stage.number, rules), register_line(row.complaint, row.stage, at), who)


def _page(post: Post, found: Complaint) -> str:
    return reverse("complaints:complaint", args=[post.school_slug, found.ref])
