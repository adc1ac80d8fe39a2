"""Who is asking, and in which language the answer is given."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from accord.people.viewer import viewer_of

Answer = Callable[[HttpRequest], HttpResponse]


class SpokenLanguage:
    """Answers in the language last chosen on this device, else the person's own, else the browser's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(self._language(request)):
            response = self.get_response(request)
            response.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response

    def _language(self, request: HttpRequest) -> str:
        known = dict(settings.LANGUAGES)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if chosen in known:
            return chosen
        if request.user.is_authenticated and request.user.language in known:
            return request.user.language
        return translation.get_language_from_request(request)


class WhoIsAsking:
    """Puts the viewer on the request: None for strangers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = (  # type: ignore[attr-defined]
            SimpleLazyObject(lambda: viewer_of(request.user))  # type: ignore[arg-type]
            if request.user.is_authenticated
            else None
        )
        return self.get_response(request)
