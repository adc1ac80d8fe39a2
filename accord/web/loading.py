"""Loading the product once: everything that stays until the process ends."""

import gc
from datetime import UTC, datetime
from typing import cast

SETS = ("layouts/", "components/", "messaging/")
"""The templates of the pages that are asked for most."""


def load_pages() -> None:
    """Load every page and the templates of the busiest; the collector of unused things then passes by all of it."""
    from django.db import connections
    from django.template import engines
    from django.template.backends.jinja2 import Jinja2
    from django.urls import get_resolver

    from accord.core import words

    get_resolver()._populate()
    drawing = cast(Jinja2, engines.all()[0]).env
    for name in drawing.list_templates(extensions=["html"]):
        if name.startswith(SETS):
            drawing.get_template(name)
    words.moment(datetime(2000, 1, 1, tzinfo=UTC))
    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 5, 10)
