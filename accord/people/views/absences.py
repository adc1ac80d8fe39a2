"""Absences, cover and duties."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core.errors import DomainError
from accord.people import access
from accord.people.actions.arrange_cover import arrange_cover
from accord.people.actions.call_off import cancel_absence, cancel_cover, cancel_duty
from accord.people.actions.record_absence import record_absence
from accord.people.actions.set_duty import set_duty
from accord.people.facts.staffing import absence_lines, duty_lines
from accord.people.forms.times import AbsenceForm, CoverForm, DutyForm, span_of
from accord.people.viewer import asking
from accord.people.views.page import Ask, ask, to
from accord.rules.visibility import Act


def absences(request: HttpRequest, school: str) -> HttpResponse:
    """Who is away and who covers: for everybody one's own, for those who arrange cover all."""
    post = access.get_post_for(asking(request), school)
    content = {"post": post, "absences": absence_lines(access.absences_for(post), post)}
    return render(request, "people/absences.html", content)


def new_absence(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Somebody will be away: oneself, or a colleague for those who arrange cover."""
    post = access.get_post_for(asking(request), school)
    person = access.get_staff_whose_time_is_open(post, ref)
    form = AbsenceForm(request.POST or None, zone=post.zone, initial={"first_day": post.on})
    if request.method == "POST" and form.is_valid():
        try:
            absence = record_absence(
                staff=person, by=post, kind=form.cleaned_data["kind"],
                starts_at=form.starts_at, ends_at=form.ends_at,
            )  # fmt: skip
            messages.success(request, _("Written down."))
            return redirect("people:absence", school, absence.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    mine = person.id == post.staff_id
    title = _("When are you away?") if mine else _("When is %(name)s away?") % {"name": person.called}
    return ask(request, post, form, Ask(title, _("Write down this absence"), to(post, "absences")))


def absence(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One absence; those who arrange cover say here who takes over."""
    post = access.get_post_for(asking(request), school)
    found = access.get_absence_for(post, ref)
    form = CoverForm(
        request.POST or None,
        zone=post.zone,
        colleagues=[each for each in access.colleagues_for(post) if each.id != found.staff_id],
        initial=span_of(found.starts_at, found.ends_at, post.zone),
    )
    if request.method == "POST":
        access.get_post_that_may(asking(request), school, Act.ARRANGE_COVER)
        if form.is_valid():
            try:
                arrange_cover(
                    absence=found, staff=form.colleague, by=post, starts_at=form.starts_at, ends_at=form.ends_at
                )
                messages.success(request, _("%(name)s takes over then.") % {"name": form.colleague.called})
                return redirect("people:absence", school, ref)
            except DomainError as refusal:
                form.refuse(refusal)
    content = {"post": post, "absence": absence_lines([found], post)[0], "form": form}
    return render(request, "people/absence.html", content, status=422 if form.errors else 200)


@require_POST
def call_off_absence(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """An absence does not take place."""
    post = access.get_post_for(asking(request), school)
    cancel_absence(absence=access.get_absence_for(post, ref), by=post)
    messages.success(request, _("The absence is called off, and its cover with it."))
    return redirect("people:absences", school)


@require_POST
def call_off_cover(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A cover does not take place."""
    post = access.get_post_that_may(asking(request), school, Act.ARRANGE_COVER)
    cover = access.get_cover_for(post, ref)
    cancel_cover(cover=cover, by=post)
    messages.success(request, _("The cover is called off."))
    return redirect("people:absence", school, cover.absence.ref)


def duties(request: HttpRequest, school: str) -> HttpResponse:
    """Who keeps which watch, and when."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_STAFF)
    content = {"post": post, "duties": duty_lines(access.duties_for(post), post)}
    return render(request, "people/duties.html", content)


def new_duty(request: HttpRequest, school: str) -> HttpResponse:
    """Somebody keeps a watch."""
    post = access.get_post_that_may(asking(request), school, Act.ARRANGE_COVER)
    colleagues = list(access.colleagues_for(post))
    form = DutyForm(request.POST or None, zone=post.zone, colleagues=colleagues, initial={"first_day": post.on})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        set_duty(
            staff=form.colleague, by=post, kind=said["kind"], phone=said["phone"],
            starts_at=form.starts_at, ends_at=form.ends_at,
        )  # fmt: skip
        messages.success(request, _("The duty is set."))
        return redirect("people:duties", school)
    return ask(request, post, form, Ask(_("A new duty"), _("Set this duty"), to(post, "duties")))


@require_POST
def call_off_duty(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A duty does not take place."""
    post = access.get_post_that_may(asking(request), school, Act.ARRANGE_COVER)
    cancel_duty(duty=access.get_duty_for(post, ref), by=post)
    messages.success(request, _("The duty is called off."))
    return redirect("people:duties", school)
