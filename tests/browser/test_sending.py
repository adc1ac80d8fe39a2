"""A message on a bad line: its words stay on the page, one press sends them again, and it arrives once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Request, Route, expect

from accord.messaging.models import Conversation, Message
from accord.messaging.tests.writing import about
from accord.messaging.tests.written import write
from accord.web.demo import Cast
from tests.browser.conftest import PHONE, follow
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("C1", "A6")

WORDS = "We come on Thursday at three, both of us."
NO_LINE = "There is no connection just now."
BACK = "You have a connection again."
KEPT = "What you wrote is still here."


@pytest.fixture
def conversation(people: Cast) -> Conversation:
    """Amina wrote about Idris an hour ago."""
    return write(people, text="Idris has lost his hat.", at=MONDAY - timedelta(hours=1)).message.conversation


@pytest.fixture
def phone(conversation: Conversation, enter: Callable[..., Page]) -> Page:
    """Amina's telephone, on that conversation, with an answer typed and not sent."""
    page = enter("amina", f"/family/messages/{conversation.ref}/", size=PHONE, language="en")
    page.get_by_label("Your message").fill(WORDS)
    return page


def sent() -> int:
    """How often the words arrived."""
    return Message.objects.filter(text=WORDS).count()


def test_what_was_sent_is_in_view_afterwards(phone: Page, conversation: Conversation) -> None:
    phone.set_viewport_size({"width": 390, "height": 480})
    conversation.messages.update(text="Idris has lost his hat, and this is a long story.\n\n" * 30)
    follow(phone.get_by_role("button", name="Send to the school"))
    expect(phone.get_by_text(WORDS)).to_be_in_viewport(ratio=1)


def test_the_next_page_comes_with_the_answer_and_begins_with_what_became_of_it(phone: Page) -> None:
    asked: list[Request] = []
    phone.on("request", lambda request: asked.append(request))
    follow(phone.get_by_role("button", name="Send to the school"))
    told = phone.locator("#toasts > *")
    expect(told).to_be_focused()
    expect(told).to_have_count(1)
    expect(phone.get_by_text(WORDS)).to_be_visible()
    expect(phone.get_by_label("Your message")).to_have_value("")
    assert [one.method for one in asked if "/static/" not in one.url] == ["POST"], "one way there and back"
    assert sent() == 1


def test_without_a_line_the_words_stay_and_one_press_sends_them_once(
    phone: Page, axe: Callable[[Page], list[str]]
) -> None:
    here = phone.url
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Send to the school").click()
    expect(phone.get_by_role("alert")).to_contain_text(NO_LINE)
    expect(phone.get_by_role("alert")).to_contain_text(KEPT)
    expect(phone.get_by_label("Your message")).to_have_value(WORDS)
    assert phone.url == here
    again = phone.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    again.click()
    expect(phone.get_by_role("alert")).to_contain_text(NO_LINE)
    phone.context.set_offline(False)
    expect(phone.get_by_role("alert")).to_contain_text(BACK)
    assert axe(phone) == []
    follow(phone.get_by_role("button", name="Try again"))
    expect(phone.get_by_text(WORDS)).to_be_visible()
    expect(phone.get_by_label("Your message")).to_have_value("")
    assert sent() == 1


def test_who_goes_elsewhere_without_a_line_finds_the_words_again(phone: Page) -> None:
    phone.on("dialog", lambda dialog: dialog.accept())
    here = phone.url
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Send to the school").click()
    expect(phone.get_by_role("alert")).to_contain_text(NO_LINE)
    phone.context.set_offline(False)
    phone.goto(here.partition("/family/")[0] + "/family/")
    phone.goto(here)
    expect(phone.get_by_label("Your message")).to_have_value(WORDS)
    assert sent() == 0


def test_an_answer_lost_on_the_way_back_is_asked_for_again_and_nothing_is_sent_twice(phone: Page) -> None:
    def swallow(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    phone.route("**/family/messages/*/", swallow, times=1)
    phone.get_by_role("button", name="Send to the school").click()
    expect(phone.get_by_role("alert")).to_contain_text(KEPT)
    assert sent() == 1, "it did arrive; only the telephone does not know"
    follow(phone.get_by_role("button", name="Try again"))
    expect(phone.get_by_text(WORDS)).to_be_visible()
    assert sent() == 1


def test_on_a_slow_line_the_button_says_so_and_a_second_press_does_nothing(phone: Page) -> None:
    held: list[Route] = []
    phone.route("**/family/messages/*/", lambda route: held.append(route), times=1)
    phone.get_by_role("button", name="Send to the school").click()
    waiting = phone.get_by_role("button", name="On its way…")
    expect(waiting).to_have_attribute("aria-disabled", "true")
    waiting.click(force=True)
    phone.get_by_label("Your message").press("Control+Enter")
    assert len(held) == 1
    with phone.expect_navigation():
        held[0].continue_()
    expect(phone.get_by_label("Your message")).to_have_value("")
    assert sent() == 1
    phone.go_back()
    phone.go_forward()
    expect(phone.get_by_role("button", name="Send to the school")).to_be_visible()


def test_each_step_before_sending_is_a_page_to_go_back_from(people: Cast, enter: Callable[..., Page]) -> None:
    page = enter("amina", about(people, "idris"), size=PHONE, language="ar")
    words = page.locator("textarea[name=text]")
    page.locator("button[value=look]").click()
    expect(page.locator(".error-summary")).to_be_focused()
    words.fill(WORDS)
    follow(page.locator("button[value=look]").first)
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("button[value=send]").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.go_back()
    expect(words).to_be_visible()
    expect(words).to_have_value(WORDS)
    follow(page.locator("button[value=look]").first)
    follow(page.locator("button[value=send]").last)
    assert "/sent/" in page.url
    assert sent() == 1
    page.go_back()
    expect(page.locator("textarea[name=text]")).to_have_value("")
    assert sent() == 1


def photograph(name: str, size: int) -> dict:
    """A file as a telephone gives it: a name, a kind, and bytes that begin like a photograph."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + b"0" * (size - 3)}


def test_a_photograph_too_large_is_named_at_once_and_the_others_go_with_their_way_in_sight(
    phone: Page, axe: Callable[[Page], list[str]]
) -> None:
    phone.get_by_text("Add files or pictures", exact=True).click()
    chooser = phone.locator("input[type=file]")
    chooser.set_input_files(
        [photograph("hat.jpg", 2_000_000), photograph("film.jpg", 11_000_000), photograph("game.exe", 10)]
    )
    told = phone.get_by_role("alert")
    expect(told).to_contain_text("film.jpg\u2069 was not taken. It is larger than 10 MB.")
    expect(told).to_contain_text("game.exe\u2069 was not taken. Not handed on: this is a program.")
    assert chooser.evaluate("box => [...box.files].map(one => one.name)") == ["hat.jpg"]
    assert axe(phone) == []
    chooser.set_input_files([photograph(f"{number}.jpg", 10) for number in range(11)])
    expect(told).to_have_text("These are 11 files. Choose at most 10, and send the others afterwards.")
    chooser.set_input_files([photograph("hat.jpg", 2_000_000)])
    expect(told).to_have_count(0)

    phone.context.set_offline(True)
    phone.get_by_role("button", name="Send to the school").click()
    expect(told).to_contain_text(NO_LINE)
    phone.context.set_offline(False)
    expect(told).to_contain_text(BACK)

    line = phone.context.new_cdp_session(phone)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 100, "downloadThroughput": -1, "uploadThroughput": 20_000}
    line.send("Network.emulateNetworkConditions", slow)
    phone.get_by_role("button", name="Try again").click()
    expect(phone.get_by_role("progressbar", name="How much is on its way")).to_be_visible()
    expect(told).to_have_count(0)
    assert axe(phone) == []
    with phone.expect_navigation():
        line.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": -1})
    expect(phone.get_by_role("link", name="hat.jpg")).to_be_visible()
    assert sent() == 1
