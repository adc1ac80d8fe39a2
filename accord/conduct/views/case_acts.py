"""What whoever holds a case does with it: each on a page with one form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.charters.saying.choices import choice_title
from accord.conduct.access.incident_people import colleagues_of, guardians_named
from accord.conduct.access.incidents import get_handled_case
from accord.conduct.actions.add_evidence import add_evidence
from accord.conduct.actions.address_person import address_person
from accord.conduct.actions.ask_for_account import ask_for_account
from accord.conduct.actions.give_account import give_account
from accord.conduct.actions.pass_incident import pass_incident
from accord.conduct.actions.say_who_it_was import say_who_it_was
from accord.conduct.case_ways import CaseWay, way_at_school
from accord.conduct.facts.matters import category_of, measures_of, rules_for
from accord.conduct.facts.people_in import Involved, involved_in, witness
from accord.conduct.facts.who_holds import leaders_for
from accord.conduct.forms import case as forms
from accord.conduct.models import Account, Incident
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.people.access.staff import get_staff_for
from accord.people.models import Login, StaffMember
from accord.people.viewer import Post, Viewer, asking
from accord.rules.charter import Step

OTHER = "other"
"""In the place of somebody involved: somebody else."""


@dataclass(frozen=True)
class Hand:
    """Who acts in a case that has been found for them: a member of staff by their post, else by their login."""

    viewer: Viewer
    incident: Incident
    way: CaseWay
    at: datetime
    post: Post | None = None

    @property
    def staff(self) -> StaffMember | None:
        """Their record at the school; None for somebody of the district."""
        return get_staff_for(self.post, self.post.ref) if self.post else None

    @property
    def login(self) -> Login | None:
        """Their login, in the place of a record at the school."""
        return None if self.post else self.viewer.login


def hand_at_school(request: HttpRequest, school: str, ref: str) -> Hand:
    """Who acts, by their post at the school, in a case that they may open."""
    viewer = asking(request)
    post, found = get_handled_case(viewer, school, ref)
    return Hand(viewer, found, way_at_school(found), clock.now(), post)


def form_page(request: HttpRequest, hand: Hand, form: Form, act: Callable[[], str], **words: object) -> HttpResponse:
    """Show one form of a case; when it was sent and holds, do it and go back to the case."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
            return redirect(hand.way.to("incident"))
        except DomainError as refusal:
            form.refuse(refusal)
    content = {"post": hand.post, "way": hand.way, "incident": hand.incident, "form": form, **words}
    return render(request, "conduct/case_form.html", content, status=422 if form.errors else 200)


def ask(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Ask somebody for their account."""
    return ask_in(request, hand_at_school(request, school, ref))


def ask_in(request: HttpRequest, hand: Hand) -> HttpResponse:
    """Ask somebody for their account; somebody of the district asks those who are in the matter."""
    found = hand.incident
    people = {one.key: one for one in involved_in(found)}
    colleagues = {one.ref: one for one in colleagues_of(hand.post)} if hand.post else {}
    other = [(OTHER, _("A colleague who saw it"))] if hand.post else []
    form = forms.AskForm(
        request.POST or None,
        people=[*((key, one.label) for key, one in people.items()), *other],
        colleagues=[(ref, one.called) for ref, one in colleagues.items()],
        steps=_steps(found),
        initial={"whom": request.GET.get("whom", next(iter(people), OTHER)), "step": _least_step(found)},
    )

    def act() -> str:
        said = form.cleaned_data
        one = people.get(said["whom"])
        if one is None:
            if said["colleague"] not in colleagues:
                sentence = _("Choose the colleague who saw it.")
                raise DomainError("nobody_chosen", sentence, status=422, fields={"colleague": sentence})
            one = witness(colleagues[said["colleague"]])
        ask_for_account(
            incident=found, staff=hand.staff, step=Step(said["step"] or _least_step(found)),
            words=said["words"], by=hand.viewer.actor, at=hand.at, side=one.side, of_guardian=one.guardian,
            of_staff=one.staff, language=get_language() or "en", login=hand.login,
            why_details_stay=form.why_details_stay(),
        )  # fmt: skip
        return _("Asked. They answer on a page of their own and see nothing of the case.")

    title = _("Ask for an account")
    lede = _("Everybody is heard before anything is decided. They read your words below, and nothing else.")
    return form_page(request, hand, form, act, title=title, lede=lede, button_words=_("Ask"))


def _steps(found: Incident) -> list[tuple[str, str]]:
    rules = rules_for(found)
    steps = list(measures_of(rules)) if rules else list(Step)
    return [(step.value, choice_title(step)) for step in steps or list(Step)]


def _least_step(found: Incident) -> str:
    category = category_of(rules_for(found), found.category)
    return (category.least_step if category else Step.INFORMAL_REMINDER).value


def record(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Write down an account that somebody gave in a talk, by telephone or on paper."""
    return record_in(request, hand_at_school(request, school, ref))


def record_in(request: HttpRequest, hand: Hand) -> HttpResponse:
    """The same, for whoever holds the case."""
    found = hand.incident
    people = {one.key: one for one in involved_in(found)}
    choices = [*((key, one.label) for key, one in people.items()), (OTHER, _("Somebody else who saw it"))]
    form = forms.RecordForm(request.POST or None, people=choices)

    def act() -> str:
        said = form.cleaned_data
        one = people.get(said["whom"]) or Involved(OTHER, Account.Side.WITNESS, said["name"])
        if one.key == OTHER and not said["name"].strip():
            sentence = _("Write who it was.")
            raise DomainError("no_name", sentence, status=422, fields={"name": sentence})
        give_account(
            incident=found, side=one.side, how=said["how"], text=said["text"], language=get_language() or "en",
            by=hand.viewer.actor, at=hand.at, guardian=one.guardian, staff=one.staff,
            name="" if one.key != OTHER else said["name"], recorded_by=hand.staff, recorded_by_login=hand.login,
        )  # fmt: skip
        return _("Written down.")

    title, lede = _("Write down an account"), _("What somebody told you in a talk, by telephone or on paper.")
    return form_page(request, hand, form, act, title=title, lede=lede, button_words=_("Write it down"))


def bring(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Add evidence; it is sealed as it comes in."""
    return bring_in(request, hand_at_school(request, school, ref))


def bring_in(request: HttpRequest, hand: Hand) -> HttpResponse:
    """The same, for whoever holds the case."""
    posted = request.method == "POST"
    form = forms.EvidenceForm(request.POST if posted else None, request.FILES if posted else None)

    def act() -> str:
        add_evidence(
            incident=hand.incident, brought=form.brought, staff=hand.staff, by=hand.viewer.actor, at=hand.at,
            login=hand.login,
        )  # fmt: skip
        return _("Sealed. Whoever opens it sees whether it is still the same.")

    title, lede = _("Add evidence"), _("A picture, a letter, a post. It is sealed as it comes in and never changed.")
    return form_page(request, hand, form, act, title=title, lede=lede, button_words=_("Seal it"), multipart=True)


def address(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Write down a talk in which the matter was addressed."""
    hand = hand_at_school(request, school, ref)
    form = forms.TalkForm(request.POST or None)

    def act() -> str:
        said, staff = form.cleaned_data, get_staff_for(hand.post, hand.post.ref) if hand.post else None
        if staff is None:
            raise Http404
        address_person(
            incident=hand.incident, how=said["how"], words=said["words"], staff=staff, by=hand.viewer.actor, at=hand.at
        )
        return _("Written down. If it is settled with that, close it.")

    title = _("Speak with the person")
    lede = _("Most matters end here: say what happened, listen, agree on what each side does, and ask what would help.")
    return form_page(request, hand, form, act, title=title, lede=lede, button_words=_("Write it down"))


def pass_on(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Pass a case to another leader who is not involved."""
    viewer = asking(request)
    post, found = get_handled_case(viewer, school, ref)
    leaders = {one.ref: one for one in leaders_for(found, clock.now())}
    form = forms.PassCaseForm(request.POST or None, people=[(ref, one.called) for ref, one in leaders.items()])

    def act() -> str:
        said, staff = form.cleaned_data, get_staff_for(post, post.ref)
        pass_incident(
            incident=found, to=leaders[said["to"]], reasons=said["reasons"], staff=staff, by=viewer.actor,
            at=clock.now(),
        )  # fmt: skip
        return _("Passed on.")

    title = _("Pass it on")
    lede = _("Only those are offered who have no part in it.")
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
            return redirect("conduct:incidents", post.school_slug)
        except DomainError as refusal:
            form.refuse(refusal)
    content = {"post": post, "way": way_at_school(found), "incident": found, "form": form, "title": title,
               "lede": lede, "button_words": _("Pass it on")}  # fmt: skip
    return render(request, "conduct/case_form.html", content, status=422 if form.errors else 200)


def say_who(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Say who it was, where the report only describes the person."""
    viewer = asking(request)
    post, found = get_handled_case(viewer, school, ref)
    name = request.GET.get("name", "").strip()[:80]
    guardians = {f"guardian:{one.ref}": one for one in guardians_named(post, name)}
    staff = {
        f"staff:{one.ref}": one for one in colleagues_of(post) if name and name.casefold() in one.full_name.casefold()
    }
    choices = [(key, one.called) for key, one in (*guardians.items(), *staff.items())]
    form = forms.WhoForm(request.POST or None, people=choices)

    def act() -> str:
        chosen = form.cleaned_data["whom"]
        say_who_it_was(
            incident=found, by=viewer.actor, at=clock.now(), about_guardian=guardians.get(chosen),
            about_staff=staff.get(chosen),
        )  # fmt: skip
        return _("Kept.")

    title = _("Who was it?")
    lede = _("The report says: %(words)s") % {"words": found.about_words or "…"}
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
            return redirect("conduct:incidents", post.school_slug)
        except DomainError as refusal:
            form.refuse(refusal)
    content = {"post": post, "incident": found, "form": form, "title": title, "lede": lede, "name": name,
               "found": bool(choices), "button_words": _("This is who it was")}  # fmt: skip
    return render(request, "conduct/case_who.html", content, status=422 if form.errors else 200)
