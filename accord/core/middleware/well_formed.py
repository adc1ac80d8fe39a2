"""Requests that no browser sends are turned away at the door."""

from collections.abc import Callable, Iterator

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


class WellFormed:
    """A NUL character is in no name, no address and no text; databases refuse it, so we do first (400)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any("\0" in part or "%00" in part for part in _outside(request)):
            request.COOKIES.clear()
            raise BadRequest("NUL in the address or in a cookie")
        return self.get_response(request)


def _outside(request: HttpRequest) -> Iterator[str]:
    yield request.path
    yield request.META.get("QUERY_STRING", "")
    yield from request.COOKIES.values()
