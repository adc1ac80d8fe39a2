"""A talk written down with the keyboard alone, its steps counted; ready answers taken into the box of an answer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accord.messaging.models import Message
from tests.browser.conftest import DESK

LETTER = """() => {
  const field = document.getElementById("find-family");
  field.value = "idri";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
SAID = "She asked when the trip begins. I told her: Thursday at nine."


class Hands:
    """Counts every key that is pressed beside the words of the note."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def press_access_key(self, letter: str) -> None:
        """Press Alt and the letter, as a hand does: the browser takes access keys before any page hears of them."""
        keyboard = self.page.context.new_cdp_session(self.page)
        pressed = {
            "modifiers": 1, "isSystemKey": True, "key": letter, "code": f"Key{letter.upper()}",
            "windowsVirtualKeyCode": ord(letter.upper()), "unmodifiedText": letter,
        }  # fmt: skip
        keyboard.send("Input.dispatchKeyEvent", {**pressed, "type": "rawKeyDown"})
        keyboard.send("Input.dispatchKeyEvent", {**pressed, "type": "char", "text": letter})
        keyboard.send("Input.dispatchKeyEvent", {**pressed, "type": "keyUp"})
        self.keys += 1

    def type(self, letters: str) -> None:
        self.page.keyboard.type(letters)
        self.keys += len(letters)


@pytest.mark.requirement("C5", "A6")
def test_a_talk_is_written_down_with_eight_keys_and_its_words(enter: Callable[..., Page], site: str) -> None:
    page = enter("tan", "/staff/riverbank/people/classes/", size=DESK)
    hands = Hands(page)
    expect(page.locator("a[accesskey=l]")).to_have_attribute("title", "Alt+L")
    with page.expect_navigation():
        hands.press_access_key("l")
    expect(page.locator("#find-family")).to_be_focused()
    expect(page.locator("main kbd")).to_have_text("Alt+L")
    hands.type("idr")
    expect(page.locator("#found a").first).to_contain_text("Amina Yusuf")
    hands.press("ArrowDown")
    with page.expect_response("**name=idri"):  # an answer that comes late
        page.evaluate(LETTER)
    expect(page.locator("#found a").first).to_be_focused()
    with page.expect_navigation():
        hands.press("Enter")
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type(SAID)
    with page.expect_navigation():
        hands.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("Written down. Amina Yusuf can read it now.")
    assert hands.keys <= 8
    assert Message.objects.get(kind="talk").text.endswith(SAID)


@pytest.mark.requirement("C5", "A6")
def test_without_scripts_a_talk_is_written_down_as_well(people, enter: Callable[..., Page], browser) -> None:
    page = enter("tan", "/staff/riverbank/messages/log/?name=idr", size=DESK)
    page.route("**/*.js", lambda route: route.abort())
    page.reload()
    page.get_by_role("link", name="Amina Yusuf").click()
    page.get_by_label("What was said").fill(SAID)
    page.get_by_role("button", name="Write it down").click()
    page.wait_for_load_state()
    assert Message.objects.get(kind="talk").text.endswith(SAID)
