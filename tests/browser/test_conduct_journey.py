"""From shouting at the gate to a bar that is heard again and lifted: everybody on their own page, in their language."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from accord.charters.tests.making import published, ready_charter
from accord.core import clock
from accord.core.queue import Worker
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE, follow
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("I1", "I2", "I3", "I4", "I5", "I6", "I8", "K6", "A6")
CLAUSE = "Shouting, standing in somebody’s way, and threats of any kind are not accepted."
ACCOUNT = "كنت خائفة على ابني ورفعت صوتي."
SORRY = "أنا آسفة، ولن يتكرر ذلك."
STAY_AWAY = "Please ask them to wait outside"


def test_from_shouting_at_the_gate_to_a_lifted_bar(
    people: Cast, enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    content = ready_charter()
    with clock.travel_to(MONDAY - timedelta(days=7)):
        published(people, content)
    clause = next(one for one in content.clauses() if one.key == "intimidation").text["ar"]

    # Ms Tan reports it at the gate, on her telephone.
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

    # The deputy asks for the mother's side; she reads the clause in Arabic and gives it.
    desk = enter("deputy", "/staff/riverbank/conduct/", size=DESK)
    desk.get_by_role("link", name="Amina Yusuf").click()
    desk.get_by_role("link", name="The account of Amina Yusuf.").click()
    desk.get_by_label("What is said to have happened").fill("There was a loud exchange at the gate on Monday.")
    desk.get_by_role("button", name="Ask", exact=True).click()
    expect(desk.get_by_text("Amina Yusuf was asked and has until")).to_be_visible()

    home = enter("amina", "/family/", size=PHONE, language="ar")
    follow(home.locator("main a[href*='/family/conduct/account/']"))
    expect(home.locator("html")).to_have_attribute("dir", "rtl")
    expect(home.get_by_text(clause)).to_be_visible()
    assert axe(home) == []
    home.locator("textarea[name='text']").fill(ACCOUNT)
    home.locator("form:has(textarea[name='text']) button[type='submit']").click()
    expect(home.get_by_text(ACCOUNT)).to_be_visible()

    # The headteacher reads both sides, goes up the ladder, and asks the two who are asked first.
    desk = enter("head", "/staff/riverbank/conduct/", size=DESK)
    follow(desk.get_by_role("link", name="Amina Yusuf"))
    expect(desk.get_by_text("She shouted at me because the gate was late.")).to_be_visible()
    expect(desk.get_by_text(ACCOUNT)).to_be_visible()
    expect(desk.get_by_role("heading", name="Before anybody decides")).to_have_count(0)
    assert axe(desk) == []
    case = desk.url
    desk.get_by_role("link", name="A bar from the site").click()
    desk.get_by_label("The reasons").fill("You shouted at the gate, a third time.")
    desk.get_by_label("Why would something gentler not do?").fill("A warning was tried, and visits by arrangement.")
    desk.get_by_label("Who brings and fetches the child").fill("His aunt brings and fetches Idris.")
    desk.get_by_label("For those whom you ask").fill("A third shouting before children.")
    follow(desk.get_by_role("button", name="Ask Carys Price"))
    expect(desk.get_by_label("The reasons")).to_have_value("You shouted at the gate, a third time.")
    desk.get_by_role("button", name="Ask Edith Crane").click()
    expect(desk.get_by_text("Edith Crane was asked")).to_be_visible()

    for who in ("chair", "chief"):
        asked = enter(who, "/asked/", size=PHONE)
        asked.get_by_role("link", name="Your view on a measure: A bar from the site").click()
        asked.get_by_label("I agree").check()
        asked.get_by_label("Your view, in your own words").fill("Yes, for four weeks.")
        if who == "chief":
            assert axe(asked) == []
        asked.get_by_role("button", name="Give your view").click()
        expect(asked.get_by_text("Nothing is asked of you")).to_be_visible()

    desk = enter("head", f"{case[case.index('/staff/') :]}ladder/site_bar/", size=DESK)
    expect(desk.get_by_text("Still missing")).to_have_count(0)
    desk.get_by_role("button", name="Look at it").click()
    expect(desk.get_by_text("Please do not come to the school site.")).to_be_visible()
    assert axe(desk) == []
    desk.get_by_role("button", name="Decide this").click()
    expect(desk.get_by_text("It is decided.")).to_be_visible()

    board = enter("office", "/staff/riverbank/reception/?name=Amina", size=DESK)
    expect(board.locator("#found")).to_contain_text(STAY_AWAY)
    expect(board.locator("#found")).to_contain_text("His aunt brings and fetches Idris.")

    # She opens the letter, which proves that it arrived; reads what holds in Arabic, answers, and asks for a review.
    Worker().run_until_idle()
    home = enter("amina", "/family/conduct/letters/", size=PHONE, language="ar")
    follow(home.locator("main a[href*='/family/conduct/letters/']").first)
    with home.expect_download() as letter:
        home.locator("main a[href$='letter.pdf']").click()
    assert letter.value.path().read_bytes().startswith(b"%PDF")
    home.goto(home.url[: home.url.index("/family/")] + "/family/")
    follow(home.locator("main a[href*='/family/conduct/limits/']"))
    expect(home.locator("html")).to_have_attribute("dir", "rtl")
    assert axe(home) == []
    home.locator("textarea[name='text']").fill(SORRY)
    home.locator("input[name='asks_for_review']").check()
    home.locator("form:has(textarea[name='text']) button[type='submit']").click()
    expect(home.get_by_text(SORRY)).to_be_visible()
    desk = enter("head", f"{case[case.index('/staff/') :]}letters/", size=DESK)
    expect(desk.get_by_text("Opened by the guardian")).to_be_visible()

    # A governor without a part in it hears the review.
    governor = enter("governor", "/staff/riverbank/", size=DESK)
    governor.get_by_role("link", name="Asked of you").click()
    governor.get_by_role("link", name="A review to hear: A bar from the site").click()
    expect(governor.get_by_text(SORRY)).to_be_visible()
    expect(governor.get_by_label("Something gentler takes its place")).to_be_visible()
    governor.get_by_label("It is lifted").check()
    governor.get_by_label("The reasons").fill("She has understood, and the queue is ordered now.")
    assert axe(governor) == []
    governor.get_by_role("button", name="Decide the review").click()
    expect(governor.get_by_text("It is decided and holds at once.")).to_be_visible()

    # It is gone from every day, and stays in the case.
    board = enter("office", "/staff/riverbank/reception/?name=Amina", size=DESK)
    expect(board.locator("#found")).to_contain_text("Amina Yusuf")
    expect(board.locator("#found")).not_to_contain_text(STAY_AWAY)
    home = enter("amina", "/family/", size=PHONE)
    expect(home.locator("main a[href*='/family/conduct/limits/']")).to_have_count(0)
    desk = enter("head", case[case.index("/staff/") :], size=DESK)
    expect(desk.get_by_text("Lifted by a review")).to_be_visible()
