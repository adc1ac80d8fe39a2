"""The policy library: what each policy is for, what speaks for it and what it costs, and an example to take over."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.charters import words
from accord.charters.access.drafts import drafts_of, get_draft_of
from accord.charters.actions.take_from_library import take_from_library
from accord.charters.content import ByLanguage, CharterContent, SectionContent
from accord.charters.library import LibraryPolicy
from accord.charters.library import policies as library_policies
from accord.charters.models import Section
from accord.charters.shown import ShownClause, shown_clause
from accord.charters.starting_points import starting_points
from accord.charters.views.clauses import clause_address
from accord.charters.views.overview import title_of
from accord.charters.views.page import charter_page
from accord.core.words import date_in_words
from accord.people.access.posts import get_post_that_may
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act


@dataclass(frozen=True)
class LibraryRow:
    """A policy of the library in the language of the page."""

    key: str
    name: str
    intent: str
    rules: tuple[str, ...]


def library(request: HttpRequest, school: str) -> HttpResponse:
    """List the policies of the library."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    rows = [LibraryRow(one.key, said(one.name), said(one.intent), kinds_of(one)) for one in library_policies()]
    return charter_page(request, "charters/library.html", post, rows_shown=rows)


def library_policy(request: HttpRequest, school: str, library_key: str) -> HttpResponse:
    """Show one policy of the library with its example."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    policy = _get(library_key)
    return charter_page(
        request,
        "charters/library_policy.html",
        post,
        policy=policy,
        said=said,
        rules=kinds_of(policy),
        example=_example(policy),
        drafts=_drafts(post) if post.may(Act.EDIT_CHARTER) else [],
        section=usual_section(policy),
        sections=Section.Kind.choices,
    )


@require_POST
def take_policy(request: HttpRequest, school: str, library_key: str) -> HttpResponse:
    """Take the example of a policy into a draft."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    policy = _get(library_key)
    edition = get_draft_of(post, request.POST.get("draft", ""))
    section = request.POST.get("section") or usual_section(policy)
    clause = take_from_library(by=viewer.actor, edition=edition, policy=policy, section=section)
    messages.success(request, _("The example stands in your draft. Make it your own."))
    return redirect(clause_address(post, edition, clause.key))


def said(texts: ByLanguage) -> str:
    """A text in the language of the page, or in English."""
    return texts.get(get_language() or "en") or texts.get("en") or next(iter(texts.values()), "")


def kinds_of(policy: LibraryPolicy) -> tuple[str, ...]:
    """What the rules of the example are called, each kind once."""
    return tuple(dict.fromkeys(words.kind_name(rule.kind) for rule in policy.example.rules))


def usual_section(policy: LibraryPolicy) -> str:
    """The section in which the example usually stands."""
    sections = (section for point in starting_points() for section in point.content.sections)
    found = (section.kind for section in sections if policy.example.key in {one.key for one in section.clauses})
    return next(found, str(Section.Kind.SCHOOL))


def _drafts(post: Post) -> list[tuple[str, str]]:
    """The drafts to choose from: the ref of each, its title and when it was begun."""
    said = _("%(title)s, begun on %(date)s")
    return [
        (one.ref, said % {"title": title_of(one), "date": date_in_words(one.created_at)}) for one in drafts_of(post)
    ]


def _get(key: str) -> LibraryPolicy:
    found = next((one for one in library_policies() if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _example(policy: LibraryPolicy) -> ShownClause:
    """The example in the language of the page, with the values of its own rules."""
    languages = tuple(sorted(policy.example.text, key=lambda language: language != "en"))
    content = CharterContent(languages, {}, sections=(SectionContent("school", (policy.example,)),))
    return shown_clause(content, policy.example.key, get_language() or "en")
