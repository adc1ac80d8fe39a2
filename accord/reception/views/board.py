"""The board: look somebody up, read what to do; today's visitors; the list for an evacuation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.people.access.posts import get_school_of
from accord.people.models import Guardian, Student
from accord.people.viewer import Post, asking
from accord.reception import access
from accord.reception.actions.look_up import look_up
from accord.reception.facts import call_for, card_of, card_of_child, today_at
from accord.reception.facts.evacuation import evacuation_of
from accord.reception.facts.watching import watched_for

LONGEST_NAME = 80


def board(request: HttpRequest, school: str) -> HttpResponse:
    """The board, and what was found for the letters typed; the list alone while somebody types, or today alone."""
    post = access.get_counter(asking(request), school)
    part = getattr(request, "htmx", False) and request.htmx.target  # type: ignore[attr-defined]
    if part == "today":
        return render(request, "reception/today.html", _of_today(post))
    name = request.GET.get("name", "").strip()[:LONGEST_NAME]
    content = _found(post, name)
    if part == "found":
        return render(request, "reception/found.html", content)
    return render(request, "reception/board.html", content | _of_today(post))


def guardian(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What to do about one guardian."""
    post = access.get_counter(asking(request), school)
    person = access.get_guardian_at_counter(post, ref)
    return render(request, "reception/board.html", _about(post, person) | _of_today(post))


def child(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Who may collect one child."""
    post = access.get_counter(asking(request), school)
    student = access.get_child_at_counter(post, ref)
    return render(request, "reception/board.html", _about(post, student) | _of_today(post))


def evacuation(request: HttpRequest, school: str) -> HttpResponse:
    """Who is in the building now, on paper."""
    post = access.get_counter(asking(request), school)
    content = {"post": post, "school": get_school_of(post), "at": post.at, "list": evacuation_of(post)}
    return render(request, "reception/evacuation.html", content)


def _found(post: Post, name: str) -> dict[str, Any]:
    """Whoever was found; when it is one person alone, at once what to do."""
    found = access.find(post, name)
    alone: tuple[Guardian | Student, ...] = (*found.guardians, *found.students)
    if found.number == 1 and alone:
        return _about(post, alone[0]) | {"name": name, "found": found}
    return {"post": post, "at": post.at, "name": name, "found": found, "card": None, "child_card": None}


def _about(post: Post, person: Guardian | Student) -> dict[str, Any]:
    look_up(person=person, by=post)
    is_guardian = isinstance(person, Guardian)
    return {
        "post": post,
        "at": post.at,
        "name": "",
        "found": None,
        "card": card_of(person, post) if isinstance(person, Guardian) else None,
        "child_card": None if is_guardian else card_of_child(person, post),  # type: ignore[arg-type]
    }


def _of_today(post: Post) -> dict[str, Any]:
    return {
        "post": post, "at": post.at, "today": today_at(post), "watched": watched_for(post), "duty": call_for(post),
    }  # fmt: skip
