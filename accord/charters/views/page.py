"""What every staff page of the charter shows beside its own content."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.charters.forms.draft import DraftForm
from accord.charters.models import Edition
from accord.core.words import listed
from accord.people.viewer import Post
from accord.rules.visibility import Act
from accord.schools.wording import language_name


def charter_page(
    request: HttpRequest, template: str, post: Post, form: DraftForm | None = None, **more: Any
) -> HttpResponse:
    """Render a staff page of the charter; a form that was refused decides the status."""
    context = {
        "slug": post.school_slug,
        "form": form,
        "may_edit": post.may(Act.EDIT_CHARTER),
        "language_name": language_name,
        "said_in": languages_said,
        "parts": charter_parts(request, post),
        **more,
    }
    return render(request, template, context, status=form.status if form else 200)


def languages_said(codes: Iterable[str]) -> str:
    """Languages by their own names, as the language of the page lists things."""
    return listed(language_name(code) for code in codes)


def charter_parts(request: HttpRequest, post: Post) -> list[dict[str, Any]]:
    """The parts of the charter's pages, as tabs."""
    pages = (
        (_("Charter"), "charters:overview", True),
        (_("All editions"), "charters:editions", False),
        (_("Our other policies"), "charters:policies", False),
        (_("Policy library"), "charters:library", False),
    )
    return [
        {"label": label, "url": url, "current": request.path == url if exact else request.path.startswith(url)}
        for label, name, exact in pages
        for url in [reverse(name, args=[post.school_slug])]
    ]


def beside_of(request: HttpRequest, edition: Edition) -> str:
    """The language that stands beside the first: the one asked for, else the second of the draft; '' for one alone."""
    others = [str(language) for language in edition.languages[1:]]
    asked = request.GET.get("beside", "")
    return asked if asked in others else next(iter(others), "")


def beside_ways(request: HttpRequest, edition: Edition) -> list[dict[str, Any]]:
    """The languages that may stand beside the first, as links."""
    chosen = beside_of(request, edition)
    return [
        {"label": language_name(language), "url": f"?beside={language}", "current": language == chosen}
        for language in edition.languages[1:]
    ]
