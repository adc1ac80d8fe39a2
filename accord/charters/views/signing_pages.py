"""The pages on which somebody reads, signs, declines and takes back: the same for families, students and staff."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from accord.charters.access.signing import Signatory, get_shown_text_for
from accord.charters.actions.decline_charter import decline_charter
from accord.charters.actions.sign_charter import sign_charter
from accord.charters.actions.withdraw_answer import withdraw_answer
from accord.charters.facts.changes_since import changes_since
from accord.charters.facts.reading import read_text
from accord.charters.facts.signing import last_signature, text_in
from accord.charters.forms.signing import DeclineForm, SignForm, WithdrawForm
from accord.charters.models import Acknowledgement, EditionText
from accord.charters.shown import Shown
from accord.charters.signed_copy import signed_copy
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.rules.signing import SigningState


@dataclass(frozen=True)
class Ways:
    """Where the pages of one face lie; `of_answer` makes the address of a page about one answer."""

    layout: str
    sign: str
    decline: str
    home: str
    of_answer: Callable[[str, str], str]


def read_and_sign(request: HttpRequest, signatory: Signatory, ways: Ways) -> HttpResponse:
    """Read the charter and sign it; whoever has signed is shown that they have."""
    answer = signatory.standing.answer
    if request.method == "GET" and answer and signatory.standing.state is SigningState.SIGNED:
        return _to_answer(request, ways, answer)
    text = _text_on(request, signatory)
    with translation.override(_page_language(request, text)):
        initial = _of(text) | {"typed_name": signatory.person.full_name}
        form = SignForm(request.POST or None, initial=initial)
        refused = ""
        if request.method == "POST" and form.is_valid():
            try:
                return _to_answer(request, ways, _sign(form, signatory))
            except DomainError as refusal:
                refused = _words_of(refusal)
                form = SignForm(initial=initial | {"typed_name": form.cleaned_data["typed_name"]})
        return _page(request, "charters/sign.html", signatory, ways, text, form, refused)


def say_no(request: HttpRequest, signatory: Signatory, ways: Ways) -> HttpResponse:
    """Say with what one does not agree, and why."""
    text = _text_on(request, signatory)
    shown = Shown.from_plain(text.document)
    with translation.override(_page_language(request, text)):
        form = DeclineForm(request.POST or None, initial=_of(text))
        form.offer(shown)
        refused = ""
        if request.method == "POST" and form.is_valid():
            try:
                return _to_answer(request, ways, _decline(form, signatory))
            except DomainError as refusal:
                refused = _words_of(refusal)
                form = DeclineForm(initial=_of(text) | {"reason": form.cleaned_data["reason"]})
                form.offer(shown)
        return _page(request, "charters/decline.html", signatory, ways, text, form, refused)


def show_answer(request: HttpRequest, answer: Acknowledgement, signatory: Signatory | None, ways: Ways) -> HttpResponse:
    """What somebody answered, and what they can do now."""
    standing = signatory.standing if signatory else None
    stands = standing is not None and standing.answer == answer
    with translation.override(_chosen_language(request)):
        content = {
            "layout": ways.layout,
            "ways": ways,
            "answer": answer,
            "charter_school": answer.edition.charter.school,
            "state": standing.state if standing and stands else None,
            "asked_again": standing is not None and standing.state is SigningState.PENDING,
            "shown": read_text(answer.text),
            "offer": getattr(answer, "offer", None),
            "at": clock.now(),
        }
        return render(request, "charters/answer.html", content)


def take_back(request: HttpRequest, answer: Acknowledgement, signatory: Signatory, ways: Ways) -> HttpResponse:
    """Take a signature back."""
    with translation.override(_chosen_language(request)):
        form = WithdrawForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                withdraw_answer(signatory=signatory, answer=answer, reason=form.cleaned_data["reason"], at=clock.now())
                messages.success(request, _("Your signature is taken back. Nothing is closed to you."))
                return _to_answer(request, ways, answer)
            except DomainError as refusal:
                form.refuse(refusal)
        content = {"layout": ways.layout, "ways": ways, "answer": answer, "form": form}
        return render(request, "charters/withdraw.html", content, status=422 if form.errors else 200)


def download_copy(answer: Acknowledgement) -> HttpResponse:
    """The signed copy as a file: exactly what was shown, with who, when, in which language, and its hash."""
    file = HttpResponse(signed_copy(answer), content_type="text/html; charset=utf-8")
    file["Content-Disposition"] = f'attachment; filename="charter-{answer.edition.publication.number}-signed.html"'
    return file


def _sign(form: SignForm, signatory: Signatory) -> Acknowledgement:
    return sign_charter(
        signatory=signatory,
        shown=get_shown_text_for(signatory, form.cleaned_data["text"]),
        sha256=form.cleaned_data["sha256"],
        typed_name=form.cleaned_data["typed_name"],
        at=clock.now(),
    )


def _decline(form: DeclineForm, signatory: Signatory) -> Acknowledgement:
    return decline_charter(
        signatory=signatory,
        shown=get_shown_text_for(signatory, form.cleaned_data["text"]),
        sha256=form.cleaned_data["sha256"],
        clauses=form.cleaned_data["clauses"],
        reason=form.cleaned_data["reason"],
        at=clock.now(),
    )


def _words_of(refusal: DomainError) -> str:
    return f"{refusal.message} {refusal.remedy}".strip()


def _page(
    request: HttpRequest,
    template: str,
    signatory: Signatory,
    ways: Ways,
    text: EditionText,
    form: Form,
    refused: str,
) -> HttpResponse:
    before = last_signature(signatory.school, signatory.person)
    content = {
        "layout": ways.layout,
        "ways": ways,
        "form": form,
        "refused": refused,
        "text": text,
        "shown": read_text(text),
        "whole": _whole(signatory, text),
        "charter_school": signatory.school,
        "publication": signatory.asked_in.edition.publication,
        "state": signatory.standing.state,
        "before": before,
        "changes": changes_since(before, text) if before else None,
        "texts": _languages(signatory, text.language),
        "is_foreign": text.language != translation.get_language(),
        "show_all": "all" in request.GET,
        "here": request.GET.get("language", ""),
    }
    return render(request, template, content, status=422 if form.errors or refused else 200)


def _text_on(request: HttpRequest, signatory: Signatory) -> EditionText:
    """The text that this page shows: in the language chosen on it, else in the person's own."""
    sent = get_shown_text_for(signatory, request.POST.get("text", "")) if request.method == "POST" else None
    wanted = sent.language if sent else request.GET.get("language", "") or translation.get_language() or ""
    found = text_in(signatory.asked_in.edition, wanted, for_children=signatory.is_student)
    if found is None:
        raise DomainError("no-text", _("This charter has no words yet."), status=404)
    return found


def _whole(signatory: Signatory, text: EditionText) -> Shown | None:
    """The whole charter, for whoever reads it in words for children; None for everybody else, who reads it anyway."""
    whole = text_in(signatory.asked_in.edition, text.language) if text.for_children else None
    return read_text(whole) if whole else None


def _page_language(request: HttpRequest, text: EditionText) -> str:
    """The whole page speaks the language that was chosen on it, if the charter is written in it."""
    chosen = _chosen_language(request)
    return chosen if chosen == text.language else translation.get_language() or settings.LANGUAGE_CODE


def _chosen_language(request: HttpRequest) -> str:
    chosen = request.GET.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else translation.get_language() or settings.LANGUAGE_CODE


def _languages(signatory: Signatory, read: str) -> list[tuple[str, str]]:
    """The languages in which the charter can be read, the one that is read first."""
    own = dict(settings.LANGUAGES)
    edition = signatory.asked_in.edition
    written = {text.language for text in edition.texts.all()}
    codes = sorted((code for code in edition.languages if code in written), key=lambda code: code != read)
    return [(code, str(own.get(code, code))) for code in codes]


def _of(text: EditionText) -> dict[str, str]:
    return {"text": text.ref, "sha256": text.sha256}


def _to_answer(request: HttpRequest, ways: Ways, answer: Acknowledgement) -> HttpResponse:
    chosen = request.GET.get("language", "")
    address = ways.of_answer("answer", answer.ref)
    return redirect(f"{address}?language={chosen}" if chosen in dict(settings.LANGUAGES) else address)
