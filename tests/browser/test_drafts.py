"""What is typed in a grave matter is not lost when the session ends; it stays on the device, and ends by sending."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE, follow

WORDS = "Idris comes home sad since two boys keep the ball at break."
BACK = "This is what you had typed here before."


@pytest.mark.requirement("H1", "H2", "I1", "K5", "A6")
def test_typed_words_outlive_a_session_and_nobody_else_finds_them(
    people: Cast, enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    place = f"/family/concerns/new/?about={people.students['idris'].ref}"
    phone = enter("amina", place, size=PHONE, language="en")
    phone.on("dialog", lambda dialog: dialog.accept())
    asked = phone.get_by_label("What happened, or what worries you?")
    asked.fill(WORDS)
    expect(phone.get_by_label("Also keep what I type on this device")).not_to_be_checked()
    assert axe(phone) == []
    phone.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    follow(phone.get_by_role("button", name="Look at it before sending"))
    expect(phone.get_by_text("You were signed out while you were writing").first).to_be_visible()
    expect(phone.get_by_text(WORDS)).to_be_visible()
    follow(phone.get_by_role("link", name="Sign in"))
    assert phone.url.partition("/account/")[1], "the session has ended"

    enter("jakub", "/family/", language="en").close()
    phone.goto(phone.url.partition("/account/")[0] + "/family/complaints/new/")
    expect(phone.get_by_text(BACK)).to_have_count(0)
    assert WORDS not in phone.evaluate("JSON.stringify({...sessionStorage, ...localStorage})"), "another person"

    enter("amina", "/family/", language="en").close()
    for where, label in (
        (place, "What happened, or what worries you?"),
        ("/family/complaints/new/", "What do you complain of?"),
        (f"/family/child-at-risk/?school={people.riverbank.ref}", "What have you seen or heard?"),
        ("/family/conduct/report/", "What happened?"),
    ):
        phone.goto(phone.url.partition("/family/")[0] + where)
        phone.get_by_label(label).first.fill(WORDS)
        phone.reload()
        expect(phone.get_by_text(BACK)).to_be_visible()
        expect(phone.get_by_label(label).first).to_have_value(WORDS)
    phone.get_by_role("button", name="Throw it away").click()
    phone.reload()
    expect(phone.get_by_text(BACK)).to_have_count(0)

    phone.goto(phone.url.partition("/family/")[0] + place)
    phone.get_by_label("Also keep what I type on this device").check()
    later = enter("amina", place, size=PHONE, language="en")
    expect(later.get_by_label("What happened, or what worries you?")).to_have_value(WORDS)
    later.on("dialog", lambda dialog: dialog.accept())
    follow(later.get_by_role("button", name="Look at it before sending"))
    follow(later.get_by_role("button", name="Send it", exact=True))
    assert WORDS not in later.evaluate("JSON.stringify({...sessionStorage, ...localStorage})"), "sent, so kept no more"

    desk = enter("tan", "/staff/riverbank/safeguarding/tell/", size=DESK, language="en")
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.get_by_label("What have you seen or heard?").fill(WORDS)
    desk.reload()
    expect(desk.get_by_text(BACK)).to_be_visible()
    with desk.expect_navigation():
        desk.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    assert WORDS not in desk.evaluate("JSON.stringify({...sessionStorage, ...localStorage})"), "signed out"


@pytest.mark.requirement("C1", "C6", "A6")
def test_a_message_outlives_a_session_in_its_tab_and_is_forgotten_once_sent(
    people: Cast, enter: Callable[..., Page]
) -> None:
    place = f"/family/messages/write/?about={people.students['idris'].ref}"
    phone = enter("amina", place, size=PHONE, language="en")
    phone.on("dialog", lambda dialog: dialog.accept())
    site = phone.url.partition("/family/")[0]
    phone.get_by_label("What would you like to tell the school?").fill(WORDS)
    expect(phone.get_by_label("Also keep what I type on this device")).to_have_count(0)
    phone.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    follow(phone.get_by_role("button", name="Look at it before sending"))
    expect(phone.get_by_text("You were signed out while you were writing").first).to_be_visible()
    expect(phone.get_by_text(WORDS)).to_be_visible()
    follow(phone.get_by_role("link", name="Sign in"))
    assert phone.url.partition("/account/")[1], "the session has ended"

    enter("amina", "/family/", language="en").close()
    phone.goto(site + place)
    expect(phone.get_by_text(BACK)).to_be_visible()
    expect(phone.get_by_label("What would you like to tell the school?")).to_have_value(WORDS)
    follow(phone.get_by_role("button", name="Look at it before sending"))
    follow(phone.get_by_role("button", name="Send it", exact=True))
    assert WORDS not in phone.evaluate("JSON.stringify({...sessionStorage})"), "sent, so kept no more"

    follow(phone.get_by_role("link", name="See the conversation"))
    here = phone.url.partition("#")[0]
    phone.get_by_label("Your message").fill("And since Monday he will not go out at all.")
    phone.reload()
    expect(phone.get_by_label("Your message")).to_have_value("And since Monday he will not go out at all.")
    follow(phone.get_by_role("button", name="Send to the school"))
    assert phone.url.partition("#")[0] == here, "the same page comes back"
    expect(phone.get_by_label("Your message")).to_have_value("")
    phone.reload()
    expect(phone.get_by_label("Your message")).to_have_value("")
    expect(phone.get_by_text(BACK)).to_have_count(0)
