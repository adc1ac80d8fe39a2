"""A message at 22:10 on a phone, its release on Monday, receipt and answer at the desk, as two people see it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accord.core import clock
from accord.core.queue import Worker
from accord.messaging.models import Conversation, ResponseClock
from accord.messaging.tests.writing import WORDS, about
from accord.messaging.tests.written import FRIDAY_NIGHT, with_charter
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE
from tests.cast import MONDAY

HOME, INBOX = "/family/messages/", "/staff/riverbank/messages/"


@pytest.mark.requirement("C1", "C2", "C4", "C9")
def test_from_a_phone_at_night_to_the_desk_on_monday(people: Cast, enter: Callable[..., Page]) -> None:
    story = with_charter(people)
    with clock.stand_still_at(FRIDAY_NIGHT):
        phone = enter("amina", about(story, "idris"), size=PHONE, language="en")
        phone.get_by_label("What would you like to tell the school?").fill(WORDS)
        phone.get_by_label("What is it about?").select_option("friendships")
        phone.get_by_role("button", name="Look at it before sending").click()
        expect(phone.get_by_text("Ms Hui Min Tan will receive this Monday 7:45")).to_be_visible()
        phone.get_by_role("button", name="Send it", exact=True).click()
        expect(phone.get_by_role("heading", name="Your message is sent")).to_be_visible()
        desk = enter("tan", INBOX, size=DESK, language="en")
        expect(desk.get_by_text("Nobody waits for you")).to_be_visible()
    with clock.stand_still_at(MONDAY):
        Worker().run_until_idle()
        conversation = Conversation.objects.get()
        desk.goto(desk.url)
        desk.get_by_role("link").filter(has_text=conversation.subject).first.click()
        desk.get_by_role("button", name="Received, answer follows").click()
        phone = enter("amina", f"{HOME}{conversation.ref}/", size=PHONE, language="en")
        expect(phone.get_by_text("has received your message. The answer follows.")).to_be_visible()
        desk = enter("tan", f"{INBOX}{conversation.ref}/", size=DESK, language="en")
        desk.get_by_label("Your answer").fill("We spoke with both boys; the hat is back.")
        desk.get_by_role("button", name="Send", exact=True).click()
        expect(desk.get_by_text("Sent.")).to_be_visible()
        phone = enter("amina", f"{HOME}{conversation.ref}/", size=PHONE, language="en")
        expect(phone.get_by_text("We spoke with both boys; the hat is back.")).to_be_visible()
    assert not ResponseClock.objects.filter(stopped_at__isnull=True).exists()
