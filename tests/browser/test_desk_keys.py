"""A long morning at the desk by keyboard alone: the focus is never lost, and what is heard is short."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.written import write
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("C9", "A5")

INBOX = "/staff/riverbank/messages/"
MANY = 42


@pytest.fixture
def morning(people: Cast) -> None:
    """More matters wait for Ms Tan than one page of the list holds."""
    for number in range(MANY):
        at = MONDAY - timedelta(hours=3, minutes=number)
        found = write(people, at, subject=f"Matter {number}").message.conversation
        redirect_conversation(
            conversation=found, to_staff=people.staff["tan"], to_team=None, by_staff=None, by="login:test", at=at
        )
    seen = MONDAY - timedelta(hours=2)
    Message.objects.update(visible_at=seen)
    Conversation.objects.update(visible_to_staff_at=seen)


def focused(page: Page, what: str = "innerText") -> str:
    """Something of the element that has the focus."""
    return str(page.evaluate(f"document.activeElement.{what}"))


def test_a_long_list_is_worked_through_without_a_mouse(morning: None, enter: Callable[..., Page]) -> None:
    page = enter("tan", INBOX, size=DESK, language="en")
    rows = page.locator(".desk-row__link")
    expect(rows).to_have_count(40)

    page.locator("#desk-more a").focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(MANY)
    expect(rows.nth(40)).to_be_focused()

    page.keyboard.press("x")
    page.keyboard.press("Shift+Tab")
    assert focused(page, "type") == "checkbox"
    page.keyboard.press("j")
    expect(rows.nth(41)).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("?")
    expect(page.locator(".desk-keys")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(page.locator(".desk-keys")).not_to_have_attribute("open", "")
    expect(rows.nth(41)).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("a")
    expect(page.get_by_text("2 acknowledged.")).to_be_visible()
    assert Message.objects.filter(kind=Message.Kind.RECEIPT).count() == 2

    page.keyboard.press("/")
    page.keyboard.type("Amina")
    expect(page.locator("#desk-told")).to_have_text("Shown in this list: 40")
    expect(page.locator("#desk-found")).not_to_have_attribute("aria-live", "polite")
    page.keyboard.press("Escape")
    expect(page.locator("#toasts > *")).to_be_focused()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_conversation_that_opens_is_where_one_reads_on(morning: None, enter: Callable[..., Page], size: dict) -> None:
    page = enter("tan", INBOX, size=size, language="en")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#desk-sheet h1")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.type("j and a are letters here")
    page.keyboard.press("Escape")
    expect(page.locator("#desk-sheet h1")).to_be_focused()
    note = page.locator("[data-key=n]")
    expect(note).not_to_have_attribute("open", "")
    page.keyboard.press("n")
    expect(note.locator("textarea")).to_have_value("j and a are letters here")
    page.keyboard.press("Escape")
    if size is DESK:
        page.keyboard.press("j")
        expect(page.locator(".desk-row__link").nth(1)).to_be_focused()
    assert not Message.objects.filter(kind=Message.Kind.RECEIPT).exists()


def test_a_half_written_answer_waits_where_it_was_begun_and_is_forgotten_once_sent(
    morning: None, enter: Callable[..., Page]
) -> None:
    words = "We spoke with both boys; the hat is"
    page = enter("tan", INBOX, size=DESK, language="en")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#desk-sheet h1")).to_be_focused()
    first = page.url
    page.keyboard.press("r")
    page.keyboard.type(words)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(first)
    expect(page.locator("#desk-sheet h1")).to_be_focused()
    expect(page.get_by_label("Your answer")).to_have_value("")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(first)
    expect(page.get_by_label("Your answer")).to_have_value(words)

    page.context.set_offline(True)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("There is no connection just now.")
    page.context.set_offline(False)
    with page.expect_navigation():
        page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Sent.")).to_be_visible()
    expect(page.get_by_label("Your answer")).to_have_value("")
    assert Message.objects.filter(text=words).count() == 1
    assert words not in page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
