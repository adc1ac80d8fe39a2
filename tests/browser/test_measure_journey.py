"""From the case to a bar for a time, with both views; the father answers in Polish, and a governor lifts it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from accord.charters.tests.making import published, ready_charter
from accord.conduct.tests.test_cases import heard, reported
from accord.core import clock
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE, follow
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("I3", "I4", "I5", "A6")


def test_a_bar_is_decided_answered_and_lifted(
    people: Cast, enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    with clock.travel_to(MONDAY - timedelta(days=7)):
        published(people, ready_charter())
    incident = reported(people)
    heard(people, incident)

    desk = enter("head", f"/staff/riverbank/conduct/{incident.ref}/", size=DESK)
    desk.get_by_text("The other steps of the ladder").click()
    desk.get_by_role("link", name="A bar from the site").click()
    desk.get_by_label("The reasons").fill("He shouted at the gate, a third time.")
    desk.get_by_label("Why does it lie outside").fill("A child was pushed aside.")
    desk.get_by_label("Why would something gentler not do?").fill("A warning was tried, and visits by arrangement.")
    desk.get_by_label("Who brings and fetches the child").fill("Lena's mother brings and fetches her.")
    desk.get_by_label("For those whom you ask").fill("A third shouting before children.")
    assert axe(desk) == []
    desk.get_by_role("button", name="Ask Carys Price").click()
    expect(desk.get_by_label("The reasons")).to_have_value("He shouted at the gate, a third time.")
    desk.get_by_role("button", name="Ask Edith Crane").click()
    expect(desk.get_by_text("Edith Crane was asked")).to_be_visible()

    for who in ("chair", "chief"):
        asked = enter(who, "/asked/", size=PHONE)
        asked.get_by_role("link", name="Your view on a measure: A bar from the site").click()
        asked.get_by_label("I agree").check()
        asked.get_by_label("Your view, in your own words").fill("Yes, for four weeks.")
        assert axe(asked) == []
        asked.get_by_role("button", name="Give your view").click()
        expect(asked.get_by_text("Nothing is asked of you")).to_be_visible()

    desk = enter("head", f"/staff/riverbank/conduct/{incident.ref}/ladder/site_bar/", size=DESK)
    expect(desk.get_by_text("Still missing")).to_have_count(0)
    desk.get_by_role("button", name="Look at it").click()
    expect(desk.get_by_text("Please do not come to the school site.")).to_be_visible()
    assert axe(desk) == []
    desk.get_by_role("button", name="Decide this").click()
    expect(desk.get_by_text("It is decided.")).to_be_visible()

    home = enter("jakub", "/family/", size=PHONE, language="pl")
    follow(home.locator("main a[href*='/family/conduct/limits/']"))
    assert axe(home) == []
    home.locator("textarea[name='text']").fill("Żałuję tego, co się stało.")
    home.locator("input[name='asks_for_review']").check()
    home.locator("form:has(textarea[name='text']) button[type='submit']").click()
    expect(home.get_by_text("Żałuję tego, co się stało.")).to_be_visible()

    governor = enter("governor", "/staff/riverbank/", size=DESK)
    governor.get_by_role("link", name="Asked of you").click()
    governor.get_by_role("link", name="A review to hear: A bar from the site").click()
    expect(governor.get_by_text("Żałuję tego, co się stało.")).to_be_visible()
    governor.get_by_label("It is lifted").check()
    governor.get_by_label("The reasons").fill("He has understood, and the queue is ordered now.")
    assert axe(governor) == []
    governor.get_by_role("button", name="Decide the review").click()
    expect(governor.get_by_text("It is decided and holds at once.")).to_be_visible()

    home = enter("jakub", "/family/", size=PHONE, language="en")
    expect(home.locator("main a[href*='/family/conduct/limits/']")).to_have_count(0)
