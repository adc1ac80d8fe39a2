"""A page that sends its form and stays until the answer is there gets the page to which the answer leads at once.

A browser that follows a redirect asks for that page by itself, a way there and back later. Where no such page is there
(a file, a refusal, a part of the site with scripts of its own) it is told the place alone; a script could not see it.
"""

from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

STAYS, PLACE = "Accord-Stays", "Accord-Place"


class StaysOnPage:
    """Answers such a page with the next page and its place in a header; everything else is answered as ever."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if STAYS not in request.headers or "Location" not in response:
            return response
        place = response["Location"]
        answer = self._page_at(urlsplit(place), request, response) or _without_redirect(response)
        answer[PLACE] = place
        return answer

    def _page_at(self, place: SplitResult, request: HttpRequest, response: HttpResponse) -> HttpResponse | None:
        """Return the page of a place, with the cookies of both answers; None where no page of this part is there."""
        if place.netloc not in ("", request.get_host()) or _part(place.path) != _part(request.path):
            return None
        page = self.get_response(_asking(request, place, response))
        if page.status_code != HTTPStatus.OK or page.streaming or not page["Content-Type"].startswith("text/html"):
            return None
        for name, cookie in response.cookies.items():
            page.cookies.setdefault(name, cookie)
        return page


def _part(path: str) -> str:
    """The part of the site: the pages of families, of staff, of sign-ins…"""
    return path.split("/")[1] if path.startswith("/") else ""


def _asking(request: HttpRequest, place: SplitResult, response: HttpResponse) -> WSGIRequest:
    """Return what the browser would ask for after an answer that leads to a place."""
    asked = WSGIRequest(
        {
            **request.META,
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote_to_bytes(place.path).decode("latin-1"),
            "QUERY_STRING": place.query,
            "CONTENT_LENGTH": "0",
            "wsgi.input": BytesIO(),
        }
    )
    kept = {name: cookie.value for name, cookie in response.cookies.items() if cookie["max-age"] != 0}
    gone = response.cookies.keys()
    asked.COOKIES = {name: value for name, value in request.COOKIES.items() if name not in gone} | kept
    return asked


def _without_redirect(response: HttpResponse) -> HttpResponse:
    """Return an answer that no script follows unseen."""
    del response["Location"], response["Content-Length"]
    response.status_code = HTTPStatus.NO_CONTENT
    return response
