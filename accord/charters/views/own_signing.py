"""The pages on which a member of staff reads, signs, declines and takes back, as families do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from accord.charters.access.signing import Signatory, get_own_answer_for, get_signatory_on_staff, own_signatory
from accord.charters.models import Acknowledgement
from accord.charters.views.signing_pages import Ways, download_copy, read_and_sign, say_no, show_answer, take_back
from accord.people.access import get_post_for
from accord.people.viewer import asking


def sign(request: HttpRequest, school: str) -> HttpResponse:
    """Read and sign the charter of the school where one works."""
    return read_and_sign(request, get_signatory_on_staff(asking(request), school), _ways(school))


def decline(request: HttpRequest, school: str) -> HttpResponse:
    """Say with what one does not agree."""
    return say_no(request, get_signatory_on_staff(asking(request), school), _ways(school))


def answer(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What one answered."""
    found, signatory = _own(request, school, ref)
    return show_answer(request, found, signatory, _ways(school))


def withdraw(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take a signature back."""
    found, signatory = _own(request, school, ref)
    if signatory is None:
        raise Http404
    return take_back(request, found, signatory, _ways(school))


def copy(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The signed copy as a file."""
    found, _signatory = _own(request, school, ref)
    return download_copy(found)


def _own(request: HttpRequest, school: str, ref: str) -> tuple[Acknowledgement, Signatory | None]:
    viewer = asking(request)
    post = get_post_for(viewer, school)
    found = get_own_answer_for(viewer, ref)
    if found.staff_id != post.staff_id:
        raise Http404
    return found, own_signatory(viewer, found)


def _ways(school: str) -> Ways:
    return Ways(
        layout="layouts/staff.html",
        sign=reverse("charters:own_sign", args=[school]),
        decline=reverse("charters:own_decline", args=[school]),
        home=reverse("desk", args=[school]),
        of_answer=lambda page, ref: reverse(f"charters:own_{page}", args=[school, ref]),
    )
