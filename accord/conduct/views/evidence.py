"""Evidence of a case: whether it is still the same, and the file itself as a download."""

from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accord.conduct.access.incidents import get_evidence_for, get_handled_case
from accord.conduct.case_ways import way_at_school
from accord.conduct.evidence import is_unchanged
from accord.conduct.models import Evidence
from accord.core import clock
from accord.people.actions.log_reading import log_reading
from accord.people.viewer import asking


@require_GET
def evidence(request: HttpRequest, school: str, ref: str, item: str) -> HttpResponse:
    """A piece of evidence with its seal, checked anew; the look is noted."""
    post, found = get_handled_case(asking(request), school, ref)
    piece = get_evidence_for(found, item)
    log_reading(by=post, subject=f"incident:{found.ref}", what="evidence")
    content = {
        "post": post,
        "way": way_at_school(found),
        "incident": found,
        "piece": piece,
        "same": is_unchanged(piece),
        "at": clock.now(),
    }
    return render(request, "conduct/evidence.html", content)


@require_GET
def file(request: HttpRequest, school: str, ref: str, item: str) -> HttpResponseBase:
    """The file of a piece of evidence; no browser opens it by itself."""
    post, found = get_handled_case(asking(request), school, ref)
    piece = get_evidence_for(found, item)
    log_reading(by=post, subject=f"incident:{found.ref}", what="evidence")
    return sent_file(piece)


def sent_file(piece: Evidence) -> HttpResponseBase:
    """The file as a download. Raises Http404 where there is none."""
    if not piece.file:
        raise Http404
    try:
        opened = piece.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(opened, as_attachment=True, filename=piece.name, content_type="application/octet-stream")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return cast(HttpResponseBase, answer)
