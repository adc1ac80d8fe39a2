"""Each request is answered in one thread, from its first line to its last; what belongs to it is kept with the thread.

Django keeps the language, the time zone, the connection and the addresses in force in stores that also follow tasks
from thread to thread. Pages look there a thousand times, and nothing here ever changes its thread.
"""

import threading
from typing import Any

from django.db import connections
from django.urls import base as urls
from django.utils import timezone
from django.utils.translation import trans_real as translation

STORES = ((urls, "_prefixes"), (urls, "_urlconfs"), (timezone, "_active"), (translation, "_active"))


def keep_with_the_thread() -> None:
    """Replace the stores by plain ones; what stands in them for this thread is taken along."""
    for module, name in STORES:
        _replace(module, name, ("value",))
    _replace(connections, "_connections", tuple(connections))


def _replace(owner: Any, name: str, keys: tuple[str, ...]) -> None:
    before, plain = getattr(owner, name), threading.local()
    for key in keys:
        if hasattr(before, key):
            setattr(plain, key, getattr(before, key))
    setattr(owner, name, plain)
