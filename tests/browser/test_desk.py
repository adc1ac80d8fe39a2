"""The desk of staff in a real browser: by keyboard, on a phone, and without faults of access."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from accord.core import clock
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.models import Conversation, InternalNote, Message
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("C9", "A5")

INBOX = "/staff/riverbank/messages/"
MATTERS = (
    ("amina", "idris", "friendships", "Idris and the reading group", 26),
    ("ewa", "lena", "transport", "Bus pass for Lena", 3),
    ("siti", "adam", "learning", "Spelling list, and a worry at break", 2),
)


@pytest.fixture
def waiting(people: Cast) -> dict[str, Conversation]:
    """Three families wait for Ms Tan, the first of them longest."""
    found = {}
    for guardian, student, topic, subject, hours in MATTERS:
        at = MONDAY - timedelta(hours=hours)
        with clock.travel_to(at):
            conversation = start_conversation(
                school=people.riverbank, guardian=people.guardians[guardian], student=people.students[student],
                topic=topic, subject=subject, text=f"Dear Ms Tan,\n\n{subject}. Can you help us?", language="en",
                by="login:test", at=at,
            ).message.conversation  # fmt: skip
            redirect_conversation(
                conversation=conversation, to_staff=people.staff["tan"], to_team=None, by_staff=None, by="login:test",
                at=at,
            )  # fmt: skip
        Message.objects.filter(conversation=conversation).update(visible_at=MONDAY - timedelta(hours=2))
        Conversation.objects.filter(pk=conversation.pk).update(visible_to_staff_at=MONDAY - timedelta(hours=2))
        found[guardian] = conversation
    return found


def test_the_desk_needs_no_mouse(waiting: dict[str, Conversation], enter: Callable[..., Page]) -> None:
    page = enter("tan", INBOX, size=DESK)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#desk-sheet h1")).to_be_visible()
    expect(page.locator(".desk-row__link[aria-current]")).to_have_count(1)
    ref = page.url.rstrip("/").split("/")[-1]
    page.keyboard.press("n")
    page.keyboard.type("Ask the lunch staff.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert InternalNote.objects.get().conversation.ref == ref
    expect(page.get_by_text("Noted, for colleagues only.")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator(".desk-keys kbd").first).to_be_visible()
    page.keyboard.press("?")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert Message.objects.filter(conversation__ref=ref, kind="receipt").exists()
    expect(page.get_by_text("The family knows")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.type("We spoke with both children.")
    page.keyboard.press("Tab")
    assert "Send" in page.evaluate("document.activeElement.innerText")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Sent.")).to_be_visible()
    assert Message.objects.filter(conversation__ref=ref, text="We spoke with both children.").exists()


def test_filters_are_instant(waiting: dict[str, Conversation], enter: Callable[..., Page]) -> None:
    page = enter("tan", INBOX, size=DESK)
    expect(page.locator(".desk-row")).to_have_count(3)
    page.keyboard.press("/")
    page.keyboard.type("Kowalska")
    expect(page.locator(".desk-row")).to_have_count(1)
    expect(page.locator(".desk-row")).to_contain_text("Bus pass for Lena")


def test_somebody_else_is_answering(waiting: dict[str, Conversation], enter: Callable[..., Page]) -> None:
    ref = waiting["amina"].ref
    first = enter("head", f"{INBOX}{ref}/", size=DESK)
    first.locator("#id_text").type("I will")
    expect(first.locator("#answering")).to_be_attached()
    first.wait_for_timeout(500)
    second = enter("tan", f"{INBOX}{ref}/", size=DESK)
    expect(second.get_by_text("Helen Moss is answering this")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_pages_of_the_desk_fit_and_can_be_used(
    waiting: dict[str, Conversation],
    enter: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    size: dict,
    language: str,
) -> None:
    ref, student = waiting["amina"].ref, waiting["amina"].student.ref
    paths = ["", f"{ref}/", f"{ref}/pass/", "today/", "new/", f"new/{student}/"]
    for path in paths:
        page = enter("tan", INBOX + path, size=size, language=language)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert axe(page) == [], path
        page.close()
