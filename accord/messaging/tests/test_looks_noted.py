"""Every look at words of a confidential matter is noted, whichever page shows them."""

from typing import Any

import pytest

from accord.core import clock
from accord.messaging.files import keep_files, read_file
from accord.messaging.models import Conversation
from accord.messaging.tests.test_desk_pages import asked, given, page, press
from accord.people.models import ConfidentialReading
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8", "K1")]


def test_whichever_page_shows_words_of_a_confidential_matter_the_look_is_noted(
    cast: Cast, as_person: Any, settings: Any, tmp_path: Any
) -> None:
    """The page itself, a form that is refused, a file, a copy, and what is found; nothing of a matter that is not."""
    settings.MEDIA_ROOT = tmp_path
    plain, secret = (given(asked(cast, subject=name), cast, "tan") for name in ("Bus pass", "Custody"))
    Conversation.objects.filter(pk=secret.pk).update(confidential=True)
    head, looks = as_person("head"), {}
    for found in (plain, secret):
        [file] = keep_files(
            found.messages.get(), [read_file("map.txt", "text/plain", b"This way.", number=1)], clock.now()
        )
        looks[found.ref] = {
            "search": lambda found=found: head.get(page("search"), {"q": found.subject}),
            "file": lambda file=file: head.get(page("file", file.ref)),
            "copy": lambda found=found: head.get(page("copy_file", found.ref, "zip")),
            "an empty note": lambda found=found: press(head, "note", found.ref, note=" "),
            "an empty answer": lambda found=found: press(head, "answer", found.ref, text=""),
            "no reason": lambda found=found: press(head, "settle", found.ref),
        }
    for name, look in looks[plain.ref].items():
        assert look().status_code in (200, 422), name
        assert not ConfidentialReading.objects.exists(), name
    for number, (name, look) in enumerate(looks[secret.ref].items(), start=1):
        look()
        noted = ConfidentialReading.objects.filter(subject=f"conversation:{secret.ref}", login=cast.login("head"))
        assert noted.count() == number, name
