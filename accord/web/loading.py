"""Loading the product once: everything that stays until the process ends."""

import gc
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

SETS = ("layouts/", "components/", "messaging/", "web/")
"""The templates of the pages that are asked for most."""
ASKED_FOR_LATE = (
    "accord.web.schedule",
    "django.contrib.messages.storage.fallback",
    "django.contrib.sessions.serializers",
)
"""What is loaded only with the first page or the first work."""


def load_pages() -> None:
    """Load every page and the templates of the busiest; the collector of unused things then passes by all of it."""
    from django.template import engines
    from django.template.backends.jinja2 import Jinja2
    from django.urls import get_resolver

    from accord.core import words

    _load_addresses(get_resolver())
    pages = cast(Jinja2, engines.all()[0])
    for name in pages.env.list_templates(extensions=["html"]):
        if name.startswith(SETS):
            pages.env.get_template(name)
    _ = pages.template_context_processors
    for module in ASKED_FOR_LATE:
        import_module(module)
    words.moment(datetime(2000, 1, 1, tzinfo=UTC))
    settle()


def load_what_is_in_use() -> None:
    """Load what not every school needs, where it is needed here."""
    from accord.people.sign_in.second_factor import load_kinds_in_use

    load_kinds_in_use()


def settle() -> None:
    """Leave no line to the database open, and let the collector pass by all that is there."""
    from django.db import connections

    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 5, 10)


def _load_addresses(every: "URLResolver") -> None:
    """Read every address, in the direction in which pages are found and in the one in which they are named."""
    from django.urls import NoReverseMatch, reverse

    every._populate()
    _read(every.url_patterns)
    for space in every.namespace_dict:
        with suppress(NoReverseMatch):
            reverse(f"{space}:")


def _read(addresses: "list[URLPattern | URLResolver]") -> None:
    for each in addresses:
        _ = each.pattern.regex
        _read(getattr(each, "url_patterns", []))
