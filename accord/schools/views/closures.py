"""Closures and days with hours of their own, one page each."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.rules.visibility import Act
from accord.schools.access import asking, get_closure_of, get_school_that_may, get_special_day_of
from accord.schools.actions.add_closure import add_closure
from accord.schools.actions.change_closure import change_closure
from accord.schools.actions.remove_closure import remove_closure
from accord.schools.actions.remove_special_day import remove_special_day
from accord.schools.actions.set_special_day import set_special_day
from accord.schools.forms.base import sent
from accord.schools.forms.calendar import ClosureForm, SpecialDayForm
from accord.schools.models import School
from accord.schools.seen import stamp_of
from accord.schools.spans import today_at
from accord.schools.views.page import school_page


def new_closure(request: HttpRequest, school: str) -> HttpResponse:
    """Add a closure."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    form = ClosureForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            add_closure(by=viewer.actor, at=clock.now(), school=found, **form.details())
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The closure is in the calendar."))
            return redirect("schools:calendar", school=found.slug)
    return school_page(request, "schools/closure.html", found, form, stored=None, seen="", tense="coming")


def closure(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Change a closure."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    stored = get_closure_of(found, ref)
    form = ClosureForm(sent(request), closure=stored)
    if request.method == "POST" and form.is_valid():
        try:
            change_closure(by=viewer.actor, closure=stored, seen=form.seen, **form.details())
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The closure is changed."))
            return redirect("schools:calendar", school=found.slug)
    tense = _tense(found, stored.starts_on, stored.ends_on)
    return school_page(request, "schools/closure.html", found, form, stored=stored, seen=stamp_of(stored), tense=tense)


@require_POST
def take_closure_back(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take a closure back, or end it early."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    stored = get_closure_of(found, ref)
    left = remove_closure(by=viewer.actor, at=clock.now(), closure=stored, seen=request.POST.get("seen"))
    messages.success(request, _("The closure ended yesterday.") if left else _("The closure is taken back."))
    return redirect("schools:calendar", school=found.slug)


def new_special_day(request: HttpRequest, school: str) -> HttpResponse:
    """Give a day hours of its own."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    form = SpecialDayForm(sent(request))
    if request.method == "POST" and form.is_valid() and not form.wants_more:
        try:
            set_special_day(
                by=viewer.actor,
                at=clock.now(),
                school=found,
                on=form.cleaned_data["on"],
                name=form.cleaned_data["name"],
                intervals=form.cleaned_data["intervals"],
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The day has its own hours now."))
            return redirect("schools:calendar", school=found.slug)
    return school_page(request, "schools/special_day.html", found, form, stored=None, seen="", tense="coming")


def special_day(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Change a day with hours of its own."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    stored = get_special_day_of(found, ref)
    form = SpecialDayForm(sent(request), day=stored)
    if request.method == "POST" and form.is_valid() and not form.wants_more:
        try:
            set_special_day(
                by=viewer.actor,
                at=clock.now(),
                school=found,
                on=form.cleaned_data["on"],
                name=form.cleaned_data["name"],
                intervals=form.cleaned_data["intervals"],
                day=stored,
                seen=form.seen,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The day is changed."))
            return redirect("schools:calendar", school=found.slug)
    tense = _tense(found, stored.on, stored.on)
    return school_page(
        request, "schools/special_day.html", found, form, stored=stored, seen=stamp_of(stored), tense=tense
    )


@require_POST
def take_special_day_back(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Give a day its usual hours back."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    stored = get_special_day_of(found, ref)
    remove_special_day(by=viewer.actor, at=clock.now(), day=stored, seen=request.POST.get("seen"))
    messages.success(request, _("The day keeps its usual hours."))
    return redirect("schools:calendar", school=found.slug)


def _tense(school: School, first_on: date, last_on: date) -> str:
    """Whether a stretch of dates lies ahead ("coming"), is under way ("now") or is over ("over")."""
    today = today_at(school, clock.now())
    if last_on < today:
        return "over"
    return "now" if first_on < today else "coming"
