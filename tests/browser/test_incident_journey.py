"""Shouting at the gate: reported on a phone, the guardian heard in their language, both sides on one page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from accord.charters.tests.making import published, ready_charter
from accord.core import clock
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("I1", "I2", "A6")
CLAUSE = "Shouting, standing in somebody’s way, and threats of any kind are not accepted."


def test_shouting_at_the_gate(people: Cast, enter: Callable[..., Page], axe: Callable[[Page], list[str]]) -> None:
    content = ready_charter()
    with clock.travel_to(MONDAY - timedelta(days=7)):
        published(people, content)

    phone = enter("tan", "/staff/riverbank/conduct/report/?place=gate", size=PHONE)
    phone.get_by_label("Some letters of the name of a guardian").press_sequentially("amin")
    phone.get_by_role("link", name="Amina Yusuf").click()
    phone.get_by_label(CLAUSE).check()
    phone.get_by_label("What happened?").fill("She shouted at me because the gate was late.")
    phone.get_by_label("It happened to me").check()
    expect(phone.get_by_label("Where?")).to_have_value("gate")
    assert axe(phone) == []
    phone.get_by_role("button", name="Report it").click()
    expect(phone.get_by_role("heading", name="What you reported")).to_be_visible()
    assert axe(phone) == []

    desk = enter("deputy", "/staff/riverbank/conduct/", size=DESK)
    desk.get_by_role("link", name="Amina Yusuf").click()
    desk.get_by_role("link", name="The account of Amina Yusuf.").click()
    desk.get_by_label("What is said to have happened").fill("There was a loud exchange at the gate on Monday.")
    desk.get_by_role("button", name="Ask", exact=True).click()
    expect(desk.get_by_text("Amina Yusuf was asked and has until")).to_be_visible()

    home = enter("amina", "/family/", size=PHONE, language="ar")
    home.locator("main a[href*='/family/conduct/account/']").click()
    expect(home.locator("html")).to_have_attribute("dir", "rtl")
    clause = next(one for one in content.clauses() if one.key == "intimidation").text["ar"]
    expect(home.get_by_text(clause)).to_be_visible()
    assert axe(home) == []
    home.locator("textarea[name='text']").fill("كنت خائفة على ابني ورفعت صوتي. أنا آسفة.")
    home.locator("form:has(textarea[name='text']) button[type='submit']").click()
    expect(home.get_by_text("كنت خائفة على ابني")).to_be_visible()

    desk = enter("deputy", "/staff/riverbank/conduct/", size=DESK)
    desk.get_by_role("link", name="Amina Yusuf").click()
    expect(desk.get_by_text("She shouted at me because the gate was late.")).to_be_visible()
    expect(desk.get_by_text("كنت خائفة على ابني")).to_be_visible()
    expect(desk.get_by_role("heading", name="Before anybody decides")).to_have_count(0)
    assert axe(desk) == []
