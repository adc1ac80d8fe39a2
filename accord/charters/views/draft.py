"""The page of a draft: section by section, its words, its languages, and how families will see it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accord.charters.access.drafts import get_draft_of, get_edition_of
from accord.charters.actions.change_edition_words import (
    EditionWords,
    change_edition_words,
    edition_words,
    stamp_of_words,
)
from accord.charters.actions.change_languages import change_languages, stamp_of_languages
from accord.charters.facts import content_of
from accord.charters.facts.drafting import parts_of, removed_from
from accord.charters.facts.reading import children_text_of
from accord.charters.forms.draft import LanguagesForm, WordsForm, sent
from accord.charters.policies import languages_of, policy_rows
from accord.charters.shown import shown
from accord.charters.views.overview import draft_row
from accord.charters.views.page import beside_of, beside_ways, charter_page
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.charter import BadValues
from accord.rules.visibility import Act
from accord.schools.wording import language_name


def draft(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Show a draft clause by clause, with what can be done to each."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    edition, found, at = get_draft_of(post, ref), get_school_of(post), clock.now()
    row, beside = draft_row(edition, found, at, post.on), beside_of(request, edition)
    return charter_page(
        request,
        "charters/editor_draft.html",
        post,
        edition=edition,
        row=row,
        first=row.content.languages[0],
        beside=beside,
        beside_ways=beside_ways(request, edition),
        sections=parts_of(edition, row.content, beside, row.findings),
        general=[one for one in row.findings if not one.clause_key],
        removed=removed_from(edition),
    )


def edit_words(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Change the title, the opening words and what has changed."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    edition = get_draft_of(post, ref)
    beside = beside_of(request, edition)
    languages = [edition.languages[0], *([beside] if beside else [])]
    said = edition_words(edition)
    form = WordsForm(sent(request), languages=languages, said=said)
    if request.method == "POST" and form.is_valid():
        typed = {
            language: EditionWords(
                title=form.cleaned_data[f"title_{language}"],
                opening=form.cleaned_data[f"opening_{language}"],
                change_note=form.cleaned_data[f"change_note_{language}"],
            )
            for language in languages
        }
        try:
            change_edition_words(by=viewer.actor, edition=edition, words=typed, seen=form.seen)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("charters:draft", school=school, ref=ref)
    return charter_page(
        request,
        "charters/editor_words.html",
        post,
        form,
        edition=edition,
        languages_shown=languages,
        beside_ways=beside_ways(request, edition),
        seen=stamp_of_words(edition, languages),
    )


def edit_languages(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Add and end languages, and choose the first."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    edition = get_draft_of(post, ref)
    own = languages_of(get_school_of(post))
    offered = [*own, *(language for language in edition.languages if language not in own)]
    form = LanguagesForm(
        sent(request),
        offered=offered,
        initial={"languages": list(edition.languages), "first": edition.languages[0]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_languages(by=viewer.actor, at=clock.now(), edition=edition, languages=form.ordered(), seen=form.seen)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("charters:draft", school=school, ref=ref)
    return charter_page(
        request, "charters/editor_languages.html", post, form, edition=edition, seen=stamp_of_languages(edition)
    )


def preview(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Show an edition on a sheet as narrow as a phone, as families will read it in a language."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    edition = get_edition_of(post, ref)
    asked = request.GET.get("language", "")
    language = asked if asked in edition.languages else str(edition.languages[0])
    try:
        as_shown = shown(content_of(edition), language)
    except BadValues:
        as_shown = None
    return charter_page(
        request,
        "charters/editor_preview.html",
        post,
        edition=edition,
        shown=as_shown,
        to_children=children_text_of(edition, language),
        ways=[
            {"label": language_name(one), "url": f"?language={one}", "current": one == language}
            for one in edition.languages
        ],
        is_draft=not hasattr(edition, "publication") and not hasattr(edition, "discard"),
        policies=policy_rows(get_school_of(post), language),
    )
