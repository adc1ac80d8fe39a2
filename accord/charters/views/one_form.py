"""A page of the charter that asks one thing: its words, its form, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.charters.shown import ShownClause
from accord.core.forms import Form

STAFF, FAMILY = "layouts/staff.html", "layouts/family.html"


@dataclass(frozen=True)
class Asked:
    """What stands around a form: title, sentence, button, way back, who reads it, and the clause that it is about."""

    title: str
    button: str
    back: str
    text: str = ""
    note: str = ""
    clause: ShownClause | None = None
    quote: str = ""
    grave: bool = False


def ask(
    request: HttpRequest, form: Form, words: Asked, *, layout: str = STAFF, more: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Answer with a page of one form; with errors in it the answer is 422 and keeps what was typed."""
    context = {"form": form, "words": words, "layout": layout, **(more or {})}
    return render(request, "charters/one_form.html", context, status=422 if form.errors else 200)
