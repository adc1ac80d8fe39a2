"""What stands between signing in and the pages: a place at a school, and for some a second step."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accord.people.sign_in import second_factor
from accord.people.viewer import Viewer

OPEN_TO_THE_FIRST_STEP = ("/account/", "/join/", "/family/", "/language/")
"""What a person reaches with the first step alone: the sign-in itself, and the pages about the own children."""


class Threshold:
    """Shows people out whose last place at a school has ended, and asks some for their second step.

    Whoever holds a role that opens confidential records is led to set up a second step before any page of staff
    opens, and must have used it in this session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer in place of the page when something is missing."""
        viewer: Viewer | None = getattr(request, "viewer", None)
        if not viewer or getattr(view, "login_required", True) is False:
            return None
        if request.path.startswith("/join/"):
            return None
        if not (viewer.posts or viewer.guardianships or viewer.student_ids or viewer.district_ids):
            logout(request)
            return _go(request, reverse("account_inactive"))
        if request.path == "/" or request.path.startswith(OPEN_TO_THE_FIRST_STEP):
            return None
        if not viewer.needs_second_factor or second_factor.has_used(request, viewer.login):
            return None
        if not second_factor.is_set_up(viewer.login):
            return _go(request, reverse("security:second_step"))
        back = request.get_full_path() if request.method == "GET" else "/"
        return _go(request, f"{reverse('security:second_step_again')}?{urlencode({'next': back})}")

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Say 422 when a form of the sign-in comes back with something to mend."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == HTTPStatus.OK and getattr(form, "errors", None):
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


def _go(request: HttpRequest, url: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)
