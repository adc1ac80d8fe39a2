"""Support for a child written down on a phone, and read by the mother and the teacher, each as much as is theirs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE, follow

PLAN = "Education, health and care plan"


@pytest.mark.requirement("K1", "A6")
def test_support_is_written_down_and_read_by_those_whom_it_concerns(
    people: Cast, enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    lena = people.students["lena"].ref
    phone = enter("needs", f"/staff/riverbank/people/students/{lena}/", size=PHONE, language="en")
    expect(phone.get_by_text("No support is written down today.")).to_be_visible()
    assert axe(phone) == []
    follow(phone.get_by_role("link", name="Write down support"))
    expect(phone.get_by_text("no diagnosis, no report, no reason")).to_be_visible()
    phone.get_by_label(PLAN).check()
    assert axe(phone) == []
    phone.get_by_role("button", name="Write down this support").click()
    expect(phone.get_by_text("Holds now")).to_be_visible()
    assert axe(phone) == []

    home = enter("ewa", f"/family/children/{lena}/", size=PHONE, language="en")
    expect(home.get_by_text(PLAN)).to_be_visible()
    expect(home.get_by_text("No diagnosis is kept here.")).to_be_visible()
    assert axe(home) == []

    desk = enter("tan", f"/staff/riverbank/people/students/{lena}/", size=DESK, language="en")
    expect(desk.get_by_text("gets additional support at school.")).to_be_visible()
    expect(desk.get_by_text(PLAN)).to_have_count(0)
    assert axe(desk) == []
