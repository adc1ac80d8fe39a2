"""Clauses of a draft: add, say differently, move, take out, put back."""

from collections.abc import Iterable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.charters.access.drafts import get_clause_of, get_draft_of, get_removed_clause_of
from accord.charters.actions.add_clause import add_clause
from accord.charters.actions.change_clause_wording import change_clause_wording
from accord.charters.actions.move_clause import move_clause
from accord.charters.actions.remove_clause import remove_clause
from accord.charters.actions.restore_clause import restore_clause
from accord.charters.content import ByLanguage, CharterContent, ClauseContent, SectionContent
from accord.charters.drafting import (
    children_of,
    stale_children_in,
    stale_in,
    stamp_of_clause,
    stamp_of_texts,
    texts_of,
    tidy,
)
from accord.charters.facts import content_of
from accord.charters.facts.drafting import SHOWN_OTHERWISE, rule_row, translated_from, value_names, words_changed
from accord.charters.findings import Finding, findings_of
from accord.charters.forms.draft import ClauseForm, sent
from accord.charters.models import Clause, Edition, Section
from accord.charters.shown import ShownClause, shown_clause, with_words_for_children
from accord.charters.views.page import beside_of, beside_ways, charter_page
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import Post, asking
from accord.rules.charter import BadValues
from accord.rules.visibility import Act

NEW = "new-clause"
"""The key under which a clause is shown before it is stored."""


def new_clause(request: HttpRequest, school: str, ref: str, section: str) -> HttpResponse:
    """Add a clause to a section."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    edition = get_draft_of(post, ref)
    if section not in Section.Kind.values:
        raise Http404
    form = ClauseForm(sent(request), languages=_languages(request, edition), said={})
    if request.method == "POST" and form.is_valid() and not form.only_shows:
        try:
            made = add_clause(
                by=viewer.actor, edition=edition, section=section, texts=form.texts, children=form.children
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The clause is added."))
            return redirect(clause_address(post, edition, made.key))
    return _clause_page(request, post, edition, form, section, None)


def clause(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Say a clause differently."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    stored = get_clause_of(post, ref)
    edition, said, to_children = stored.edition, texts_of(stored), children_of(stored)
    stale = stale_in(stored) | stale_children_in(stored)
    languages = _languages(request, edition)
    fresh = (set(said) | set(to_children)) - {languages[0]} - stale
    form = ClauseForm(
        sent(request), languages=languages, said=said, children=to_children, stale=languages[-1] in stale,
        translated=bool(fresh),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and not form.only_shows:
        fits = (fresh if form.cleaned_data.get("small") else set()) | (
            {languages[-1]} if form.cleaned_data.get("fits") else set()
        )
        try:
            change_clause_wording(
                by=viewer.actor, at=clock.now(), clause=stored, texts=form.texts, children=form.children,
                still_fits=fits, seen=form.seen,
            )  # fmt: skip
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect(clause_address(post, edition, stored.key))
    return _clause_page(request, post, edition, form, stored.section.kind, stored)


@require_POST
def place_clause(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Move a clause up, down, or to another section."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    stored = get_clause_of(post, ref)
    section = request.POST.get("section", "")
    if section and section not in Section.Kind.values:
        raise Http404
    move_clause(by=viewer.actor, clause=stored, up=request.POST.get("way") == "up", section=section)
    return redirect(clause_address(post, stored.edition, stored.key))


@require_POST
def take_clause_out(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take a clause out of the draft."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    stored = get_clause_of(post, ref)
    remove_clause(by=viewer.actor, at=clock.now(), clause=stored, seen=request.POST.get("seen"))
    messages.success(request, _("The clause is taken out. You can put it back at the foot of this page."))
    return redirect("charters:draft", school=school, ref=stored.edition.ref)


@require_POST
def put_clause_back(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Put a clause back that was taken out."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    laid = get_removed_clause_of(post, ref)
    restored = restore_clause(by=viewer.actor, at=clock.now(), laid=laid)
    messages.success(request, _("The clause is back, with its rules."))
    return redirect(clause_address(post, laid.edition, restored.key))


def clause_address(post: Post, edition: Edition, key: str) -> str:
    """The place of a clause on the page of its draft."""
    return reverse("charters:draft", args=[post.school_slug, edition.ref]) + f"#clause-{key}"


def _languages(request: HttpRequest, edition: Edition) -> list[str]:
    beside = beside_of(request, edition)
    return [str(edition.languages[0]), *([beside] if beside else [])]


def _clause_page(
    request: HttpRequest, post: Post, edition: Edition, form: ClauseForm, section: str, stored: Clause | None
) -> HttpResponse:
    languages, beside = form.languages, form.languages[-1]
    content = content_of(edition)
    key = stored.key if stored else NEW
    if form.only_shows and form.is_valid():
        typed, to_children = ({one: tidy(text) for one, text in said.items()} for said in (form.texts, form.children))
        content = with_texts(content, section, key, typed, to_children)
    earlier = translated_from(stored, beside) if stored and "fits" in form.fields else None
    now = texts_of(stored).get(languages[0], "") if stored else ""
    return charter_page(
        request,
        "charters/editor_clause.html",
        post,
        form,
        edition=edition,
        stored=stored,
        section_name=str(Section.Kind(section).label),
        section=section,
        sections=Section.Kind.choices,
        beside=beside if len(languages) > 1 else "",
        beside_ways=beside_ways(request, edition),
        since=words_changed(earlier, now) if earlier is not None else None,
        values=value_names(edition, stored),
        rules=[rule_row(rule) for rule in stored.rules.all()] if stored else [],
        previews=_previews(content, key, languages) if stored or form.only_shows else [],
        children_previews=_children_previews(content, key, languages) if stored or form.only_shows else [],
        findings=_findings(content, key, post),
        seen=stamp_of_texts(stored, languages) if stored else "",
        seen_whole=stamp_of_clause(stored) if stored else "",
    )


def with_texts(
    content: CharterContent, section: str, key: str, texts: dict[str, str], children: dict[str, str]
) -> CharterContent:
    """The content with a clause as it was typed, not stored yet."""
    children = {language: text for language, text in children.items() if text}
    if key not in {one.key for one in content.clauses()}:
        others = [one for one in content.sections if one.kind != section]
        own = next((one for one in content.sections if one.kind == section), SectionContent(section))
        return replace(
            content,
            sections=(*others, replace(own, clauses=(*own.clauses, ClauseContent(key, texts, children=children)))),
        )
    return replace(
        content,
        sections=tuple(
            replace(
                one,
                clauses=tuple(
                    replace(said, text={**said.text, **texts}, children=_over(said.children, texts, children))
                    if said.key == key
                    else said
                    for said in one.clauses
                ),
            )
            for one in content.sections
        ),
    )


def _over(stored: ByLanguage, typed_in: Iterable[str], typed: ByLanguage) -> ByLanguage:
    """The stored words for children, with those typed in their place; what was left empty is gone."""
    return {language: text for language, text in stored.items() if language not in typed_in} | typed


def _previews(content: CharterContent, key: str, languages: tuple[str, ...]) -> list[ShownClause]:
    """The clause in each language in which it is written; nothing where a rule of the draft cannot be read."""
    try:
        shown = [shown_clause(content, key, language) for language in languages]
    except BadValues:
        return []
    return [one for one, language in zip(shown, languages, strict=True) if one.language == language]


def _children_previews(content: CharterContent, key: str, languages: tuple[str, ...]) -> list[ShownClause]:
    """The same in words for children, where it has any."""
    clause = next(one for one in content.clauses() if one.key == key)
    return _previews(with_words_for_children(content), key, languages) if clause.children else []


def _findings(content: CharterContent, key: str, post: Post) -> list[Finding]:
    found = findings_of(content, get_school_of(post), clock.now())
    return [one for one in found if one.clause_key == key and one.code not in SHOWN_OTHERWISE]
