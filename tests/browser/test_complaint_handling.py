"""From findings to the panel: found, answered, read at home, taken further, a panel seated, its papers opened."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Bundle, Complaint
from accord.concerns.papers import pages_of
from accord.concerns.tests.handled import confirmed, past_the_middle
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE


def act(page: Page, words: str) -> None:
    """Press a button and wait for the page that comes back."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()


@pytest.mark.requirement("H2", "H3", "H4")
def test_a_complaint_from_findings_to_the_papers_of_a_panel(
    people: Cast, enter: Callable[..., Page], site: str, axe: Callable[[Page], list[str]]
) -> None:
    complaint = confirmed(people, about=[people.staff["tan"]])
    at_desk, asked = f"/staff/riverbank/complaints/{complaint.ref}/", f"/asked/complaints/{complaint.ref}/"

    page = enter("deputy", f"{at_desk}step/investigator/", size=DESK)
    expect(page.locator("main")).not_to_contain_text("Hui Min Tan")
    page.get_by_label("Hana Weiss").check()
    act(page, "Name them")

    page = enter("year_head", asked, size=PHONE)
    for _each in range(2):
        page.get_by_role("link", name="Write what was found").first.click()
        page.get_by_label("Right in part").check()
        page.get_by_label("Why").first.fill("The register shows it.")
        act(page, "Keep it")
    assert axe(page) == []

    page = enter("deputy", f"{at_desk}step/answer/", size=DESK)
    page.get_by_label("Our answer").fill("We are sorry that nobody rang.")
    act(page, "Send the letter")
    expect(page.locator("main")).to_contain_text("Answered. The family has the letter.")
    assert axe(page) == []

    page = enter("amina", f"/family/complaints/{complaint.ref}/papers/", language="en")
    with page.expect_download() as letter:
        page.get_by_role("link", name="Outcome letter, stage 1").click()
    assert letter.value.path().read_bytes().startswith(b"%PDF")
    assert axe(page) == []
    page.goto(f"{site}/family/complaints/{complaint.ref}/next/")
    act(page, "Ask for the next stage")
    assert current_stage(Complaint.objects.get(pk=complaint.pk)).number == 2

    past_the_middle(people, complaint)
    page = enter("chair", f"{at_desk}step/seat/", size=DESK)
    expect(page.locator("main")).not_to_contain_text("Leo Grant")
    page.get_by_label("Carys Price").check()
    page.get_by_label("They chair the panel").check()
    act(page, "Seat them")
    page.goto(f"{site}{at_desk}step/seat/")
    page.get_by_label("Gil Hart").check()
    act(page, "Seat them")
    page.goto(f"{site}{at_desk}step/seat/")
    page.get_by_label("Somebody from outside").check()
    page.get_by_label("Name of the member from outside").fill("Iris Vane")
    page.get_by_label("They are independent of the school").check()
    act(page, "Seat them")
    page.goto(f"{site}{at_desk}step/hearing/")
    page.get_by_label("Day").fill("2026-12-07")
    page.get_by_label("Time").fill("16:00")
    page.get_by_label("Where").fill("The library")
    act(page, "Set it")
    page.goto(f"{site}{at_desk}step/send/")
    act(page, "Send them")
    expect(page.locator("main")).to_contain_text("The panel and the family have the papers.")

    page = enter("governor", asked, size=PHONE)
    with page.expect_download() as papers:
        page.get_by_role("link", name="Papers for the hearing").click()
    assert pages_of("papers", papers.value.path().read_bytes()) == Bundle.objects.get().pages
    assert axe(page) == []
