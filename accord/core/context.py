"""What every template knows: the language and its direction, a fresh one-time key, and the key against forged forms."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi

from accord.core.form_beginning import draw_form_keys


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the language, the writing direction, the languages on offer, and the two keys that forms carry."""
    once_key = SimpleLazyObject(lambda: secrets.token_urlsafe(18))
    forged = SimpleLazyObject(lambda: csrf_input(request))
    return {
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "languages": settings.LANGUAGES,
        "once_key": once_key,
        "csrf_input": forged,
        "drawn_form_keys": SimpleLazyObject(lambda: draw_form_keys(forged, once_key)),
        "demo": settings.ACCORD_DEMO,
    }
