"""A concern raised on a phone, a talk offered at the desk with one press, and what was agreed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accord.concerns.models import Concern
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE

HAPPENED = "Idris comes home sad since two boys keep the ball at break."


@pytest.mark.requirement("H1", "H4", "A6")
def test_a_concern_from_the_phone_to_what_was_agreed(
    people: Cast, enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    about = people.students["idris"].ref
    phone = enter("amina", f"/family/concerns/new/?about={about}", size=PHONE, language="en")
    assert axe(phone) == []
    phone.get_by_label("What happened, or what worries you?").fill(HAPPENED)
    phone.get_by_label("What would put it right for you?").fill("A game that he can join.")
    phone.get_by_role("button", name="Look at it before sending").click()
    expect(phone.get_by_text("Ms Hui Min Tan gets it now.")).to_be_visible()
    assert axe(phone) == []
    phone.get_by_role("button", name="Send it", exact=True).click()
    expect(phone.get_by_text("Ms Hui Min Tan is looking into it. You hear by")).to_be_visible()
    concern = Concern.objects.get()
    own, at_desk = f"/family/concerns/{concern.ref}/", f"/staff/riverbank/concerns/{concern.ref}/"

    desk = enter("tan", "/staff/riverbank/", size=DESK, language="en")
    desk.get_by_role("link", name="A concern of Amina Yusuf").click()
    expect(desk.get_by_text(HAPPENED)).to_be_visible()
    assert axe(desk) == []
    desk.get_by_role("button", name="Offer these times").click()
    expect(desk.get_by_text("Talk offered; the family chooses")).to_be_visible()

    phone = enter("amina", own, size=PHONE, language="en")
    assert axe(phone) == []
    phone.get_by_role("button", name="today 3:").click()
    expect(phone.get_by_text("You talk with Ms Hui Min Tan today 3:")).to_be_visible()

    desk = enter("tan", at_desk, size=DESK, language="en")
    desk.get_by_text("After the talk: what each of you does").click()
    desk.get_by_label("What the school does").fill("Two balls, and a game with rules on Tuesdays.")
    desk.get_by_role("button", name="Ask the family whether it is right").click()
    expect(desk.get_by_text("Waits for the family’s yes")).to_be_visible()

    phone = enter("amina", own, size=PHONE, language="en")
    expect(phone.get_by_text("Two balls, and a game with rules on Tuesdays.")).to_be_visible()
    phone.get_by_role("button", name="Yes, that is what we agreed").click()
    expect(phone.get_by_text("Settled.", exact=True)).to_be_visible()
    phone.get_by_role("link", name="Is a child not safe? Tell us").click()
    expect(phone.get_by_role("link", name="999", exact=True)).to_be_visible()
    assert axe(phone) == []
