"""The pages on which one finds messages: the words are marked, and nothing tells of what one may not read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accord.messaging.tests.finding import FAMILY_SEARCH, SEARCH, write
from accord.people.tests.pages import words
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8")]


def test_the_page_marks_the_words_and_shows_markup_as_text(story: Cast, as_person: Callable[[str], Client]) -> None:
    write(story, "<script>alert(1)</script> the kite & <b>more</b>")
    page = as_person("office").get(SEARCH, {"q": "kite alert"}).content.decode()
    assert "<mark>kite</mark>" in page
    assert "<mark>alert</mark>" in page
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.in_turn
def test_what_one_may_not_read_changes_no_answer_and_no_count(story: Cast, as_person: Callable[[str], Client]) -> None:
    write(story, "The kite.")
    others = ("lim", "governor") if "governor" in story.staff else ("lim",)
    before = {key: words(as_person(key).get(SEARCH, {"q": "zebra"})) for key in others}
    for number in range(60):
        write(story, f"zebra {number}", at=MONDAY + timedelta(seconds=number))
    for key in others:
        assert words(as_person(key).get(SEARCH, {"q": "zebra"})) == before[key]
    assert "More than 50 found" in words(as_person("tan").get(SEARCH, {"q": "zebra"}))


def test_another_guardian_of_the_child_finds_nothing(story: Cast, as_person: Callable[[str], Client]) -> None:
    write(story, "The secret kite.", guardian="ewa", student="lena")
    assert "The secret" in words(as_person("ewa").get(FAMILY_SEARCH, {"q": "kite"}))
    for key in ("jakub", "grace"):
        for typed in ("kite", "lena", "kowalska"):
            assert "Nothing found" in words(as_person(key).get(FAMILY_SEARCH, {"q": typed}))


@pytest.mark.in_turn
def test_a_search_asks_a_fixed_number_of_questions(story: Cast, as_person: Callable[[str], Client]) -> None:
    office = as_person("office")
    write(story, "The kite.")
    office.get(SEARCH, {"q": "kite"})
    with CaptureQueriesContext(connection) as few:
        office.get(SEARCH, {"q": "kite"})
    for number in range(20):
        write(story, f"kite {number}")
    with CaptureQueriesContext(connection) as many:
        office.get(SEARCH, {"q": "kite"})
    assert len(many) == len(few)
