"""How a guardian complains: the words, a look at what becomes of them, and away they go."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.concerns.access.complaining import (
    concern_to_take_over,
    district_to_name,
    get_guardian_to_complain,
    schools_to_complain_to,
    staff_to_name,
)
from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.actions.raise_worry import raise_worry
from accord.concerns.carried import CarriedWords, carried
from accord.concerns.child_at_risk import offer_for
from accord.concerns.facts.complaints import whom_it_is_about
from accord.concerns.facts.worries import From
from accord.concerns.foreseeing import foreseen
from accord.concerns.forms.complaining import ComplainForm
from accord.concerns.forms.naming import ticked
from accord.concerns.models import Concern, Worry
from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.language.client import language_process
from accord.people.facts import children_of
from accord.people.models import Guardian, Student
from accord.people.viewer import Viewer, asking
from accord.schools.facts import settings_of
from accord.schools.models import School

LOOK, CHANGE, SEND = "look", "change", "send"


@dataclass(frozen=True)
class Desk:
    """Who complains, to which school, and the concern that the complaint takes over."""

    viewer: Viewer
    guardian: Guardian
    school: School
    concern: Concern | None
    at: datetime


@require_http_methods(["GET", "POST"])
def complain(request: HttpRequest) -> HttpResponse:
    """Complain: first the words, then a look at who has them and by when they are answered, then they go."""
    viewer, at = asking(request), clock.now()
    concern = concern_to_take_over(viewer, request.GET.get("concern", ""))
    schools = schools_to_complain_to(viewer)
    if not schools:
        request.undo = True  # type: ignore[attr-defined]
        status = 422 if request.method == "POST" else 200
        return render(request, "concerns/complaint_nowhere.html", status=status)
    wanted = concern.school.ref if concern else request.GET.get("school", "") or schools[0].ref
    guardian = get_guardian_to_complain(viewer, wanted)
    desk = Desk(viewer, guardian, guardian.school, concern, at)
    with timezone.override(settings_of(desk.school).zone):
        if request.method == "POST":
            return _step(request, desk, schools)
        return _page(request, desk, _form(request, desk), schools)


def _step(request: HttpRequest, desk: Desk, schools: list[School]) -> HttpResponse:
    form, go = _form(request, desk), request.POST.get("go", LOOK)
    if go == SEND and form.is_valid():
        return _send(request, desk, form, schools)
    request.undo = True  # type: ignore[attr-defined]
    if go == CHANGE:
        return _page(request, desk, form, schools)
    if not form.is_valid():
        only_files = go == SEND and set(form.errors) <= {"attachments"}
        return _look(request, desk, form, 422) if only_files else _page(request, desk, form, schools, 422)
    return _look(request, desk, form)


def _send(request: HttpRequest, desk: Desk, form: ComplainForm, schools: list[School]) -> HttpResponse:
    try:
        complaint = raise_complaint(
            school=desk.school,
            complainant=Complainant(guardian=desk.guardian),
            letter=form.cleaned_data["letter"],
            language=_language_of(form.cleaned_data["letter"], desk),
            how="portal",
            by=desk.viewer.actor,
            at=desk.at,
            student=form.student,
            about=form.concerned,
            above=form.concerned_above,
            about_words=form.cleaned_data["about_words"],
            happened_on=form.cleaned_data["happened_on"],
            concern=desk.concern,
            files=form.cleaned_data["attachments"],
        )
    except DomainError as refusal:
        request.undo = True  # type: ignore[attr-defined]
        form.refuse(refusal)
        return _page(request, desk, form, schools, 422)
    if request.POST.get("safeguarding"):
        raise_worry(
            school=desk.school, author=From(guardian=desk.guardian), student=form.student, about=form.concerned,
            above=form.concerned_above, about_words=form.cleaned_data["about_words"],
            text=form.cleaned_data["letter"], language=complaint.language, came_from=Worry.CameFrom.COMPLAINT,
            by=desk.viewer.actor, at=desk.at,
        )  # fmt: skip
    messages.success(
        request,
        _("Your complaint has arrived. Its number is %(number)s. Now please look at your points.")
        % {"number": complaint.number},
    )
    return redirect("family_complaints:points", ref=complaint.ref)


def _language_of(letter: str, desk: Desk) -> str:
    """The language of a letter, guessed on the machine among those of the school and of the account."""
    own, known = desk.viewer.login.language, settings_of(desk.school).languages.value or ()
    return language_process().guess_language(letter, language=own, among=known)


def _look(request: HttpRequest, desk: Desk, form: ComplainForm, status: int = 200) -> HttpResponse:
    found = foreseen(
        desk.school,
        guardian=desk.guardian,
        student=form.student,
        about=form.concerned,
        above=form.concerned_above,
        about_words=form.cleaned_data["about_words"],
        happened_on=form.cleaned_data["happened_on"],
        at=desk.at,
    )
    letter = form.cleaned_data["letter"]
    offer = offer_for(letter, school=desk.school, language=desk.viewer.login.language)
    content = _shared(desk, form) | {"found": found, "letter": letter, "offer": offer}
    return render(request, "concerns/complaint_look.html", content, status=status)


def _page(
    request: HttpRequest, desk: Desk, form: ComplainForm, schools: list[School], status: int = 200
) -> HttpResponse:
    content = _shared(desk, form) | {"schools": schools if desk.concern is None and len(schools) > 1 else []}
    return render(request, "concerns/complaint_new.html", content, status=status)


def _shared(desk: Desk, form: ComplainForm) -> dict[str, object]:
    query = f"?concern={desk.concern.ref}" if desk.concern else f"?school={desk.school.ref}"
    return {"form": form, "school": desk.school, "concern": desk.concern, "query": query, "at": desk.at}


def _form(request: HttpRequest, desk: Desk) -> ComplainForm:
    children = _children(desk)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return ComplainForm(
        data,
        files,
        initial=_from_concern(desk.concern) if desk.concern else _from_words(carried(request)),
        children=[(child, child.called) for child in children],
        staff=staff_to_name(desk.school, children, desk.viewer),
        above=district_to_name(desk.school, desk.at),
    )


def _children(desk: Desk) -> list[Student]:
    """The children of the complainant at this school, and the one of the concern also after its tie has ended."""
    found = [one.student for one in children_of(desk.viewer) if one.student.school_id == desk.school.pk]
    return list(dict.fromkeys(found))


def _from_words(words: CarriedWords | None) -> dict[str, object]:
    """What was typed on the way to a concern, where the family rather complains."""
    if words is None:
        return {}
    return {
        "letter": words.all_of_it,
        "child": words.about,
        "about": list(words.staff),
        "about_words": words.about_words,
    }


def _from_concern(concern: Concern) -> dict[str, object]:
    """What a concern says already, put together as the beginning of a letter."""
    said = [concern.what_happened, concern.child_says, concern.put_right]
    staff, above = whom_it_is_about(concern)
    return {
        "letter": "\n\n".join(words for words in said if words),
        "child": concern.student.ref if concern.student else "",
        "about": ticked(staff, above),
        "about_words": concern.about_words,
        "happened_on": concern.happened_on,
    }
