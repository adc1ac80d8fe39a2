"""The styleguide in a real browser: nothing for axe to find, nothing too wide, and scripts only as a help."""

import pytest
from playwright.sync_api import Browser

from accord.core.views.styleguide import PAGES

SCREENS = [
    pytest.param({"viewport": {"width": 1280, "height": 860}, "color_scheme": "light"}, id="desk-light"),
    pytest.param({"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"}, id="desk-dark"),
    pytest.param({"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}, id="phone-dark"),
    pytest.param({"viewport": {"width": 320, "height": 700}, "color_scheme": "light"}, id="narrow-light"),
]


@pytest.mark.requirement("A6")
@pytest.mark.parametrize("text", ["en", "ar"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_sample_can_be_used_by_everybody(browser: Browser, live_server, axe, screen: dict, text: str) -> None:
    context = browser.new_context(**screen, bypass_csp=True)
    page = context.new_page()
    for name in PAGES:
        page.goto(f"{live_server.url}/styleguide/?page={name}&text={text}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
    context.close()


@pytest.mark.requirement("A6")
def test_the_page_obeys_its_own_policy(browser: Browser, live_server) -> None:
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    for name in PAGES:
        page.goto(f"{live_server.url}/styleguide/?page={name}")
    assert refused == []
    context.close()


def test_menus_open_without_scripts_and_close_with_escape_where_there_are_scripts(
    browser: Browser, live_server
) -> None:
    address = f"{live_server.url}/styleguide/?page=family"
    still = browser.new_context(java_script_enabled=False)
    page = still.new_page()
    page.goto(address)
    page.locator("summary.language").click()
    assert page.get_by_role("button", name="Polski").is_visible()
    still.close()

    lively = browser.new_context()
    page = lively.new_page()
    page.goto(address)
    page.locator("summary.language").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Polski").is_visible()
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="Polski").is_hidden()
    assert page.evaluate("document.activeElement.matches('summary.language')")
    lively.close()


@pytest.mark.requirement("A6")
def test_below_900_pixels_the_menu_of_the_desk_opens_without_scripts(browser: Browser, live_server) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/styleguide/?page=staff")
    ways = page.get_by_role("navigation", name="Main")
    assert ways.is_hidden()
    page.get_by_role("link", name="Menu").click()
    assert ways.is_visible()
    ways.get_by_role("link", name="Close").click()
    assert ways.is_hidden()
    context.close()
