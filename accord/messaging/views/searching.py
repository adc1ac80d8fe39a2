"""Looking for words, families and subjects in conversations: only among those that the asker may read."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from accord.charters.words import topic_names
from accord.core import clock
from accord.core.addresses import address
from accord.messaging.access.reach import reach_of
from accord.messaging.facts.timing import charter_at
from accord.messaging.finding import Found, find_for_family, find_for_staff
from accord.messaging.forms.searching import SearchForm
from accord.messaging.sought import LONGEST_QUESTION, Sought
from accord.people.access import get_post_for
from accord.people.access.posts import get_school_of
from accord.people.actions.log_reading import log_reading
from accord.people.viewer import asking

NOTES = "notes"
LONGEST_REF = 40


def search(request: HttpRequest, school: str) -> HttpResponse:
    """Messages and internal notes of the conversations that the post may read; looks are noted."""
    post = get_post_for(asking(request), school)
    at = clock.now()
    topics = topic_names(charter_at(get_school_of(post), at).rules)
    form = SearchForm(_typed(request), topics=topics)
    in_notes = request.GET.get("in") == NOTES
    sought = form.sought(in_notes=in_notes, before=_before(request))
    found = find_for_staff(reach_of(post), sought)
    for ref in sorted({one.conversation for one in found.rows if one.confidential}):
        log_reading(by=post, subject=f"conversation:{ref}", what="search")
    content = {
        "form": form,
        "sought": sought,
        "found": found,
        "addresses": _addresses(found, "messages:conversation", school),
        "topics": topics,
        "at": at,
        "places": _places(request, in_notes=in_notes),
        "address": _address(request),
    }
    return render(request, "messaging/search.html", content, status=422 if form.errors else 200)


def family_search(request: HttpRequest) -> HttpResponse:
    """Messages of the guardian's own conversations, the newest first."""
    viewer = asking(request)
    typed = request.GET.get("q", "")
    sought = Sought(typed, before=_before(request))
    found = find_for_family(viewer.guardianships, sought)
    content = {
        "typed": typed[:LONGEST_QUESTION],
        "sought": sought,
        "found": found,
        "addresses": _addresses(found, "family_messages:conversation"),
        "at": clock.now(),
        "address": _address(request),
    }
    return render(request, "messaging/family_search.html", content)


def _typed(request: HttpRequest) -> QueryDict:
    """What was typed, cut to what is read, so that a page never repeats a book."""
    typed = request.GET.copy()
    typed["q"] = typed.get("q", "").replace("\x00", " ")[:LONGEST_QUESTION]
    return typed


def _addresses(found: Found, page: str, *args: str) -> dict[str, str]:
    """Where each conversation that was found is opened, by its ref."""
    refs = {one.conversation for one in found.rows}
    return {ref: address(page, *args, ref) for ref in refs}


def _before(request: HttpRequest) -> str:
    return request.GET.get("before", "")[:LONGEST_REF]


def _address(request: HttpRequest) -> str:
    """The address of this page up to where the next page begins."""
    kept = request.GET.copy()
    kept.pop("before", None)
    return f"?{kept.urlencode()}&before=" if kept else "?before="


def _places(request: HttpRequest, *, in_notes: bool) -> list[dict[str, Any]]:
    """Where one may look, as links that keep the words."""
    kept = request.GET.copy()
    for name in ("in", "before"):
        kept.pop(name, None)
    words = kept.urlencode()
    return [
        {"label": _("Messages"), "url": f"?{words}", "current": not in_notes},
        {"label": _("Internal notes"), "url": f"?{words}&in={NOTES}", "current": in_notes},
    ]
