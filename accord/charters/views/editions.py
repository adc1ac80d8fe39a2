"""Editions for the staff: all of them, one to read, and two side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from accord.charters.access.drafts import get_edition_of
from accord.charters.access.published import discarded_of, editions_of, open_drafts_of
from accord.charters.access.review import get_other_edition_of
from accord.charters.facts import Standing, content_of, standing_of
from accord.charters.facts.comparison import compare
from accord.charters.facts.editions import edition_before
from accord.charters.facts.reading import children_text_of, edition_rows, text_of, title_in
from accord.charters.policies import policy_rows
from accord.charters.views.page import charter_page
from accord.charters.views.reading_page import is_foreign, language_ways, reading_language
from accord.charters.views.review import is_draft
from accord.people.access import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.charter import BadValues
from accord.rules.visibility import Act


def editions(request: HttpRequest, school: str) -> HttpResponse:
    """Every edition of the school's charter, with the drafts before them and those that were put aside."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    found, language = get_school_of(post), get_language() or "en"
    return charter_page(
        request,
        "charters/editions.html",
        post,
        rows=edition_rows(editions_of(found), language, post.on),
        drafts=edition_rows(open_drafts_of(found), language, post.on),
        discarded=edition_rows(discarded_of(found), language, post.on),
    )


def edition(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One edition to read, as families read it."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    found = get_edition_of(post, ref)
    if is_draft(found):
        return redirect("charters:review", school, ref)
    language = reading_language(request, found.languages)
    standing = standing_of(found, post.on)
    context = {
        "edition": found,
        "title": title_in(found, language),
        "shown": text_of(found, language),
        "to_children": children_text_of(found, language),
        "ways": language_ways(request, found.languages),
        "foreign": is_foreign(found.languages),
        "standing": standing,
        "policies": policy_rows(get_school_of(post), language) if standing is Standing.IN_FORCE else [],
        "may_recall": standing is Standing.TO_COME and post.may(Act.PUBLISH_CHARTER),
        "compare_with": edition_before(found),
    }
    return render(request, "charters/edition.html", context)


def changes(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What an edition changes, beside another one: the one named, else the one before it."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    found, own = get_edition_of(post, ref), get_school_of(post)
    other = get_other_edition_of(post, request.GET.get("since", "")) or edition_before(found)
    if other is None or other == found:
        raise Http404
    language = reading_language(request, found.languages)
    try:
        compared = compare(content_of(other), content_of(found), language)
    except BadValues:
        compared = None
    rows = edition_rows([each for each in editions_of(own) if each != found], language, post.on)
    context = {
        "edition": found,
        "other": other,
        "title": title_in(found, language),
        "compared": compared,
        "ways": language_ways(request, found.languages),
        "others": rows,
        "is_draft": is_draft(found),
    }
    return render(request, "charters/changes.html", context)
