"""A family raises a concern: about whom, the words, a look at who will have it and by when, and it goes."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accord.concerns.access.complaining import district_to_name
from accord.concerns.access.concerns import own_concerns
from accord.concerns.actions.raise_concern import ConcernWords, raise_concern
from accord.concerns.actions.raise_worry import raise_worry
from accord.concerns.carried import PARTS, carry
from accord.concerns.child_at_risk import offer_for
from accord.concerns.concern_rows import family_rows
from accord.concerns.concern_words import known_as, why_this_person
from accord.concerns.facts.concern_dates import dates_for
from accord.concerns.facts.concern_people import Around, Troubled, with_those_in_words
from accord.concerns.facts.worries import From
from accord.concerns.forms.concern import ConcernForm
from accord.concerns.models import Worry
from accord.core import clock
from accord.messaging.access.addressees import Addressee, addressees_of, get_addressee_for
from accord.messaging.explaining import clause_href, name_for_family
from accord.messaging.facts.known_staff import known_staff
from accord.messaging.facts.timing import InForce, charter_at
from accord.messaging.topics import ANYTHING, SAFEGUARDING, URGENT, topic_choices
from accord.people.viewer import Viewer, asking
from accord.schools.facts import settings_of

LOOK, CHANGE, SEND, COMPLAIN = "look", "change", "send", "complain"
NOT_A_CONCERN = frozenset({"praise", "complaint", "technical", "admissions", URGENT, SAFEGUARDING})


@dataclass(frozen=True)
class Desk:
    """What every step needs: who writes about whom, under which charter."""

    viewer: Viewer
    about: Addressee
    held: InForce
    at: datetime


def concerns(request: HttpRequest) -> HttpResponse:
    """Everything that the person has raised, and where it stands."""
    viewer, at = asking(request), clock.now()
    rows = family_rows(own_concerns(viewer), at)
    content = {
        "open": [row for row in rows if row.is_open],
        "closed": [row for row in rows if not row.is_open],
    }
    return render(request, "concerns/family_concerns.html", content)


def begin(request: HttpRequest) -> HttpResponse:
    """Raise a concern: the steps are one form that is sent again and again, and nothing typed is ever lost."""
    viewer, at = asking(request), clock.now()
    wanted = request.GET.get("about", "")
    choices = [] if wanted else addressees_of(viewer)
    if wanted:
        about = get_addressee_for(viewer, wanted)
    else:
        only = [one for one in choices if one.student] or choices
        if len(only) != 1:
            return _choose(request, choices)
        about = only[0]
    desk = Desk(viewer, about, charter_at(about.school, at), at)
    with timezone.override(settings_of(about.school).zone):
        if request.method != "POST":
            return _page(request, desk, _form(request, desk))
        return _step(request, desk)


def _choose(request: HttpRequest, choices: list[Addressee]) -> HttpResponse:
    request.undo = True  # type: ignore[attr-defined]
    content = {
        "children": [one for one in choices if one.student],
        "schools": [one for one in choices if not one.student],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "concerns/family_concern_whom.html", content, status=status)


def _step(request: HttpRequest, desk: Desk) -> HttpResponse:
    form, go = _form(request, desk), request.POST.get("go", LOOK)
    if go == COMPLAIN:
        typed = {part: request.POST.get(part, "") for part in (*PARTS, "about_words")}
        carry(request, desk.about.ref, typed, tuple(request.POST.getlist("concerned")))
        return redirect(f"{reverse('family_complaints:complain')}?school={desk.about.school.ref}&carried=1")
    if go == CHANGE or not form.is_valid():
        request.undo = True  # type: ignore[attr-defined]
        return _page(request, desk, form, status=200 if go == CHANGE else 422)
    if go == SEND:
        return _send(request, desk, form)
    request.undo = True  # type: ignore[attr-defined]
    return _look(request, desk, form)


def _troubled(desk: Desk, form: ConcernForm) -> Troubled:
    about = desk.about
    topic = form.cleaned_data["topic"] or ANYTHING
    told = Troubled(
        about.school, topic, about.guardian, about.student, about=form.concerned_staff, above=form.concerned_above,
        about_words=form.cleaned_data["about_words"],
    )  # fmt: skip
    return with_those_in_words(told, about.on)


def _look(request: HttpRequest, desk: Desk, form: ConcernForm) -> HttpResponse:
    """Before it goes: who will have it, when they read it, by when the family hears, and what else may be needed."""
    troubled = _troubled(desk, form)
    chosen, staff = Around(troubled, desk.held, desk.at).first()
    dates = dates_for(troubled.school, troubled.topic, staff, desk.held, desk.at)
    text = "\n".join(form.cleaned_data[part] for part in PARTS)
    offer = offer_for(text, school=desk.about.school, language=desk.viewer.login.language)
    content = _shared(desk, form) | {
        "who": name_for_family(staff) if staff else "",
        "why": why_this_person(chosen.because),
        "dates": dates,
        "at_once": dates.reaches_at <= desk.at,
        "promise_href": clause_href(desk.held.edition, dates.clause, for_family=True),
        "offer": offer,
        "parts": [(form[part].label, form.cleaned_data[part]) for part in PARTS if form.cleaned_data[part]],
        "named": [name_for_family(one) for one in form.concerned_staff],
        "named_further": bool(form.concerned_above or form.cleaned_data["about_words"]),
        "ticked": "looked" not in request.POST or form.cleaned_data["safeguarding"],
    }
    return render(request, "concerns/family_concern_look.html", content)


def _send(request: HttpRequest, desk: Desk, form: ConcernForm) -> HttpResponse:
    troubled, actor = _troubled(desk, form), desk.viewer.actor
    language = desk.viewer.login.language
    words = ConcernWords(language=language, **{part: form.cleaned_data[part] for part in PARTS})
    concern = raise_concern(troubled=troubled, words=words, by=actor, at=desk.at)
    if form.cleaned_data["safeguarding"]:
        raise_worry(
            school=troubled.school, author=From(guardian=troubled.guardian), student=troubled.student,
            about=troubled.about, above=troubled.above, about_words=troubled.about_words,
            text="\n\n".join(filter(None, (form.cleaned_data[part] for part in PARTS))),
            language=language, came_from=Worry.CameFrom.CONCERN, by=actor, at=desk.at,
        )  # fmt: skip
    return redirect(f"{reverse('family_concerns:concern', args=[concern.ref])}?sent=1")


def _page(request: HttpRequest, desk: Desk, form: ConcernForm, status: int = 200) -> HttpResponse:
    return render(request, "concerns/family_concern_new.html", _shared(desk, form), status=status)


def _shared(desk: Desk, form: ConcernForm) -> dict[str, object]:
    return {"about": desk.about, "home_school": desk.about.school, "form": form, "at": desk.at}


def _form(request: HttpRequest, desk: Desk) -> ConcernForm:
    about = desk.about
    years = {about.year_group} if about.student else set()
    staff = known_staff(about.school, about.student_ids, about.on, years=years, login_id=desk.viewer.login.pk)
    topics = [(key, words) for key, words in topic_choices(desk.held.rules) if key not in NOT_A_CONCERN]
    topics.sort(key=lambda pair: pair[0] != ANYTHING)
    data = request.POST if request.method == "POST" else None
    above = district_to_name(about.school, desk.at)
    return ConcernForm(data, topics=topics, staff=[(one.staff, known_as(one)) for one in staff], above=above)
