"""Begin a draft of the charter."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.charters.access.drafts import drafts_of
from accord.charters.actions.begin_draft import begin_draft
from accord.charters.content import ByLanguage, CharterContent
from accord.charters.facts import content_of, edition_in_force
from accord.charters.forms.begin import BeginForm
from accord.charters.models import Edition
from accord.charters.policies import languages_of
from accord.charters.starting_points import starting_points
from accord.charters.views.page import charter_page
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.visibility import Act
from accord.schools.models import School


@dataclass(frozen=True)
class Source:
    """One thing from which a draft may begin."""

    key: str
    title: str
    summary: str
    languages: tuple[str, ...]
    content: CharterContent
    starting_point: str = ""
    based_on: Edition | None = None


def begin(request: HttpRequest, school: str) -> HttpResponse:
    """Offer what a draft may begin from, and begin it."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    found, at = get_school_of(post), clock.now()
    current = edition_in_force(found, post.on)
    sources = {one.key: one for one in _sources(found, current)}
    sent: dict[str, Any] = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    form = BeginForm(**sent, sources=[*((key, one.title) for key, one in sources.items()), ("file", "file")])
    if request.method == "POST" and form.is_valid():
        source = sources.get(form.cleaned_data["source"])
        content = form.read or (source.content if source else CharterContent((found.main_language,), {}))
        try:
            edition = begin_draft(
                school=found,
                by=viewer.actor,
                at=at,
                content=content,
                starting_point=source.starting_point if source else "",
                based_on=source.based_on if source else current,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The draft is begun. Nobody but your colleagues sees it."))
            return redirect("charters:draft", school=school, ref=edition.ref)
    return charter_page(
        request, "charters/begin.html", post, form, sources=list(sources.values()), drafts=len(drafts_of(post))
    )


def _sources(school: School, current: Edition | None) -> list[Source]:
    own = languages_of(school)
    sources = []
    if current:
        content = replace(content_of(current), change_note={})
        sources.append(
            Source(
                "current",
                _("The edition in force"),
                _("All its words and rules. You change what should change; families see the difference."),
                content.languages,
                content,
                based_on=current,
            )
        )
    for point in starting_points():
        content = in_languages(point.content, own)
        title, summary = _said(point.title), _said(point.summary)
        sources.append(Source(point.key, title, summary, content.languages, content, point.key, current))
    empty = CharterContent((school.main_language,), {school.main_language: _("Our charter")})
    sources.append(
        Source(
            "empty",
            _("An empty page"),
            _("You write everything yourselves. The policy library has examples of single clauses."),
            empty.languages,
            empty,
            based_on=current,
        )
    )
    return sources


def in_languages(content: CharterContent, own: tuple[str, ...]) -> CharterContent:
    """The content in those of the school's languages in which it is written; in its first one if in none."""
    kept = tuple(language for language in own if language in content.languages) or content.languages[:1]

    def only(texts: ByLanguage) -> ByLanguage:
        return {language: text for language, text in texts.items() if language in kept}

    return replace(
        content,
        languages=kept,
        title=only(content.title),
        opening=only(content.opening),
        change_note={},
        sections=tuple(
            replace(
                section,
                clauses=tuple(
                    replace(clause, text=only(clause.text), children=only(clause.children))
                    for clause in section.clauses
                ),
            )
            for section in content.sections
        ),
    )


def _said(texts: ByLanguage) -> str:
    return texts.get(get_language() or "en") or texts.get("en") or next(iter(texts.values()), "")
