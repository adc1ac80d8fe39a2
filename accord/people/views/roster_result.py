"""The result of a roster's dry run, in tabs and pages; and the list of bad lines as a file."""

import csv
import io

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.core import clock
from accord.people import access
from accord.people.access.rosters import get_roster_for
from accord.people.forms.roster import AgreeForm
from accord.people.models import RosterImport
from accord.people.roster.result import PAGE, TABS, VERBS_OF, result_page, tab_counts
from accord.people.roster.words import VERBS, counted
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

DANGEROUS_STARTS = ("=", "+", "-", "@", "\t", "\r")
MOST_LINES = 10_000


def show_result(request: HttpRequest, post: Post, found: RosterImport, form: AgreeForm) -> HttpResponse:
    """What the roster would change or has changed, with what a person has to decide."""
    counts = tab_counts(found.counts)
    named = request.GET.get("tab", "")
    first = next((tab for tab in TABS if counts[tab]), "added")
    tab = named if named in TABS else first
    paginator = Paginator(range(counts[tab]), PAGE)
    number = paginator.get_page(request.GET.get("page")).number
    content = {
        "post": post,
        "roster": found,
        "form": form,
        "tab": tab,
        "tabs": _tabs(post, found, tab, counts),
        "result": result_page(found.ref, tab, number, shows_contacts=post.may(Act.SEE_CONTACT_DETAILS)),
        "page": paginator.get_page(number),
        "summary": _summary(found),
        "bad": found.counts.get("left_out", 0),
        "many_leave": found.counts.get("many_leave"),
        "at": clock.now(),
        "is_nothing": not any(counts[tab] for tab in VERBS_OF),
    }
    return render(request, "people/roster/result.html", content, status=422 if form.errors else 200)


def bad_lines(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """All bad lines as a CSV file, to be mended beside the school's own system."""
    post = access.get_post_that_may(asking(request), school, Act.IMPORT_ROSTER)
    found = get_roster_for(post, ref)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("Where"), _("What is wrong"), _("How to mend it")])
    number = 1
    while (page := result_page(found.ref, "lines", number, shows_contacts=False)).problems:
        for problem in page.problems:
            writer.writerow([_harmless(problem.place), _harmless(problem.reason), _harmless(problem.remedy)])
        number += 1
        if number * PAGE > MOST_LINES:
            break
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="bad-lines.csv"'
    return answer


def _harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS_STARTS) else text


def _tabs(post: Post, found: RosterImport, current: str, counts: dict[str, int]) -> list[dict[str, object]]:
    labels = {
        "added": _("Added"),
        "changed": _("Changed"),
        "ended": _("Ended"),
        "conflicts": _("Conflicts"),
        "alike": _("Perhaps the same"),
        "lines": _("Lines to look at"),
    }
    address = reverse("roster:roster", args=[post.school_slug, found.ref])
    return [
        {"label": labels[tab], "url": f"{address}?tab={tab}", "current": tab == current, "count": counts[tab]}
        for tab in TABS
    ]


def _summary(found: RosterImport) -> list[tuple[str, str]]:
    """Each verb with what it concerns, in words: 'Added', '3 students, 4 guardians'."""
    verbs = found.counts.get("verbs", {})
    lines = []
    for verb, label in VERBS.items():
        if said := counted(verbs.get(verb, {})):
            lines.append((str(label), said))
    return lines
