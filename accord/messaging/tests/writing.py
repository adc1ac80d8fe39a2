"""What the tests of writing share: the charter in force, the steps as a browser takes them, a stand-in for language."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test import Client, override_settings
from django.urls import reverse

from accord.messaging.language.client import language_process
from accord.messaging.language.tests.installation import talks_nonsense
from accord.people.tests.pages import filled, in_english, send
from tests.cast import Cast

WORDS = "Idris came home in tears tonight. Two boys took his hat."


def as_(cast: Cast, key: str) -> Client:
    """A browser in which a person of the cast is signed in."""
    client = in_english(Client())
    client.force_login(cast.login(key))
    return client


def address(about: str) -> str:
    """The address of writing about a child or a school."""
    return f"{reverse('family_messages:write')}?about={about}"


def about(cast: Cast, key: str) -> str:
    """The address of writing about a child of the cast."""
    return address(cast.students[key].ref)


def look(client: Client, url: str, text: str = WORDS, **more: object):
    """Press 'Look at it before sending'."""
    return send(client, url, {"text": text, "go": "look", **more})


def press(client: Client, url: str, page, go: str = "send", **more: object):
    """Press a button on the page before sending, with all that it holds."""
    return send(client, url, {**filled(page), "go": go, **more})


def write(client: Client, url: str, text: str = WORDS, **more: object):
    """Write, look and send; the answer to the sending."""
    return press(client, url, look(client, url, text, **more), **_kept(more))


def _kept(more: dict[str, object]) -> dict[str, object]:
    return {name: more[name] for name in ("concerned", "emergency", "lesson") if name in more}


@contextmanager
def language_says(**told: object) -> Iterator[None]:
    """A language process that gives the same answer to every question."""
    home = Path(tempfile.mkdtemp())
    try:
        with (
            talks_nonsense(home / "language.sock", json.dumps(told).encode() + b"\n"),
            override_settings(ACCORD_LANGUAGE_SOCKET=str(home / "language.sock")),
        ):
            language_process.cache_clear()
            yield
    finally:
        language_process.cache_clear()
        shutil.rmtree(home)
