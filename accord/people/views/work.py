"""The weekly hours of one member of staff."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people import access
from accord.people.actions.set_work_pattern import set_work_pattern
from accord.people.facts import pattern_on
from accord.people.forms.staff import PatternForm, hours_begun
from accord.people.viewer import asking


def hours(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Which hours of the week somebody works: one's own, or a colleague's for those who arrange cover."""
    post = access.get_post_for(asking(request), school)
    person = access.get_staff_whose_time_is_open(post, ref)
    asked_on = _day(request.GET.get("on", "")) or post.on
    now = pattern_on(person, asked_on)
    parts = [(part.weekday, part.opens_minute, part.closes_minute) for part in now.intervals.all()] if now else []
    form = PatternForm(
        request.POST or None,
        weekdays=[(number + 1, str(name)) for number, name in sorted(WEEKDAYS.items())],
        initial=hours_begun(parts, asked_on, now.ref if now else ""),
    )
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            set_work_pattern(staff=person, by=post, starts_on=said["starts_on"], parts=form.parts, seen=said["seen"])
            messages.success(request, _("These hours hold from that day on."))
            return redirect("people:member", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    content = {"post": post, "person": person, "form": form, "is_self": person.id == post.staff_id}
    return render(request, "people/hours.html", content, status=422 if form.errors else 200)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
