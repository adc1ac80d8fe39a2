"""The application as web servers know it (WSGI)."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.web.settings")
application = get_wsgi_application()


def leave_what_was_loaded() -> None:
    """Load all pages now, and let the collector of unused things pass by what stays until the process ends."""
    get_resolver().url_patterns  # noqa: B018  (loads the pages)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


leave_what_was_loaded()
