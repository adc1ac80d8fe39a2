"""Whatever is typed is a question, and what was written is found by each of its own words."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accord.messaging.spelling import asked_for, found_by
from accord.messaging.tests.finding import FAMILY_SEARCH, SEARCH, family_finds, staff_finds, write
from tests.cast import Cast
from tests.turns import examples

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8")]

ODD = ['"', "'", "*", "OR", "NOT a", "NEAR(", "a AND", "-", "^col:", "found_by:x", "%", "_", "\\", "؟", "\u202eabc",
       "()", "&|!<->", "the", "a b c d e f g h i j k l m n o p", "ab" * 5000, "😀", "\u0301",
       "'; DROP TABLE x; --"]  # fmt: skip


@pytest.mark.in_turn
@pytest.mark.parametrize("typed", ODD)
def test_odd_input_never_fails(story: Cast, as_person: Callable[[str], Client], typed: str) -> None:
    write(story, "We are at home.")
    for key, page in (("office", SEARCH), ("tan", SEARCH), ("amina", FAMILY_SEARCH)):
        assert as_person(key).get(page, {"q": typed}).status_code == 200


@pytest.mark.in_turn
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60))
def test_any_text_is_a_question(story: Cast, typed: str) -> None:
    staff_finds(story, "office", typed)
    staff_finds(story, "tan", typed)
    family_finds(story, "amina", typed)


@example(text="0'00")
@example(text="l'an")
@given(text=st.text(max_size=80))
def test_a_text_is_found_by_each_of_its_own_words(text: str) -> None:
    held = found_by(text).split(" ")
    for word in asked_for(text):
        assert any(form.startswith(word.text) if word.beginning else form == word.text for form in held)
