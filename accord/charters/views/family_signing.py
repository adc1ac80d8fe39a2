"""The family's and the students' own pages for reading, signing, declining and taking back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from accord.charters.access.signing import Signatory, get_own_answer_for, get_signatory_in_family, own_signatory
from accord.charters.models import Acknowledgement
from accord.charters.views.signing_pages import Ways, download_copy, read_and_sign, say_no, show_answer, take_back
from accord.people.viewer import asking


def sign(request: HttpRequest, ref: str) -> HttpResponse:
    """Read and sign the charter of a school."""
    signatory = get_signatory_in_family(asking(request), ref)
    return read_and_sign(request, signatory, _ways(ref))


def decline(request: HttpRequest, ref: str) -> HttpResponse:
    """Say with what one does not agree."""
    signatory = get_signatory_in_family(asking(request), ref)
    return say_no(request, signatory, _ways(ref))


def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """What one answered."""
    found, signatory, ways = _own(request, ref)
    return show_answer(request, found, signatory, ways)


def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a signature back."""
    found, signatory, ways = _own(request, ref)
    if signatory is None:
        raise Http404
    return take_back(request, found, signatory, ways)


def copy(request: HttpRequest, ref: str) -> HttpResponse:
    """The signed copy as a file."""
    found, _signatory, _ways_there = _own(request, ref)
    return download_copy(found)


def _own(request: HttpRequest, ref: str) -> tuple[Acknowledgement, Signatory | None, Ways]:
    viewer = asking(request)
    found = get_own_answer_for(viewer, ref)
    if found.staff_id is not None:
        raise Http404
    return found, own_signatory(viewer, found), _ways(found.edition.charter.school.ref)


def _ways(school_ref: str) -> Ways:
    return Ways(
        layout="layouts/family.html",
        sign=reverse("family_charters:sign", args=[school_ref]),
        decline=reverse("family_charters:decline", args=[school_ref]),
        home=reverse("family"),
        of_answer=lambda page, ref: reverse(f"family_charters:{page}", args=[ref]),
    )
