"""Two records of one person: who looks alike, both sides beside each other, joined or kept apart."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core.errors import DomainError
from accord.people.access import joining as access
from accord.people.actions.join_guardians import join_guardians
from accord.people.actions.join_staff import join_staff
from accord.people.actions.join_students import join_students
from accord.people.actions.keep_apart import keep_apart, take_back_apart
from accord.people.forms.joining import JoinForm
from accord.people.joining.carrying import joined_already
from accord.people.joining.kinds import KINDS, Kind
from accord.people.joining.outlook import look_ahead
from accord.people.joining.plan import plan_join
from accord.people.joining.proposals import find_proposals, is_said_apart, reasons_of, said_apart
from accord.people.joining.sides import sides_of, told_apart
from accord.people.joining.words import reason_in_words
from accord.people.viewer import Post, asking

JOIN: Mapping[str, Callable[..., Any]] = {
    "guardians": join_guardians,
    "students": join_students,
    "staff": join_staff,
}


def twice(request: HttpRequest, school: str, kind: str) -> HttpResponse:
    """Which records look like one person, with the reason in words, and which were said to be two people."""
    of = KINDS[kind]
    post = access.get_joining_post(asking(request), school, of)
    found = find_proposals(of, post)
    about = told_apart(of, [person for pair in found for person in (pair.one, pair.other)], post)
    proposals = [
        {
            "people": [(person, about.get(person.pk, "")) for person in (pair.one, pair.other)],
            "reasons": [reason_in_words(reason) for reason in pair.reasons],
        }
        for pair in found
    ]
    content = {
        "post": post,
        "kind": of,
        "tabs": _tabs(post, of),
        "title": _title(of),
        "proposals": proposals,
        "apart": said_apart(of, post),
    }
    return render(request, "people/joining/twice.html", content)


def find_twin(request: HttpRequest, school: str, ref: str, kind: str) -> HttpResponse:
    """This person is here twice: look for the other record."""
    of = KINDS[kind]
    post = access.get_joining_post(asking(request), school, of)
    person = access.get_joinable_for(post, of, ref)
    name = request.GET.get("name", "").strip()[:80]
    content = {
        "post": post,
        "kind": of,
        "person": person,
        "name": name,
        "found": access.find_joinable(post, of, person, name),
    }
    return render(request, "people/joining/find.html", content)


def pair(request: HttpRequest, school: str, ref: str, other: str, kind: str) -> HttpResponse:
    """Both records side by side: decide what stays, see what will happen, and join them."""
    of = KINDS[kind]
    two = access.get_pair_for(asking(request), school, of, ref, other)
    post, kept, away = two.post, two.kept, two.away
    if two.is_moved:
        if request.method == "POST":
            raise joined_already()
        return redirect(of.page, school, kept.ref)
    plan = plan_join(of, kept, away, post)
    form = JoinForm(request.POST or None, plan=plan) if request.method == "POST" else JoinForm(plan=plan)
    outlook, status = None, HTTPStatus.OK
    if form.is_bound and form.is_valid():
        if form.is_agreed and "again" not in request.POST:
            try:
                JOIN[of.name](
                    kept=kept, away=away, by=post, answers=form.answers, why=form.cleaned_data["why"], seen=plan.mark
                )
                messages.success(request, _("The two records are one now."))
                return redirect(of.page, school, kept.ref)
            except DomainError as refusal:
                form.refuse(refusal)
                status = HTTPStatus(refusal.status)
        else:
            outlook = look_ahead(plan, form.answers, post)
            form.ask_to_agree()
    elif form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    content = {
        "post": post,
        "kind": of,
        "kept": kept,
        "away": away,
        "plan": plan,
        "rows": sides_of(plan, post),
        "reasons": [reason_in_words(reason) for reason in reasons_of(of, kept, away, post)],
        "is_apart": is_said_apart(of, kept, away, post),
        "form": form,
        "outlook": outlook,
    }
    return render(request, "people/joining/pair.html", content, status=status)


@require_POST
def apart(request: HttpRequest, school: str, ref: str, other: str, kind: str) -> HttpResponse:
    """These are two people: they are not proposed again."""
    of = KINDS[kind]
    two = access.get_pair_for(asking(request), school, of, ref, other)
    if two.is_moved:
        raise joined_already()
    keep_apart(one=two.kept, other=two.away, by=two.post)
    messages.success(request, _("Kept: they are two people. We do not ask again."))
    return redirect(f"people:twice_{of.name}", school)


@require_POST
def take_back(request: HttpRequest, school: str, ref: str, other: str, kind: str) -> HttpResponse:
    """It was not right that these are two people."""
    of = KINDS[kind]
    two = access.get_pair_for(asking(request), school, of, ref, other)
    if two.is_moved:
        raise joined_already()
    take_back_apart(one=two.kept, other=two.away, by=two.post)
    messages.success(request, _("Taken back. Look at the two again."))
    return redirect(f"people:join_{of.name}", school, ref, other)


def _title(kind: Kind) -> str:
    return {
        "guardians": _("Parents and carers who may be here twice"),
        "students": _("Students who may be here twice"),
        "staff": _("Staff who may be here twice"),
    }[kind.name]


def _tabs(post: Post, current: Kind) -> list[dict[str, Any]]:
    labels = {"guardians": _("Parents and carers"), "students": _("Students"), "staff": _("Staff")}
    return [
        {
            "label": labels[kind.name],
            "url": reverse(f"people:twice_{kind.name}", args=[post.school_slug]),
            "current": kind is current,
        }
        for kind in KINDS.values()
        if post.may(kind.act)
    ]
