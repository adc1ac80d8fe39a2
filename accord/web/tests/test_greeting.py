"""How the first page greets: as people do at that hour, and at night without naming it."""

from datetime import UTC, datetime

import pytest
from django.conf import settings

from accord.core import clock

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A6")]


@pytest.mark.parametrize(
    ("hour", "greets"),
    [(5, "Good morning"), (12, "Good afternoon"), (18, "Good evening"), (23, "Hello"), (0, "Hello"), (4, "Hello")],
)
def test_the_first_page_greets_as_people_do_at_that_hour(as_person, hour: int, greets: str) -> None:
    with clock.travel_to(datetime(2026, 11, 24, hour, 35, tzinfo=UTC)):
        for key, page in (("amina", "/family/"), ("tan", "/staff/riverbank/")):
            heading = as_person(key).get(page).content.decode().partition("</h1>")[0].rpartition("<h1")[2]
            assert f"{greets}, " in heading, page


@pytest.mark.parametrize("language", ["ar", "cy", "es", "fr", "ms", "pl", "ro", "ta", "ur", "zh-hans"])
def test_at_night_each_language_greets_in_its_own_words(as_person, language: str) -> None:
    client = as_person("amina")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    with clock.travel_to(datetime(2026, 11, 24, 0, 35, tzinfo=UTC)):
        heading = client.get("/family/").content.decode().partition("</h1>")[0].rpartition("<h1")[2]
    assert "Amina" in heading
    assert "Hello" not in heading
