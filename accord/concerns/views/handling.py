"""A complaint for whoever handles it, at the desk of a school or by what they are asked: the page and its papers."""

from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from accord.concerns.access.handling import get_bundle_for, get_hand_for, get_paper_for
from accord.concerns.facts.complaints import was_raised_late
from accord.concerns.facts.handling import (
    Hand,
    accounts_asked_in,
    attendance_at,
    bundles_of,
    details_that_stay_in,
    seats_of,
)
from accord.concerns.facts.serial import may_be_covered_by
from accord.concerns.facts.translated import family_words
from accord.concerns.handling_page import history_of, next_step, offered_steps, papers_for, people_in, point_rows
from accord.concerns.models import Bundle, ComplaintPaper
from accord.core import clock
from accord.people.viewer import asking
from accord.schools.facts import settings_of


def url_in(hand: Hand, school: str, name: str, *more: str) -> str:
    """The address of a page of this complaint on the face on which the person is."""
    if school:
        return reverse(f"complaints:{name}", args=[school, hand.complaint.ref, *more])
    return reverse(f"asked_panels:{name}", args=[hand.complaint.ref, *more])


@require_GET
def complaint(request: HttpRequest, ref: str, school: str = "") -> HttpResponse:
    """Everything of one complaint that the person may read, and what comes next."""
    viewer, at = asking(request), clock.now()
    hand = get_hand_for(viewer, ref, school, at)
    found, stage = hand.complaint, hand.stage
    with timezone.override(settings_of(found.school).zone):
        content = {
            "hand": hand,
            "complaint": found,
            "stage": stage,
            "school": found.school,
            "desk": school,
            "to": lambda name, *more: url_in(hand, school, name, *more),
            "next": next_step(hand, at),
            "steps": offered_steps(hand, at),
            "points": point_rows(hand),
            "family_words": {one.of: one for one in family_words(found)},
            "papers": papers_for(hand),
            "bundles": bundles_of(found),
            "accounts": accounts_asked_in(found) if hand.works else [],
            "seats": seats_of(stage),
            "attendance": attendance_at(stage),
            "raised_late": was_raised_late(found),
            "remedies": list(found.remedies.order_by("done_at", "due_on", "id")),
            "people": people_in(found),
            "history": history_of(found),
            "details_that_stay": details_that_stay_in(found) if hand.works else [],
            "covered_by": may_be_covered_by(found, at) if hand.handles else None,
            "look": getattr(found, "covered_look", None),
            "at": at,
        }
        return render(request, "concerns/handling.html", content)


@require_GET
def paper(request: HttpRequest, ref: str, paper: str, school: str = "") -> HttpResponseBase:
    """A paper as it was brought."""
    hand = get_hand_for(asking(request), ref, school, clock.now())
    return download_paper(get_paper_for(hand, paper))


@require_GET
def bundle(request: HttpRequest, ref: str, bundle: str, school: str = "") -> HttpResponseBase:
    """The papers of a hearing as one document."""
    hand = get_hand_for(asking(request), ref, school, clock.now())
    return download_bundle(get_bundle_for(hand, bundle))


ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "text/plain": ".txt"}


def download_paper(found: ComplaintPaper) -> HttpResponseBase:
    """A paper as a download; no browser opens it by itself."""
    ending = ENDINGS.get(found.media_type, "")
    name = found.name if not ending or found.name.casefold().endswith(ending) else f"{found.name}{ending}"
    if found.text:
        return as_download(HttpResponse(found.text, content_type="text/plain; charset=utf-8"), name)
    try:
        opened = found.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return as_download(cast(HttpResponseBase, FileResponse(opened, content_type="application/octet-stream")), name)


def download_bundle(found: Bundle) -> HttpResponseBase:
    """The bundle as a download, named by nothing of the matter."""
    try:
        opened = found.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = f"papers-{found.sent_at:%Y-%m-%d}.pdf"
    return as_download(cast(HttpResponseBase, FileResponse(opened, content_type="application/pdf")), name)


def as_download(answer: HttpResponseBase, name: str) -> HttpResponseBase:
    """Mark an answer as a file to keep."""
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
