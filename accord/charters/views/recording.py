"""The office records who answered on paper or at a meeting."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.access.signing import get_person_for, get_round_for, people_named
from accord.charters.actions.record_answer import record_answer, record_meeting
from accord.charters.facts.signing import GUARDIAN, Person, SigningRound, standing_of_person, text_in
from accord.charters.facts.signing_report import SigningLine, chosen, lines_for
from accord.charters.forms.recording import MeetingForm, RecordForm
from accord.charters.models import Acknowledgement, EditionText
from accord.charters.state_words import state_word
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access import classes_for, get_post_that_may
from accord.people.models import Guardian, Student
from accord.people.viewer import Post, asking
from accord.rules.signing import SigningState
from accord.rules.visibility import Act


def find_signer(request: HttpRequest, school: str) -> HttpResponse:
    """Find the person whose slip lies on the desk: by name, or by the code on the slip."""
    post, asked_in = _office(request, school)
    words = request.GET.get("name", "").strip()
    found = people_named(post, words) if words else []
    rows = [(kind, person, standing_of_person(asked_in, person)) for kind, person in found]
    if len(rows) == 1 and rows[0][1].ref in words.lower() and rows[0][2]:
        return redirect("charters:record_answer", school, rows[0][0], rows[0][1].ref)
    content = {"post": post, "name": words, "found": rows, "state_word": state_word}
    return render(request, "charters/find_signer.html", content)


def record(request: HttpRequest, school: str, signer_kind: str, ref: str) -> HttpResponse:
    """Write down what one person answered."""
    post, asked_in = _office(request, school)
    person = get_person_for(post, signer_kind, ref)
    standing = standing_of_person(asked_in, person)
    if standing is None:
        raise Http404
    own = text_in(asked_in.edition, _language_of(person), for_children=isinstance(person, Student))
    to_children = own is not None and own.for_children
    texts = {text.ref: text for text in asked_in.edition.texts.filter(for_children=to_children)}
    names = dict(settings.LANGUAGES)
    form = RecordForm(request.POST or None)
    form.offer(
        [(text.ref, str(names.get(text.language, text.language))) for text in texts.values()], own.ref if own else ""
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said["outcome"] == Acknowledgement.Outcome.DECLINED and not said["reason"].strip():
            form.add_error("reason", _("Write in a few words with what they do not agree."))
        else:
            try:
                record_answer(
                    asked_in=asked_in, person=person, text=texts[said["text"]], outcome=said["outcome"],
                    way=said["way"], by=post, at=clock.now(), reason=said["reason"],
                )  # fmt: skip
                messages.success(request, _("Recorded for %(name)s.") % {"name": person.called})
                return redirect("charters:find_signer", school=school)
            except DomainError as refusal:
                form.refuse(refusal)
    content = {
        "post": post, "person": person, "standing": standing, "form": form, "state_word": state_word,
        "publication": asked_in.edition.publication,
    }  # fmt: skip
    return render(request, "charters/record_answer.html", content, status=422 if form.errors else 200)


def meeting(request: HttpRequest, school: str) -> HttpResponse:
    """Tick off who of a class signed at a meeting."""
    post, asked_in = _office(request, school)
    classes = [each.name for each in classes_for(post) if each.kind == each.Kind.FORM]
    form_name = request.GET.get("form", "")
    form_name = form_name if form_name in classes else next(iter(classes), "")
    waiting = [
        line for line in chosen(lines_for(asked_in, post, GUARDIAN), form=form_name)
        if line.state is not SigningState.SIGNED
    ]  # fmt: skip
    form = MeetingForm(request.POST or None)
    form.offer([(line.ref, _line_words(line)) for line in waiting])
    if request.method == "POST" and form.is_valid():
        by_ref = {line.ref: line.standing.person for line in waiting}
        people = [(by_ref[ref], _text_for(asked_in, by_ref[ref])) for ref in form.cleaned_data["people"]]
        try:
            done = record_meeting(asked_in=asked_in, people=people, by=post, at=clock.now())
            words = ngettext("%(num)s signature recorded.", "%(num)s signatures recorded.", len(done))
            messages.success(request, words % {"num": len(done)})
            return redirect(request.get_full_path())
        except DomainError as refusal:
            form.refuse(refusal)
    content = {
        "post": post, "form": form, "form_name": form_name, "waiting": waiting,
        "classes": [{"label": name, "url": f"?form={name}", "current": name == form_name} for name in classes],
    }  # fmt: skip
    return render(request, "charters/meeting.html", content, status=422 if form.errors else 200)


def _office(request: HttpRequest, school: str) -> tuple[Post, SigningRound]:
    post = get_post_that_may(asking(request), school, Act.RECORD_SIGNATURES)
    asked_in = get_round_for(post)
    if asked_in is None:
        raise DomainError(
            "no-charter",
            _("The school has no charter in force yet, so there is nothing to sign."),
            remedy=_("An edition is signed from the day on which it holds."),
        )
    return post, asked_in


def _line_words(line: SigningLine) -> str:
    if line.state is SigningState.PENDING:
        return line.name
    return _("%(name)s (%(state)s)") % {"name": line.name, "state": state_word(line.state)}


def _language_of(person: Person) -> str:
    if isinstance(person, Student):
        return person.login.language if person.login else person.school.main_language
    return person.language if isinstance(person, Guardian) else "en"


def _text_for(asked_in: SigningRound, person: Person) -> EditionText:
    found = text_in(asked_in.edition, _language_of(person))
    if found is None:
        raise DomainError("no-text", _("This charter has no words yet."))
    return found
