"""A page that sends its form and stays until the answer is there is told the place to which the answer leads.

A script cannot see where a redirect goes, only follow it; and following it would read the page twice.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

STAYS, PLACE = "Accord-Stays", "Accord-Place"


class StaysOnPage:
    """Gives such a page the place of a redirect in a header; everything else is answered as ever."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if STAYS in request.headers and "Location" in response:
            response[PLACE] = response["Location"]
            del response["Location"], response["Content-Length"]
            response.status_code = HTTPStatus.NO_CONTENT
        return response
