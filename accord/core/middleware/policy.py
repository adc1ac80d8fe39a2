"""The policy of what a page may load: the same for all pages, so it is put into words once."""

from functools import lru_cache

from csp.constants import HEADER
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse

from accord.core.middleware.headers import Answer


class ContentSecurityPolicy:
    """Sends the policy of the settings with every answer that has none of its own."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault(HEADER, _policy())
        return response


@lru_cache(maxsize=1)
def _policy() -> str:
    return build_policy()
