"""The board at reception by the keyboard alone: letters, what to do, a visitor in; and a screen that hides itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from accord.people.models import Duty
from accord.reception.models import Visitor
from accord.reception.tests.counter import AT_THE_GATE, limited
from tests.browser.conftest import DESK
from tests.cast import MONDAY, Cast


@pytest.mark.requirement("K6", "A6")
def test_the_board_is_read_and_worked_with_keys(
    people: Cast, enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    limited(people)
    Duty.objects.create(
        school=people.riverbank, staff=people.staff["deputy"], kind="duty_person", phone="+44 1632 960 001",
        starts_at=MONDAY - timedelta(hours=1), ends_at=MONDAY + timedelta(hours=6),
    )  # fmt: skip
    Visitor.objects.create(
        school=people.riverbank, name="Ria Sands", expected_at=MONDAY, announced_by=people.staff["tan"]
    )
    page = enter("office", "/staff/riverbank/", size=DESK)
    page.clock.install()
    page.goto(page.url + "reception/")
    expect(page.locator("#counter")).to_be_focused()
    page.keyboard.type("kowal")
    expect(page.locator("#found .row--link")).to_have_count(3)
    expect(page.locator("#found")).not_to_contain_text("wait outside")
    page.clock.run_for(1000)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#found")).to_contain_text("Please ask them to wait outside, and call Mr Leo Grant")
    expect(page.locator("#found")).to_contain_text(AT_THE_GATE)
    assert axe(page) == []
    expect(page.locator("#counter")).to_be_focused()
    page.keyboard.type("ria")
    page.clock.run_for(1000)
    expect(page.locator("#found .row--link")).to_have_count(1)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator("#id_badge").focus()
    page.keyboard.type("7")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Ria Sands is signed in.")
    page.clock.run_for(4 * 60 * 1000)
    expect(page.locator("main")).not_to_contain_text("Ria Sands")
    expect(page.locator("main")).to_contain_text("Press any key")
    with page.expect_navigation():
        page.keyboard.press("x")
    expect(page.locator("main")).to_contain_text("Ria Sands")
