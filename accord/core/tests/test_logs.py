"""The log names the place that failed and nothing that a person wrote."""

import io
import logging
import logging.config

import pytest
from django.conf import settings as in_force
from django.db import IntegrityError, transaction
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("accord.core.tests.open_doors")]

KEY = "k3y-of-one-open-page"
CANARY = "canary-4711-nightingale"


@pytest.fixture
def written():
    """Everything that the shipped log settings would write, debugging included."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    shipped = logging.config.DictConfigurator(in_force.LOGGING).configure_formatter(
        dict(in_force.LOGGING["formatters"]["line"])
    )
    handler.setFormatter(shipped)
    root = logging.getLogger()
    root.addHandler(handler)
    yield lines
    root.removeHandler(handler)


def test_a_fault_is_logged_with_its_place_and_without_its_words(written, signed_in):
    answer = signed_in.post("/kernel/write-and-fail/", {"once": KEY, "words": CANARY})
    assert answer.status_code == 500
    told = written.getvalue()
    assert "RuntimeError" in told
    assert "in write_and_fail" in told
    assert CANARY not in told


def test_the_code_in_an_address_is_not_logged(written):
    stranger = Client(raise_request_exception=False)
    assert stranger.get(f"/kernel/fail/{CANARY}/").status_code == 500
    assert stranger.get(f"/no-such-page/{CANARY}/?q={CANARY}").status_code in (302, 404)
    assert stranger.get(f"/kernel/open/ü/{CANARY}/").status_code in (302, 404)
    told = written.getvalue()
    assert "/kernel/fail/<str:secret>/" in told
    assert CANARY not in told
    assert "canary-in-the-words-of-a-fault" not in told


@pytest.mark.parametrize("path", ["write", "write-and-refuse", "write-and-fail", "open", "nowhere"])
def test_no_kind_of_answer_writes_what_was_sent(written, signed_in, path):
    for words in ({"words": CANARY}, {CANARY: "words"}):
        for key in ({"once": KEY}, {}):
            signed_in.post(f"/kernel/{path}/", {**words, **key}, headers={"X-Canary": CANARY, "Referer": CANARY})
    signed_in.post("/kernel/open/", CANARY * 1_000_000, content_type="text/plain")
    strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
    strict.post("/kernel/open/", {"words": CANARY})
    assert CANARY not in written.getvalue()


def test_what_a_database_says_of_a_doubled_value_is_not_logged(written, amina):
    try:
        with transaction.atomic():
            type(amina).objects.create_login(email=amina.email, name=CANARY)
    except IntegrityError:
        logging.getLogger("accord").exception("Could not be stored.")
    told = written.getvalue()
    assert "django.db.utils.IntegrityError" in told
    assert "caused by" in told
    assert amina.email not in told
    assert CANARY not in told
