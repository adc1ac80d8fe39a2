"""With the keyboard alone: sign in, skip to the content, change a detail, choose a language, sign out."""

import pytest
from playwright.sync_api import Page, expect

from accord.people.models import Guardian
from accord.web.demo.script import PASSWORD
from tests.browser.conftest import DESK


def tab_to(page: Page, words: str, *, most: int = 60) -> None:
    """Press Tab until the element with these words (text, label or name) has the focus; it must be visible there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            """() => {
                const at = document.activeElement;
                if (at === document.body) return ""; /* between the end of the page and its beginning */
                const label = at.labels && at.labels[0] ? at.labels[0].innerText : "";
                return [at.innerText, label, at.getAttribute("aria-label"), at.title].join(" | ");
            }"""
        )
        if words in said:
            outline = page.evaluate(
                """() => {
                    const ring = element => {
                        const style = getComputedStyle(element);
                        return style.outlineStyle !== "none" || style.boxShadow !== "none";
                    };
                    let at = document.activeElement;
                    for (let step = 0; at && step < 4; step += 1, at = at.parentElement) if (ring(at)) return true;
                    return false;
                }"""
            )
            assert outline, f"the focus on '{words}' cannot be seen"
            return
    raise AssertionError(f"the Tab key never comes to '{words}'")


@pytest.mark.requirement("A5", "A6")
def test_a_guardian_needs_no_mouse(people, site: str, page: Page) -> None:
    page.set_viewport_size(DESK)
    page.context.add_cookies([{"name": "language", "value": "en", "url": site}])
    page.goto(f"{site}/account/login/")
    tab_to(page, "E-mail address or sign-in name")
    page.keyboard.type("ewa.kowalska@home.example")
    tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/family/")

    page.keyboard.press("Tab")
    assert "main" in page.evaluate("document.activeElement.hash")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"

    page.goto(f"{site}/family/me/")
    tab_to(page, "Change my details")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "Telephone")
    page.keyboard.press("Control+a")
    page.keyboard.type("+44 7700 900777")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/family/me/")
    assert Guardian.objects.get(given_name="Ewa").phone.replace(" ", "") == "+447700900777"

    tab_to(page, "Choose a language")
    page.keyboard.press("Enter")
    tab_to(page, "العربية")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
