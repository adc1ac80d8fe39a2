"""The list of incidents that touch a member of staff, and the case page for whoever holds or decides one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from accord.conduct.access.incidents import affected_as, cases_for, get_handled_case, reports_of, requests_to
from accord.conduct.case_ways import way_at_school
from accord.conduct.facts.case import case_page
from accord.conduct.facts.kinds import clause_address, kind_of, kinds_of_all
from accord.conduct.facts.report_standing import standing_of
from accord.conduct.models import Incident
from accord.conduct.panels.letters import letters_panel
from accord.conduct.panels.measures import measures_panel
from accord.core import clock
from accord.people.access.posts import get_post_for
from accord.people.actions.log_reading import log_reading
from accord.people.facts import language_name
from accord.people.viewer import Post, asking

MOST = 60


@require_GET
def incidents(request: HttpRequest, school: str) -> HttpResponse:
    """What I hold, for what I was asked, what I reported with its state in a word."""
    post = get_post_for(asking(request), school)
    cases, reports = list(cases_for(post)[:MOST]), list(reports_of(post)[:MOST])
    kinds = kinds_of_all([*cases, *reports], get_language() or "en")
    pending = [(one, kinds[one.pk]) for one in cases if not one.closed_at]
    content = {
        "post": post,
        "at": clock.now(),
        "held": [pair for pair in pending if pair[0].held_by_id == post.staff_id],
        "others": [pair for pair in pending if pair[0].held_by_id != post.staff_id],
        "closed": [(one, kinds[one.pk]) for one in cases if one.closed_at],
        "asked": list(requests_to(post)[:MOST]),
        "reported": [(one, kinds[one.pk], standing_of(one)) for one in reports],
        "support": list(affected_as(post)[:MOST]),
    }
    return render(request, "conduct/incidents.html", content)


@require_GET
def incident(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A case: facts, accounts side by side, evidence, what is missing, measures, history. The look is noted."""
    post, found = get_handled_case(asking(request), school, ref)
    log_reading(by=post, subject=f"incident:{found.ref}", what="incident")
    return render(request, "conduct/case.html", page_of(found, post))


def page_of(found: Incident, post: Post) -> dict[str, object]:
    """What the page of a case shows."""
    at = clock.now()
    kind = kind_of(found, get_language() or "en")
    return {
        "post": post,
        "at": at,
        "incident": found,
        "kind": kind,
        "clause_href": clause_address(found.edition, kind.clause, for_family=False),
        "way": (way := way_at_school(found)),
        "case": case_page(found, at, way),
        "language_of_words": language_name(found.language) if found.language else "",
        "measures": measures_panel(found, post, at),
        "letters": letters_panel(found, at),
    }
