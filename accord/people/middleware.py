"""Who is asking, and in which language the answer is given."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
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
    """Puts the viewer on the request (None for strangers) and lets times be told by the school's clock."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = (  # type: ignore[attr-defined]
            SimpleLazyObject(lambda: viewer_of(request.user))  # type: ignore[arg-type]
            if request.user.is_authenticated
            else None
        )
        with timezone.override(timezone.get_default_timezone()):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> None:
        """Set the clock of the page to the zone of the school whose page it is."""
        viewer = getattr(request, "viewer", None)
        if viewer and (zone := viewer.zone_at(str(kwargs.get("school", "")))):
            timezone.activate(ZoneInfo(zone))
