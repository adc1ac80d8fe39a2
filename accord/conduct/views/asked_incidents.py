"""A case in the hands of somebody of the district, under /asked/: the same pages as at the school, by their login."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from accord.conduct.access.incidents import get_case_above, get_evidence_for
from accord.conduct.actions.note_reading import note_reading
from accord.conduct.case_ways import way_above
from accord.conduct.evidence import is_unchanged
from accord.conduct.facts.case import case_page
from accord.conduct.facts.kinds import kind_of
from accord.conduct.views import case_acts, case_ends
from accord.conduct.views.evidence import sent_file
from accord.core import clock
from accord.people.facts import language_name
from accord.people.viewer import asking
from accord.schools.facts import settings_of


def _hand(request: HttpRequest, ref: str) -> case_acts.Hand:
    viewer, at = asking(request), clock.now()
    found = get_case_above(viewer, ref, at)
    return case_acts.Hand(viewer, found, way_above(found), at)


@require_GET
def incident(request: HttpRequest, ref: str) -> HttpResponse:
    """A case that somebody of the district holds. The look is noted."""
    hand = _hand(request, ref)
    found = hand.incident
    note_reading(incident=found, login=hand.viewer.login, what="incident", at=hand.at)
    content = {
        "way": hand.way,
        "at": hand.at,
        "incident": found,
        "kind": kind_of(found, get_language() or "en"),
        "clause_href": "",
        "case": case_page(found, hand.at, hand.way),
        "language_of_words": language_name(found.language) if found.language else "",
    }
    with timezone.override(settings_of(found.school).zone):
        return render(request, "conduct/case.html", content)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask somebody for their account."""
    return case_acts.ask_in(request, _hand(request, ref))


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down an account."""
    return case_acts.record_in(request, _hand(request, ref))


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, ref: str) -> HttpResponse:
    """Add evidence."""
    return case_acts.bring_in(request, _hand(request, ref))


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Close the case with the reason."""
    return case_ends.close_in(request, _hand(request, ref))


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a closed case again."""
    return case_ends.reopen_in(request, _hand(request, ref))


@require_GET
def evidence(request: HttpRequest, ref: str, piece: str) -> HttpResponse:
    """A piece of evidence with its seal, checked anew; the look is noted."""
    hand = _hand(request, ref)
    found = get_evidence_for(hand.incident, piece)
    note_reading(incident=hand.incident, login=hand.viewer.login, what="evidence", at=hand.at)
    content = {"way": hand.way, "incident": hand.incident, "piece": found, "same": is_unchanged(found), "at": hand.at}
    with timezone.override(settings_of(hand.incident.school).zone):
        return render(request, "conduct/evidence.html", content)


@require_GET
def file(request: HttpRequest, ref: str, piece: str) -> HttpResponseBase:
    """The file of a piece of evidence."""
    hand = _hand(request, ref)
    found = get_evidence_for(hand.incident, piece)
    note_reading(incident=hand.incident, login=hand.viewer.login, what="evidence", at=hand.at)
    return sent_file(found)
