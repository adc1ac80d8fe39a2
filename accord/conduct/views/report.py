"""Reporting an incident as a member of staff: whom, and then everything else on one page."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from accord.conduct.access.incident_people import colleagues_of, get_child_of, get_known_guardian, guardians_named
from accord.conduct.access.incidents import get_report_of
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.declared import Snapshot, snapshot_of, speaks_of_danger
from accord.conduct.evidence import Brought
from accord.conduct.facts.kinds import clause_address, kind_of, kinds_of_conduct
from accord.conduct.facts.matters import edition_at
from accord.conduct.facts.report_standing import standing_of
from accord.conduct.forms.report import StaffReportForm
from accord.conduct.models import Incident
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.access.staff import get_staff_for
from accord.people.facts import children_names
from accord.people.models import Guardian, Student
from accord.people.viewer import Post, asking
from accord.rules.charter import ConductOf
from accord.rules.visibility import Act

LONGEST_NAME = 80


@require_GET
def whom(request: HttpRequest, school: str) -> HttpResponse:
    """Find whom it is about by some letters, or say that one does not know: a page, and its list alone."""
    post = get_post_that_may(asking(request), school, Act.REPORT_INCIDENTS)
    name = request.GET.get("name", "").strip()[:LONGEST_NAME]
    guardians = guardians_named(post, name)
    content = {
        "post": post, "name": name, "happened_in": _place(request.GET), "guardians": guardians,
        "children": children_names(guardians, post) if guardians else {},
    }  # fmt: skip
    is_list = "HX-Request" in request.headers
    return render(request, "conduct/report_found.html" if is_list else "conduct/report_whom.html", content)


def report(request: HttpRequest, school: str) -> HttpResponse:
    """Report what happened; where it was in a message, that is sealed with it as it stands."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.REPORT_INCIDENTS)
    message = request.GET.get("message", "")
    snapshot = snapshot_of(post, message)
    if message and snapshot is None:
        raise Http404
    guardian = snapshot.about if snapshot else get_known_guardian(post, request.GET.get("guardian", ""))
    child = snapshot.student if snapshot else get_child_of(post, guardian, request.GET.get("child", ""))
    at = clock.now()
    edition = edition_at(get_school_of(post), at)
    form = StaffReportForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        groups=kinds_of_conduct(edition, get_language() or "en", of=_whose(request.GET)),
        colleagues=colleagues_of(post),
        own_ref=post.ref,
        initial={
            "place": snapshot.place if snapshot else _place(request.GET) or Incident.Place.GATE,
            "happened_at": snapshot.happened_at if snapshot else at,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _report(form, post, viewer.actor, guardian, child, snapshot)
            return redirect("conduct:reported", school, made.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    content = {"form": form, "post": post, "guardian": guardian, "child": child, "snapshot": snapshot,
               "about_colleague": _is_about_a_colleague(request.GET)}  # fmt: skip
    return render(request, "conduct/report.html", content, status=422 if form.errors else 200)


def _report(
    form: StaffReportForm,
    post: Post,
    actor: str,
    guardian: Guardian | None,
    child: Student | None,
    snapshot: Snapshot | None,
) -> Incident:
    said, brought = form.cleaned_data, form.brought
    return report_incident(
        school=get_school_of(post),
        happened_at=said["happened_at"],
        place=said["place"],
        category=said["category"],
        words=said["words"],
        language=get_language() or "en",
        by=actor,
        at=clock.now(),
        by_staff=get_staff_for(post, post.ref),
        about_guardian=guardian,
        about_staff=None if guardian else form.concerned,
        about_words=said["about_words"],
        student=child,
        affected=form.harmed,
        brought=Brought(brought.files, brought.post, (snapshot,) if snapshot else ()),
    )


def _whose(sent: Mapping[str, Any]) -> ConductOf:
    """Whose conduct staff report: that of a family, unless it is about a colleague."""
    return ConductOf.STAFF if _is_about_a_colleague(sent) else ConductOf.FAMILIES


def _is_about_a_colleague(sent: Mapping[str, Any]) -> bool:
    return bool(sent.get("colleague") == "1")


def _place(sent: Mapping[str, Any]) -> str:
    place = str(sent.get("place", ""))
    return place if place in Incident.Place.values else ""


@require_GET
def reported(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What one reported, in one's own words, with its state in a word and nothing more."""
    post = get_post_that_may(asking(request), school, Act.REPORT_INCIDENTS)
    incident = get_report_of(post, ref)
    kind = kind_of(incident, get_language() or "en")
    content = {
        "post": post, "incident": incident, "kind": kind, "standing": standing_of(incident), "at": clock.now(),
        "clause_href": clause_address(incident.edition, kind.clause, for_family=False),
        "child_at_risk": speaks_of_danger(incident.words, incident.school, incident.language),
    }  # fmt: skip
    return render(request, "conduct/reported.html", content)
