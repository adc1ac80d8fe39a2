"""What is heard of the desk, what is seen of it in the colours of the reader, and that nothing moves unasked."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accord.messaging.models import Conversation
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE
from tests.browser.waiting import two_wait_for_tan

pytestmark = pytest.mark.requirement("C9", "A6")

INBOX = "/staff/riverbank/messages/"
PRESSED = {"link", "button", "textbox", "searchbox", "checkbox", "radio", "combobox", "DisclosureTriangle", "search"}
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
  const look = getComputedStyle(one);
  return parseFloat(look.transitionDuration) > 0 || look.animationName !== 'none';
}).length"""


@pytest.fixture
def matters(people: Cast) -> list[Conversation]:
    """Two families wait for Ms Tan."""
    return two_wait_for_tan(people)


def heard(page: Page) -> list[tuple[str, str]]:
    """Everything that a screen reader comes by, as kind and name."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]

    def word(node: dict[str, Any], part: str) -> str:
        return str(node.get(part, {}).get("value", ""))

    return [(word(node, "role"), word(node, "name")) for node in nodes if not node.get("ignored")]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_everything_that_can_be_pressed_or_filled_has_a_name_and_no_two_searches_sound_alike(
    matters: list[Conversation], enter: Callable[..., Page], size: dict[str, int]
) -> None:
    for path in ("", f"{matters[0].ref}/"):
        page = enter("tan", INBOX + path, size=size, language="en")
        page.wait_for_load_state("networkidle")
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        pressed = [(kind, name) for kind, name in heard(page) if kind in PRESSED]
        assert len(pressed) > 20
        assert [one for one in pressed if not one[1].strip()] == []
        searches = [name for kind, name in pressed if kind == "search"]
        assert len(searches) == len(set(searches))
        page.close()


def test_the_conversation_that_is_open_is_heard_as_the_current_one_and_no_longer_as_new(
    matters: list[Conversation], enter: Callable[..., Page]
) -> None:
    page = enter("tan", INBOX, size=DESK, language="en")
    row = page.locator(".desk-row__link", has_text="A hat")
    expect(row).to_contain_text("New:")
    row.press("Enter")
    expect(page.locator("#desk-sheet h1")).to_be_focused()
    expect(row).to_have_attribute("aria-current", "true")
    expect(row).not_to_contain_text("New:")
    expect(page.locator(".desk-row__link[aria-current]")).to_have_count(1)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_first_key_leads_past_the_ways_to_what_waits(
    matters: list[Conversation], enter: Callable[..., Page], size: dict[str, int]
) -> None:
    page = enter("tan", INBOX, size=size, language="en")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.desk__list') !== null")
    page.goto(f"{page.url.partition('/messages/')[0]}/messages/{matters[0].ref}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_in_the_colours_of_the_reader_the_open_conversation_is_marked_and_without_motion_nothing_moves(
    matters: list[Conversation], enter: Callable[..., Page]
) -> None:
    page = enter("tan", f"{INBOX}{matters[0].ref}/", size=DESK, language="en")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    edge = "row => getComputedStyle(row.closest('.desk-row')).borderInlineStartWidth"
    assert page.locator(".desk-row__link", has_text="A hat").evaluate(edge) == "6px"
    assert page.locator(".desk-row__link", has_text="A bus").evaluate(edge) == "0px"
    assert page.evaluate(MOVING) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) > 0


def test_what_became_of_several_at_once_is_read_where_one_stands_on_a_phone_too(
    matters: list[Conversation], enter: Callable[..., Page]
) -> None:
    page = enter("tan", INBOX, size=PHONE, language="en")
    page.locator(".desk-row input").first.check()
    page.get_by_role("button", name="Acknowledge those chosen").click()
    expect(page.get_by_text("1 acknowledged.")).to_be_visible()
    expect(page.locator("#toasts > *")).to_be_focused()
