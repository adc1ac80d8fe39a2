"""A guardian's conversations: what waits on them, what waits on the school, what is settled."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accord.core import clock
from accord.messaging.access.family import own_conversations
from accord.messaging.facts.family_rows import DONE, FOR_SCHOOL, FOR_YOU, family_page
from accord.messaging.panels.family import Line, lines_of
from accord.people.facts import children_of, forms_of
from accord.people.facts.family import Child
from accord.people.viewer import asking

SIZE = 25


@dataclass(frozen=True)
class Part:
    """A part of the list under its heading."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Choice:
    """One child above the list, or everyone."""

    label: str
    url: str
    current: bool


@require_GET
def conversations(request: HttpRequest) -> HttpResponse:
    """All conversations of a guardian, or those about one child."""
    viewer, at = asking(request), clock.now()
    children = children_of(viewer)
    tokens = class_names(children)
    refs = {child.student.ref for child in children}
    chosen = request.GET.get("child", "")
    child_ref = chosen if chosen in refs else ""
    page = family_page(
        own_conversations(viewer, children=tokens.keys(), child_ref=child_ref),
        size=SIZE,
        place=request.GET.get("from", ""),
    )
    titles = {
        FOR_YOU: _("Needs you"),
        FOR_SCHOOL: _("Waiting for the school"),
        DONE: _("Answered or settled"),
    }
    parts = [
        Part(title, lines_of([row for row in page.rows if row.rank == rank], viewer, tokens, at))
        for rank, title in titles.items()
    ]
    content = {
        "parts": [part for part in parts if part.lines],
        "choices": child_choices(children, tokens, child_ref, reverse("family_messages:conversations")),
        "earlier": _address({"child": child_ref, "from": page.next_place}) if page.next_place else "",
        "begins": not request.GET.get("from"),
    }
    return render(request, "messaging/family_conversations.html", content)


def class_names(children: tuple[Child, ...]) -> dict[int, str]:
    """What stands for each child: the name of the class, '' for a child without one. Two queries for each day."""
    names = {child.student.pk: "" for child in children}
    for on in {child.guardianship.on for child in children}:
        today = [child.student.pk for child in children if child.guardianship.on == on]
        names |= {pk: form.name for pk, form in forms_of(today, on).items()}
    return names


def child_choices(children: tuple[Child, ...], tokens: dict[int, str], chosen: str, address: str) -> list[Choice]:
    """The chips above a list: everyone, and each child; none where there is one child only."""
    if len(children) < 2:
        return []
    choices = [Choice(_("All children"), address, not chosen)]
    for child in children:
        student = child.student
        said = {"name": student.called, "form": tokens[student.pk]}
        label = _("%(name)s · %(form)s") % said if said["form"] else student.called
        choices.append(Choice(label, f"{address}{_address({'child': student.ref})}", student.ref == chosen))
    return choices


def _address(values: dict[str, str]) -> str:
    return "?" + urlencode({name: value for name, value in values.items() if value})
