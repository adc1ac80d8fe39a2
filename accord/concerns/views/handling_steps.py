"""The steps in a complaint as pages: each shows what it needs, takes one action, and leads back to the complaint."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accord.concerns.access.handling import (
    colleagues_to_ask,
    get_hand_for,
    get_paper_for,
    get_point_for,
    get_remedy_for,
    get_seat_for,
    get_words_for,
)
from accord.concerns.actions.acknowledge_complaint import acknowledge_complaint
from accord.concerns.actions.add_paper import add_school_paper
from accord.concerns.actions.answer_complaint import answer_complaint
from accord.concerns.actions.ask_staff_account import ask_staff_account, show_paper
from accord.concerns.actions.decide_serial import look_at_covered
from accord.concerns.actions.follow_remedy import finish_remedy, promise_remedy
from accord.concerns.actions.name_investigator import name_investigator
from accord.concerns.actions.pass_complaint import pass_complaint
from accord.concerns.actions.prepare_hearing import hold_hearing, send_papers, set_hearing
from accord.concerns.actions.promise_new_date import promise_new_date
from accord.concerns.actions.record_finding import record_finding
from accord.concerns.actions.seat_panel import free_seat, seat_member
from accord.concerns.actions.translate_words import translate_words
from accord.concerns.facts.handling import Hand, free_to_handle, free_to_investigate, free_to_sit, seats_of
from accord.concerns.facts.serial import may_be_covered_by
from accord.concerns.facts.translated import family_words, words_named
from accord.concerns.forms.handling import (
    AcknowledgeForm,
    AnswerForm,
    EmptyForm,
    FindingForm,
    NewDateForm,
    PassForm,
    PersonForm,
    RemedyForm,
    TranslateForm,
)
from accord.concerns.forms.hearing import HearingForm, SeatForm, SendForm
from accord.concerns.forms.papers import AskAccountForm, PaperForm, ShowForm
from accord.concerns.forms.serial import CoveredForm
from accord.concerns.views.handling import url_in
from accord.concerns.views.step_page import Doing, StepPage
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.people.private_words import DetailsFound
from accord.people.viewer import asking
from accord.rules.complaints import ComplaintStep
from accord.schools.facts import settings_of


def _step(step: ComplaintStep) -> Callable[[Hand], bool]:
    return lambda hand: hand.may(step)


def _works(hand: Hand) -> bool:
    return hand.works


def _handles(hand: Hand) -> bool:
    return hand.handles


def _empty(_doing: Doing, data: Any, _files: Any) -> Form:
    return EmptyForm(data)


def _finding_form(doing: Doing, data: Any, _files: Any) -> Form:
    point = get_point_for(doing.hand, doing.named("point"))
    now = point.findings.filter(stage=doing.hand.stage).first()
    known = {"result": now.result, "reasons": now.reasons, "in_their_language": now.in_their_language} if now else None
    return FindingForm(data, translated=doing.translated, initial=known)


def _find(doing: Doing, form: Any) -> object:
    return record_finding(point=get_point_for(doing.hand, doing.named("point")), **form.cleaned_data, **doing.who)


def _seat(doing: Doing, form: Any) -> object:
    kept = form.cleaned_data
    return seat_member(
        person=form.chosen, name=kept["name"], independent=kept["independent"], chairs=kept["chairs"], **doing.who
    )


def _set_hearing(doing: Doing, form: Any) -> object:
    zone = settings_of(doing.hand.complaint.school).zone
    try:
        return set_hearing(hearing_at=form.moment(zone), place=form.cleaned_data["place"], **doing.who)
    except DomainError as refusal:
        if sentence := refusal.fields.get("hearing_at"):
            raise DomainError(refusal.code, sentence, refusal.status, fields={"on": sentence}) from refusal
        raise


def _translate_form(doing: Doing, data: Any, _files: Any) -> Form:
    found = get_words_for(doing.hand, doing.named("of"))
    known = {"text": found.translation.text} if found.translation else {}
    return TranslateForm(data, initial=known | {"name": doing.viewer.login.name})


def _look(doing: Doing, form: Any) -> object:
    decision = may_be_covered_by(doing.hand.complaint, doing.at)
    if decision is None:
        raise Http404
    new = form.cleaned_data["anything_new"] == "yes"
    return look_at_covered(decision=decision, anything_new=new, reasons=form.cleaned_data["reasons"], **doing.who)


Step = ComplaintStep
STEPS: dict[str, StepPage] = {
    "acknowledge": StepPage(
        _("Say that it has arrived"), _("The family knows that you have it."), _step(Step.ACKNOWLEDGE),
        lambda doing, data, files: AcknowledgeForm(data),
        lambda doing, form: acknowledge_complaint(**form.cleaned_data, **doing.who),
        _("They read who has it and by when they have your answer."), _("Tell the family"),
    ),
    "investigator": StepPage(
        _("Name who investigates"), _("Named."), _step(Step.NAME_INVESTIGATOR),
        lambda doing, data, files: PersonForm(data, people=free_to_investigate(doing.hand.complaint, doing.at)),
        lambda doing, form: name_investigator(person=form.chosen, **doing.who),
        _("Only those who have no part in it stand here."), _("Name them"),
    ),
    "pass": StepPage(
        _("Pass it on"), _("Passed on."), _handles,
        lambda doing, data, files: PassForm(data, people=free_to_handle(doing.hand.complaint, doing.at)),
        lambda doing, form: pass_complaint(person=form.chosen, reason=form.cleaned_data["reason"], **doing.who),
        _("Only those who have no part in it stand here. The dates stay."), _("Pass it on"),
    ),
    "finding": StepPage(
        _("What was found"), _("Kept."), _step(Step.FIND), _finding_form, _find,
        _("Until the answer leaves, you can write it anew."),
    ),
    "translate": StepPage(
        _("Write what it says in English"), _("It stands beside the family’s words."), _works, _translate_form,
        lambda doing, form: translate_words(of=doing.named("of"), **form.cleaned_data, **doing.who),
        _("The words as they came stay as they are, and the dates stay too."),
    ),
    "new-date": StepPage(
        _("Promise a new date"), _("The family knows the new date and why."), _step(Step.PROMISE_NEW_DATE),
        lambda doing, data, files: NewDateForm(data),
        lambda doing, form: promise_new_date(**form.cleaned_data, **doing.who),
        _("The family is told at once."), _("Promise it"),
    ),
    "add-paper": StepPage(
        _("Add a paper"), _("The paper is there."), _works,
        lambda doing, data, files: PaperForm(data, files),
        lambda doing, form: add_school_paper(
            paper=form.paper(), for_family=form.cleaned_data["for_family"], why_details_stay=form.why_details_stay(),
            **doing.who,
        ),
        files=True, button=_("Add it"),
    ),
    "show-paper": StepPage(
        _("Show it to the family"), _("Kept."), _works,
        lambda doing, data, files: ShowForm(data),
        lambda doing, form: show_paper(
            paper=get_paper_for(doing.hand, doing.named("paper")), for_family=doing.named("for_family") == "yes",
            why_details_stay=form.why_details_stay(), **doing.who,
        ),
        _(
            "What somebody wrote stays as they wrote it. "
            "You can keep it within the school and add a paper without these details."
        ),
        _("Show it to the family"), pressed=True,
    ),
    "ask-account": StepPage(
        _("Ask a colleague for an account"), _("Asked."), _works,
        lambda doing, data, files: AskAccountForm(data, colleagues=colleagues_to_ask(doing.hand, doing.at)),
        lambda doing, form: ask_staff_account(staff=form.chosen, question=form.cleaned_data["question"], **doing.who),
        _("Everybody can be asked, also whom the complaint is about. What they write becomes a paper."), _("Ask"),
    ),
    "seat": StepPage(
        _("Seat the panel"), _("Seated."), _step(Step.SEAT_PANEL),
        lambda doing, data, files: SeatForm(data, people=_not_yet_seated(doing)),
        _seat, _("Only governors who had no part in it stand here."), _("Seat them"),
    ),
    "free-seat": StepPage(
        _("Panel"), _("They have left the panel."), _step(Step.SEAT_PANEL), _empty,
        lambda doing, form: free_seat(seat=get_seat_for(doing.hand, doing.named("seat")), **doing.who), pressed=True,
    ),
    "hearing": StepPage(
        _("Set the hearing"), _("The family knows when it is, and is asked what they need."), _step(Step.SEND_PAPERS),
        lambda doing, data, files: HearingForm(data), _set_hearing,
        _("Leave everybody enough days to read the papers."), _("Set it"),
    ),
    "send": StepPage(
        _("Send the papers"), _("The panel and the family have the papers."), _step(Step.SEND_PAPERS),
        lambda doing, data, files: SendForm(data),
        lambda doing, form: send_papers(why_details_stay=form.why_details_stay(), **doing.who),
        _("The letter, the points and every paper for the family become one document with an index and page numbers."
          " The panel and the family get the same."), _("Send them"),
    ),
    "heard": StepPage(
        _("The hearing was held"), _("Written down."), _step(Step.HEAR), _empty,
        lambda doing, form: hold_hearing(**doing.who),
        _("Write it down when the family was heard, or when the panel waited for them and they did not come."),
        _("It was held"),
    ),
    "answer": StepPage(
        _("Answer with a letter"), _("Answered. The family has the letter."), _step(Step.ANSWER),
        lambda doing, data, files: AnswerForm(data, translated=doing.translated),
        lambda doing, form: answer_complaint(**form.cleaned_data, **doing.who),
        _("The letter also holds what was found on each point and why, what is put right, and what they can do next."),
        _("Send the letter"),
    ),
    "remedy": StepPage(
        _("Promise what is put right"), _("Promised."), lambda hand: hand.handles or hand.chairs,
        lambda doing, data, files: RemedyForm(data, translated=doing.translated),
        lambda doing, form: promise_remedy(**form.cleaned_data, **doing.who),
        _("It stands in the letter and stays open until it is done."), _("Promise it"),
    ),
    "remedy-done": StepPage(
        _("What was promised"), _("Done. The family is told."), _step(Step.FINISH_REMEDY), _empty,
        lambda doing, form: finish_remedy(remedy=get_remedy_for(doing.hand, doing.named("remedy")), **doing.who),
        pressed=True,
    ),
    "look": StepPage(
        _("Is anything new?"), _("Kept."), _handles,
        lambda doing, data, files: CoveredForm(data), _look,
        _("A decision covers this matter. Read the complaint, and say whether it brings anything new."),
    ),
}  # fmt: skip


def _not_yet_seated(doing: Doing) -> list[Any]:
    seated = {seat.person_id for seat in seats_of(doing.hand.stage)}
    free = free_to_sit(doing.hand.complaint, doing.at)
    return [one for one in free if one.login and one.login.pk not in seated]


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, ref: str, act: str, school: str = "") -> HttpResponse:
    """Take one step in a complaint."""
    viewer, at = asking(request), clock.now()
    hand, page = get_hand_for(viewer, ref, school, at), STEPS.get(act)
    if page is None or not page.may(hand):
        raise Http404
    doing, back = Doing(hand, viewer, at, request), url_in(hand, school, "complaint")
    with timezone.override(settings_of(hand.complaint.school).zone):
        if request.method == "GET":
            return redirect(back) if page.pressed else _show(doing, page, page.form(doing, None, None), back)
        form = page.form(doing, request.POST, request.FILES)
        if form.is_valid():
            try:
                page.act(doing, form)
            except DomainError as refusal:
                if refusal.status == 404:
                    raise Http404 from refusal
                if page.pressed and not isinstance(refusal, DetailsFound):
                    raise
                form.refuse(refusal)
            else:
                messages.success(request, str(page.done))
                return redirect(back)
        request.undo = True  # type: ignore[attr-defined]
        return _show(doing, page, form, back, status=422)


def _show(doing: Doing, page: StepPage, form: Form, back: str, *, status: int = 200) -> HttpResponse:
    hand = doing.hand
    point = doing.named("point")
    content = {
        "page": page,
        "form": form,
        "back": back,
        "complaint": hand.complaint,
        "school": hand.complaint.school,
        "stage": hand.stage,
        "point": get_point_for(hand, point) if point else None,
        "point_words": words_named(family_words(hand.complaint), f"point:{point}"),
        "family": get_words_for(hand, doing.named("of")) if doing.named("of") else None,
        "at": doing.at,
    }
    return render(doing.request, "concerns/handling_step.html", content, status=status)
