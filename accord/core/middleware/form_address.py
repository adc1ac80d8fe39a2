"""An address that only takes what a form sends is no dead end for whoever opens it as a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

Answer = Callable[[HttpRequest], HttpResponse]


class FormAddress:
    """Leads a browser that opens a form's own address, by a kept link, to the page above; programs get the 405."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method != "GET":
            return response
        above = page_above(request.path) if "text/html" in request.headers.get("Accept", "") else None
        return HttpResponseRedirect(above) if above else response


def page_above(path: str) -> str | None:
    """Return the nearest address above a path at which anything stands, or None."""
    while path := path.rstrip("/").rpartition("/")[0]:
        path = f"{path}/"
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return None
