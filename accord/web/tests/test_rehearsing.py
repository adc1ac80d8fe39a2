"""Drawing pages beforehand: they are drawn as for their people, and nothing of it remains."""

import logging

import pytest
from django.apps import apps
from django.core.handlers.wsgi import WSGIHandler

from accord.people.models import Login
from accord.web.demo import Cast
from accord.web.rehearsing import OF_FAMILIES, OF_STAFF, rehearse

RECORDS = 10_000


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    return {
        kind._meta.label: list(kind._base_manager.order_by("pk").values_list()[:RECORDS]) for kind in apps.get_models()
    }


def test_the_busiest_pages_are_drawn_and_nothing_stays_behind(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    before = everything()
    with caplog.at_level(logging.INFO, "accord.web.rehearsing"):
        rehearse(WSGIHandler())
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 2 * len(OF_STAFF + OF_FAMILIES)
    assert all(line.endswith(": 200") for line in said)
    assert everything() == before


def test_where_nobody_is_there_yet_nothing_is_drawn(db: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        rehearse(WSGIHandler())
    assert not caplog.records
    assert not Login.objects.exists()
