"""A press that gets no answer: the page stays, says so calmly in the person's language, and the same press goes on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from accord.messaging.models import Conversation, Message
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE, follow
from tests.browser.waiting import two_wait_for_tan

pytestmark = pytest.mark.requirement("A6", "C9")

INBOX = "/staff/riverbank/messages/"
NO_LINE = "There is no connection just now."
NO_ANSWER = "The school’s site did not answer just now."
BACK = "You have a connection again."
CALM = "Nothing is lost. Please try again; nothing is done twice."


@pytest.fixture
def matters(people: Cast) -> list[Conversation]:
    """Two families wait for Ms Tan."""
    return two_wait_for_tan(people)


@pytest.fixture
def desk(matters: list[Conversation], enter: Callable[..., Page]) -> Page:
    """Ms Tan's desk with both of them in the list."""
    return enter("tan", INBOX, size=DESK, language="en")


def told(page: Page) -> Locator:
    """What the page says of a press that got no answer."""
    return page.locator(".unanswered").get_by_role("alert")


def row(page: Page, subject: str) -> Locator:
    """A line of the list."""
    return page.locator(".desk-row__link", has_text=subject)


def test_a_conversation_that_cannot_be_opened_is_opened_by_the_same_press_later(
    desk: Page, axe: Callable[[Page], list[str]]
) -> None:
    here = desk.url
    desk.context.set_offline(True)
    row(desk, "A hat").press("Enter")
    expect(told(desk)).to_contain_text(NO_LINE)
    expect(told(desk)).to_contain_text(CALM)
    expect(row(desk, "A hat")).to_be_focused()
    expect(told(desk)).to_be_in_viewport(ratio=1)
    assert desk.url == here
    assert axe(desk) == []
    desk.context.set_offline(False)
    expect(told(desk)).to_contain_text(BACK)
    row(desk, "A hat").press("Enter")
    expect(desk.locator("#desk-sheet h1")).to_have_text("A hat")
    expect(desk.locator("#desk-sheet h1")).to_be_focused()
    expect(told(desk)).to_have_count(0)


def test_the_notice_can_try_again_or_be_closed_and_gives_the_focus_back(desk: Page) -> None:
    desk.context.set_offline(True)
    row(desk, "A bus").press("Enter")
    desk.locator(".unanswered").get_by_role("button", name="Close").click()
    expect(told(desk)).to_have_count(0)
    expect(row(desk, "A bus")).to_be_focused()
    row(desk, "A bus").press("Enter")
    desk.locator(".unanswered").get_by_role("button", name="Try again").click()
    expect(told(desk)).to_contain_text(NO_LINE)
    expect(row(desk, "A bus")).to_be_focused()
    desk.context.set_offline(False)
    desk.locator(".unanswered").get_by_role("button", name="Try again").click()
    expect(desk.locator("#desk-sheet h1")).to_have_text("A bus")


def test_what_was_typed_to_find_is_found_by_itself_once_the_line_is_back(desk: Page) -> None:
    expect(desk.locator(".desk-row")).to_have_count(2)
    desk.context.set_offline(True)
    desk.locator("#desk-name").press_sequentially("Kowalska")
    expect(told(desk)).to_contain_text(NO_LINE)
    expect(desk.locator(".desk-row")).to_have_count(2)
    desk.context.set_offline(False)
    expect(desk.locator(".desk-row")).to_have_count(1)
    expect(told(desk)).to_have_count(0)
    expect(desk.locator("#desk-name")).to_be_focused()


def test_what_the_site_says_itself_is_told_in_its_words(desk: Page) -> None:
    elsewhere = desk.url + "aaaaaaaaaaaaaaaa/"
    desk.route(f"**{INBOX}*/", lambda route: route.continue_(url=elsewhere), times=1)
    row(desk, "A hat").press("Enter")
    expect(told(desk)).to_contain_text("We could not find this page")
    expect(desk.locator("h1", has_text="We could not find this page")).to_have_count(0)
    desk.route(f"**{INBOX}*/", lambda route: route.fulfill(status=502, body="<html>Bad gateway</html>"), times=1)
    row(desk, "A hat").press("Enter")
    expect(told(desk)).to_contain_text(NO_ANSWER)
    row(desk, "A hat").press("Enter")
    expect(desk.locator("#desk-sheet h1")).to_have_text("A hat")


def test_whoever_was_signed_out_is_led_to_sign_in_not_shown_it_within_the_page(desk: Page) -> None:
    desk.context.clear_cookies()
    row(desk, "A hat").press("Enter")
    expect(desk).to_have_url(re.compile("/account/login/"))
    expect(desk.locator(".desk-row")).to_have_count(0)


def test_what_nobody_waits_for_fails_in_silence_and_comes_by_itself_later(
    matters: list[Conversation], enter: Callable[..., Page]
) -> None:
    page = enter("tan", f"{INBOX}{matters[0].ref}/", size=DESK, language="en")
    page.route("**/messages/", lambda route: route.abort())
    page.reload()
    expect(page.locator("#id_text")).to_be_visible()
    expect(page.locator(".desk-row")).to_have_count(0)
    page.unroute("**/messages/")
    page.context.set_offline(True)
    with page.expect_event("requestfailed", lambda request: "answering" in request.url):
        page.locator("#id_text").press_sequentially("We")
    assert page.locator("[role=alert]").count() == 0
    page.context.set_offline(False)
    expect(page.locator(".desk-row")).to_have_count(2)
    expect(page.locator("#id_text")).to_have_value("We")


def test_a_press_without_a_line_is_done_once_by_the_same_press(
    matters: list[Conversation], enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = enter("tan", f"{INBOX}{matters[0].ref}/", size=PHONE, language="en")
    receipts = Message.objects.filter(kind=Message.Kind.RECEIPT)
    page.context.set_offline(True)
    page.get_by_role("button", name="Received, answer follows").press("Enter")
    said = page.get_by_role("alert")
    expect(said).to_contain_text(NO_LINE)
    expect(said).to_contain_text(CALM)
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    assert axe(page) == []
    page.context.set_offline(False)
    expect(said).to_contain_text(BACK)
    page.route("**/acknowledge/", lambda route: (route.fetch(max_redirects=0), route.abort()), times=1)
    again.press("Enter")
    expect(said).to_contain_text(NO_LINE)
    assert receipts.count() == 1, "it was done; only this page does not know"
    page.route("**/acknowledge/", lambda route: route.fulfill(status=503, body=""), times=1)
    again.press("Enter")
    expect(said).to_contain_text(NO_ANSWER)
    follow(again)
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    assert receipts.count() == 1


def test_a_way_to_another_page_waits_for_the_line_in_the_language_of_the_reader(
    matters: list[Conversation], enter: Callable[..., Page]
) -> None:
    page = enter("amina", "/family/", size=PHONE, language="ar")
    here, way = page.url, page.locator(".bar a[href='/family/messages/']")
    page.context.set_offline(True)
    way.press("Enter")
    expect(told(page)).to_contain_text("لا يوجد اتصال")
    expect(way).to_be_focused()
    assert page.url == here
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.set_offline(False)
    follow(way)
    assert page.url.endswith("/family/messages/")


def test_a_device_that_only_believes_that_it_has_no_line_goes_everywhere(
    matters: list[Conversation], enter: Callable[..., Page]
) -> None:
    page = enter("amina", "/family/", size=PHONE)
    page.evaluate("Object.defineProperty(navigator, 'onLine', {get: () => false})")
    follow(page.locator(".bar a[href='/family/messages/']"))
    assert page.url.endswith("/family/messages/")
