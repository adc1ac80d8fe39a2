"""How the school kept its promises, for families and for those who look after the charter."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from accord.charters.access.signing import get_school_for_family
from accord.charters.durations import working_time_in_words
from accord.charters.facts.promises import PromiseReport, promise_report, years_with_promises
from accord.charters.saying.choices import choice_title
from accord.charters.saying.counting import counted_how
from accord.core import clock
from accord.people.access import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.visibility import Act
from accord.schools.models import School


def for_families(request: HttpRequest, ref: str) -> HttpResponse:
    """What the school promised and how it kept it, term by term; nothing that could tell of one family."""
    school = get_school_for_family(asking(request), ref)
    address = reverse("family_charters:promises", args=[ref])
    return _page(request, school, address, "layouts/family.html", inside=False)


def for_leaders(request: HttpRequest, school: str) -> HttpResponse:
    """The same for leaders, with the term that runs and with small figures."""
    post = get_post_that_may(asking(request), school, Act.SEE_SIGNATURES)
    address = reverse("charters:promises", args=[school])
    return _page(request, get_school_of(post), address, "layouts/staff.html", inside=True)


def _page(request: HttpRequest, school: School, address: str, layout: str, *, inside: bool) -> HttpResponse:
    at = clock.now()
    report = promise_report(school, at, get_language() or "en", request.GET.get("year", ""))
    if report is None and not inside:
        raise Http404
    content = {
        "layout": layout,
        "report": report,
        "charter_school": school,
        "inside": inside,
        "years": _years(school, report, address) if report else [],
        "measured_word": choice_title,
        "counted_how": counted_how,
        "time_word": working_time_in_words,
        "at": at,
    }
    return render(request, "charters/promises.html", content)


def _years(school: School, report: PromiseReport, address: str) -> list[dict[str, object]]:
    return [
        {"label": year.name, "url": f"{address}?year={year.ref}", "current": year == report.year}
        for year in years_with_promises(school, clock.now())
    ]
