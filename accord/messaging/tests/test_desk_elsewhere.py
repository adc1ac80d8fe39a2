"""Whoever has nothing waiting is told where somebody waits whom they may help; on a telephone that was out of sight."""

import re

import pytest

from accord.messaging.tests.test_desk_pages import asked, at_desk, given, page
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1", "C9")]


def shown(cast: Cast, key: str, name: str) -> tuple[str, str]:
    """The places as chips, and what the empty list says."""
    found = at_desk(cast, key).get(page(name)).content.decode()
    chips = re.search(r'<nav class="chips".*?</nav>', found, re.DOTALL)
    empty = re.search(r'<div class="empty">.*?</div>\s*</div>', found, re.DOTALL)
    return chips.group() if chips else "", empty.group() if empty else ""


def test_the_clerk_with_an_empty_list_is_led_to_the_front_door_and_a_teacher_is_not(cast: Cast) -> None:
    waiting = asked(cast, topic="other")
    assert waiting.assigned_staff is None
    chips, empty = shown(cast, "office", "inbox")
    assert "Front door · 1" in chips
    assert "Nobody waits for you" in empty
    assert '/staff/riverbank/messages/?place=front-door"><svg' in empty.replace("\n", "")
    assert "Front door · 1" in shown(cast, "office", "today")[1], "nor is the day over unseen"
    for name in ("inbox", "today"):
        assert "Front door" not in shown(cast, "tan", name)[1]
    given(waiting, cast, "tan")
    assert "Front door" not in shown(cast, "office", "inbox")[1]


def test_the_first_page_of_the_clerk_says_that_somebody_waits_at_the_front_door(cast: Cast) -> None:
    def first_page(key: str) -> str:
        return at_desk(cast, key).get("/staff/riverbank/").content.decode()

    assert "place=front-door" not in first_page("office")
    asked(cast, topic="other")
    found = first_page("office")
    assert "Nobody waits for you" in found
    assert "Front door · 1" in found
    assert "place=front-door" not in first_page("tan")
