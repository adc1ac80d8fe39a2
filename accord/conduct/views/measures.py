"""Thinking a measure through before it stands: what it needs, what is missing, whom to ask, and a look at the whole."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.conduct.access.incidents import get_handled_case
from accord.conduct.access.measures import get_consultation_of, get_staff_of, get_step
from accord.conduct.actions.consult import ask_consultation, take_consultation_back
from accord.conduct.actions.decide_measure import Intended, NotYetDecidable, check_open, decide_measure
from accord.conduct.checklist import Item, checklist_for
from accord.conduct.effect_words import changes_in_words, never_changed
from accord.conduct.facts.deciding import Case, case_of, facts_for
from accord.conduct.facts.kinds import clause_address
from accord.conduct.facts.ladder import can_be_asked, second_leaders, single_contacts
from accord.conduct.facts.standing import standings_in
from accord.conduct.forms.measures import MeasureForm, suggested
from accord.conduct.measure_words import laid_down_words, name_for_family, place_words, step_title
from accord.conduct.models import Incident
from accord.conduct.panels.measures import measure_line
from accord.conduct.private_words import look_through
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.viewer import Post, asking
from accord.rules.charter import Decider, Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.measures import MeasureDecision, place_of
from accord.rules.measures import decide_measure as judge_measure
from accord.rules.restrictions import Restricted
from accord.schools.facts import settings_of

LOOK, DECIDE, ASK, TAKE_BACK = "look", "decide", "ask", "back"


@dataclass(frozen=True)
class Look:
    """The measure as it will stand: what the guardian reads, what changes, and what never does."""

    title: str
    intended: Intended
    provisional: bool
    changes: list[str]
    never: list[str]


@require_http_methods(["GET", "POST"])
def consider(request: HttpRequest, school: str, ref: str, step: str) -> HttpResponse:
    """Think one step of the ladder through; ask those who are asked; look at it; decide it."""
    viewer, at = asking(request), clock.now()
    post, incident = get_handled_case(viewer, school, ref)
    chosen, staff = get_step(step), get_staff_of(post)
    with timezone.override(settings_of(incident.school).zone):
        case = case_of(incident, staff, at=at)
        contacts = single_contacts(incident.school, case.matter, case.today) if chosen is Step.SINGLE_CONTACT else []
        if request.method == "GET":
            seen = {"after": _latest(incident, at), **suggested(case, chosen)}
            return _show(request, post, case, MeasureForm(initial=seen, case=case, step=chosen, contacts=contacts))
        form = MeasureForm(request.POST, case=case, step=chosen, contacts=contacts)
        go, meant = request.POST.get("go", LOOK), None
        if form.is_valid():
            meant = form.intended()
            try:
                if go.startswith(f"{ASK}:"):
                    return _ask(request, post, case, form, go.removeprefix(f"{ASK}:"))
                if go.startswith(f"{TAKE_BACK}:"):
                    return _take_back(post, case, form, go.removeprefix(f"{TAKE_BACK}:"))
                return _decide_or_look(request, post, case, form, go)
            except NotYetDecidable as lacking:
                form.show_missing(lacking.decision)
            except DomainError as refusal:
                form.refuse(refusal)
        request.undo = True  # type: ignore[attr-defined]
        return _show(request, post, case, form, meant=meant, status=422)


def _latest(incident: Incident, at: datetime) -> str:
    standing = standings_in(incident, at)
    return standing[0].decision.ref if standing else ""


def _decide_or_look(request: HttpRequest, post: Post, case: Case, form: MeasureForm, go: str) -> HttpResponse:
    """Show the whole first; decide it when it is the same that was shown."""
    check_open(case.incident)
    facts, _clause = facts_for(case, form.intended())
    judged = judge_measure(facts)
    if not judged.may_be_decided:
        raise NotYetDecidable(judged)
    if go != DECIDE:
        look_through(case.incident, form.intended().read_by_guardian(), form.why_details_stay())
    mark = form.mark()
    if go == DECIDE and form.cleaned_data["looked"] == mark:
        decision = decide_measure(
            incident=case.incident, intended=form.intended(), staff=case.staff, by=post.actor, at=case.at,
            after=form.cleaned_data["after"],
        )  # fmt: skip
        messages.success(request, _("It is decided. The guardian has been told, and can answer."))
        return redirect("conduct:measure", school=post.school_slug, ref=decision.ref)
    form.data = {**dict(form.data.items()), "looked": mark}
    return _show(request, post, case, form, meant=form.intended(), look=_look(case, form, judged))


def _look(case: Case, form: MeasureForm, judged: MeasureDecision) -> Look:
    intended = form.intended()
    changes: list[str] = []
    if form.step in LIMITS:
        contact = name_for_family(intended.contact) if intended.contact else ""
        changes = changes_in_words(
            Restricted(form.step.value), contact=contact, most=intended.most, per_days=intended.per_days,
            arrangements=bool(intended.arrangements_for_child.strip()),
        )  # fmt: skip
    return Look(step_title(form.step), intended, judged.provisional, changes, never_changed())


def _ask(request: HttpRequest, post: Post, case: Case, form: MeasureForm, asked: str) -> HttpResponse:
    """Ask somebody; what the form says goes with the question, and stands in it again afterwards."""
    role, _colon, key = asked.partition(":")
    if role not in set(Decider):
        raise DomainError("nobody_asked", _("Choose whom you ask."))
    people = [*can_be_asked(case, Decider(role)), *(one for its, one in second_leaders(case) if its == role)]
    person = next((one.login for one in people if not key or one.key == key), None)
    if person is None:
        raise DomainError(
            "nobody_to_ask",
            _("Nobody stands in this capacity who is free of a part in it. Ask the office to enter one."),
        )
    intended, said = form.intended(), form.cleaned_data
    ask_consultation(
        incident=case.incident, step=form.step, role=Decider(role), person=person,
        draft=said.get("draft") or intended.reasons, staff=case.staff, by=post.actor, at=case.at,
        until=intended.ends_on, terms=form.terms(),
    )  # fmt: skip
    messages.success(request, _("Asked. The answer will stand here; what you have written is kept."))
    return redirect("conduct:consider", school=post.school_slug, ref=case.incident.ref, step=form.step.value)


def _take_back(post: Post, case: Case, form: MeasureForm, ref: str) -> HttpResponse:
    take_consultation_back(consultation=get_consultation_of(case.incident, ref), by=post.actor, at=case.at)
    return redirect("conduct:consider", school=post.school_slug, ref=case.incident.ref, step=form.step.value)


def _show(
    request: HttpRequest, post: Post, case: Case, form: MeasureForm, *, meant: Intended | None = None,
    look: Look | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    measure, clause = case.measure(form.step)
    zone = settings_of(case.incident.school).zone
    content = {
        "incident": case.incident,
        "step": form.step.value,
        "title": step_title(form.step),
        "laid_down": laid_down_words(measure),
        "why": place_words(place_of(form.step, case.category)),
        "clause_href": clause_address(case.incident.edition, clause, for_family=False),
        "items": _items(case, form, meant, post),
        "form": form,
        "look": look,
        "decided": [measure_line(one, post.school_slug, case.at, zone) for one in standings_in(case.incident, case.at)],
        "back": reverse("conduct:incident", args=[post.school_slug, case.incident.ref]),
        "at": case.at,
    }
    return render(request, "conduct/consider.html", content, status=status)


def _items(case: Case, form: MeasureForm, meant: Intended | None, post: Post) -> list[Item]:
    intended = meant or _begun(case, form)
    facts, _clause = facts_for(case, intended)
    return checklist_for(case, intended, judge_measure(facts), slug=post.school_slug)


def _begun(case: Case, form: MeasureForm) -> Intended:
    """The measure as the form begins, for the list of what is missing."""
    data = form.data if form.is_bound else {name: form.initial.get(name) or "" for name in form.fields}
    trial = MeasureForm(data, case=case, step=form.step, contacts=list(form.contacts.values()))
    return trial.intended() if trial.is_valid() else Intended(step=form.step, reasons="", starts_on=case.today)
