"""A draft among colleagues: looked over, commented on, answered, put aside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.charters.access.drafts import get_draft_of
from accord.charters.access.review import get_comment_of, may_read_families, requests_for
from accord.charters.actions.answer_comment import answer_comment
from accord.charters.actions.comment_on_draft import comment_on_draft
from accord.charters.actions.discard_draft import discard_draft
from accord.charters.actions.request_review import request_review
from accord.charters.facts import Standing, content_of, edition_in_force, standing_of
from accord.charters.facts.consulting import consultations_of, remarks_by_colleagues, remarks_by_families, state_of
from accord.charters.facts.publishing import approval_state
from accord.charters.facts.reading import children_draft_text, draft_text
from accord.charters.findings import Severity, findings_of
from accord.charters.forms.review import AnswerForm, CommentForm, FamilyAnswerForm, NoteForm, ReasonForm
from accord.charters.models import Edition
from accord.charters.shown import Shown, ShownClause
from accord.charters.views.one_form import Asked, ask
from accord.charters.views.reading_page import language_ways, reading_language
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access import get_post_that_may, get_school_of
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

STEPS = {Standing.DRAFT: 1, Standing.IN_REVIEW: 2, Standing.APPROVED: 4}


def review(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A draft with everything that was said about it, and what can be done with it next."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    edition, found, at = get_draft_of(post, ref), get_school_of(post), clock.now()
    content = content_of(edition)
    language = reading_language(request, content.languages)
    remarks = remarks_by_colleagues(edition)
    reads = may_read_families(post)
    standing = standing_of(edition, post.on)
    current = edition_in_force(found, post.on)
    context = {
        "edition": edition,
        "shown": draft_text(content, language),
        "to_children": children_draft_text(content, language),
        "ways": language_ways(request, content.languages),
        "step": STEPS[standing],
        "approval": approval_state(edition),
        "stops": [one for one in findings_of(content, found, at) if one.severity is Severity.STOPS],
        "requests": requests_for(edition),
        "remarks": remarks,
        "family_remarks": len(remarks_by_families(edition)) if reads else 0,
        "consultations": [(each, state_of(each, at)) for each in consultations_of(edition)],
        "reads_families": reads,
        "compare_with": current or edition.based_on,
        "act": {act.value: post.may(act) for act in (Act.EDIT_CHARTER, Act.APPROVE_CHARTER, Act.PUBLISH_CHARTER)},
    }
    return render(request, "charters/review.html", context)


def ask_for_review(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The draft is handed to the colleagues."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    edition = get_draft_of(post, ref)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            request_review(edition=edition, by=post, at=clock.now(), note=form.cleaned_data["note"])
            messages.success(request, _("Your colleagues find the draft under 'Charter' and can comment on it."))
            return redirect(to_review(post, edition))
        except DomainError as refusal:
            form.refuse(refusal)
    words = Asked(
        _("Ask colleagues to look it over"),
        _("Hand it over"),
        to_review(post, edition),
        text=_("Everybody on the staff can then read the draft and say what they think, clause by clause."),
    )
    return ask(request, form, words)


def comment(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A colleague says what they think of the draft or of one clause."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.SEE_CHARTER_DRAFTS)
    edition = get_draft_of(post, ref)
    key = request.GET.get("clause", "")
    content = content_of(edition)
    shown = draft_text(content, reading_language(request, content.languages))
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            comment_on_draft(
                edition=edition, by=viewer, at=clock.now(), text=form.cleaned_data["text"],
                language=get_language() or "en", clause_key=key,
            )  # fmt: skip
            messages.success(request, _("Kept. Your colleagues can read it."))
            return redirect(to_review(post, edition, key))
        except DomainError as refusal:
            form.refuse(refusal)
    words = Asked(
        _("Comment on this clause") if key else _("Comment on the draft"),
        _("Keep this comment"),
        to_review(post, edition, key),
        note=_("Your colleagues read it with your name. Families do not."),
        clause=clause_in(shown, key),
    )
    return ask(request, form, words)


def answer(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What became of a comment."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    found = get_comment_of(post, ref)
    by_family = found.consultation is not None
    given = getattr(found, "answer", None)
    initial = (
        {"taken_up": "yes" if given.taken_up else "no", "text": given.text, "for_everybody": given.for_everybody}
        if given
        else {}
    )
    form = (FamilyAnswerForm if by_family else AnswerForm)(request.POST or None, initial=initial)
    back = to_review(post, found.edition, found.clause_key)
    if found.consultation:
        back = reverse("charters:consultation", args=[school, found.consultation.ref])
    if request.method == "POST" and form.is_valid():
        try:
            answer_comment(comment=found, by=post, at=clock.now(), **form.cleaned_data)
            messages.success(request, _("Kept. Whoever wrote the comment reads your answer."))
            return redirect(back)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Asked(_("What becomes of this comment?"), _("Keep this answer"), back, quote=found.text)
    return ask(request, form, words, more={"quote_language": found.language})


def discard(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A draft is put aside."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    edition = get_draft_of(post, ref)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            discard_draft(edition=edition, by=post, at=clock.now(), reason=form.cleaned_data["reason"])
            messages.success(request, _("The draft is discarded. It stays under 'Editions', with your reason."))
            return redirect("charters:editions", school)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Asked(
        _("Discard this draft"),
        _("Discard the draft"),
        to_review(post, edition),
        text=_("Nobody can change, approve or publish it any more. What it says and what was said about it is kept."),
        grave=True,
    )
    return ask(request, form, words)


def to_review(post: Post, edition: Edition, clause_key: str = "") -> str:
    """Return the address of a draft's page, at a clause if one is named."""
    anchor = f"#clause-{clause_key}" if clause_key else ""
    name = "charters:review" if is_draft(edition) else "charters:edition"
    return reverse(name, args=[post.school_slug, edition.ref]) + anchor


def is_draft(edition: Edition) -> bool:
    """Whether an edition is neither published nor discarded."""
    return not hasattr(edition, "publication") and not hasattr(edition, "discard")


def clause_in(shown: Shown | None, key: str) -> ShownClause | None:
    """Return one clause of a text, or None."""
    clauses = (clause for section in shown.sections for clause in section.clauses) if shown else ()
    return next((clause for clause in clauses if clause.key == key), None)
