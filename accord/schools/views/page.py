"""What every page of the set-up shows beside its own content."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.rules.visibility import Act
from accord.schools.access import asking, may
from accord.schools.facts import settings_of
from accord.schools.forms.base import SchoolForm
from accord.schools.models import District, School


def school_page(
    request: HttpRequest, template: str, school: School, form: SchoolForm | None = None, **more: Any
) -> HttpResponse:
    """Render a page of a school; a form that was refused decides the status."""
    viewer = asking(request)
    context = {
        "school": school,
        "settings": settings_of(school),
        "form": form,
        "may_edit_school": may(viewer, school, Act.EDIT_SCHOOL),
        "may_edit_calendar": may(viewer, school, Act.EDIT_CALENDAR),
        "parts": _school_parts(request, school),
        **more,
    }
    return render(request, template, context, status=form.status if form else 200)


def district_page(
    request: HttpRequest, template: str, district: District, form: SchoolForm | None = None, **more: Any
) -> HttpResponse:
    """Render a page of a district; a form that was refused decides the status."""
    context = {"district": district, "form": form, **more}
    return render(request, template, context, status=form.status if form else 200)


def _school_parts(request: HttpRequest, school: School) -> list[dict[str, Any]]:
    at = {"school": school.slug}
    return _tabs(
        request,
        [
            (_("School"), reverse("schools:school", kwargs=at), True),
            (_("Values"), reverse("schools:values", kwargs=at), False),
            (_("Weekly hours"), reverse("schools:hours", kwargs=at), False),
            (_("The year"), reverse("schools:calendar", kwargs=at), False),
        ],
    )


def _tabs(request: HttpRequest, pages: list[tuple[str, str, bool]]) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "url": url,
            "current": request.path == url if exact else request.path.startswith(url),
        }
        for label, url, exact in pages
    ]
