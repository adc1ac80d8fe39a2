"""A conversation and the charter on paper, printed from the browser: what was written, and nothing to press or fill."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from accord.charters.tests import making
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE
from tests.browser.waiting import two_wait_for_tan

pytestmark = pytest.mark.requirement("A6", "B5")

PAPER = "main button, main input, main textarea, main select, .bar, .desk__nav, summary, .button, .unanswered, .foot"
SHOWN = f"""() => [...document.querySelectorAll("{PAPER}")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().width > 1)
  .map(one => one.outerHTML.slice(0, 80))"""
BEYOND = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_paper_holds_what_was_written_and_nothing_to_press(
    people: Cast, enter: Callable[..., Page], language: str
) -> None:
    making.published(people)
    matter = two_wait_for_tan(people)[0]
    for who, path, size in (
        ("amina", f"/family/messages/{matter.ref}/", PHONE),
        ("tan", f"/staff/riverbank/messages/{matter.ref}/", DESK),
        ("amina", f"/family/charter/{people.riverbank.ref}/", PHONE),
    ):
        page = enter(who, path, size=size, language=language)
        page.wait_for_load_state("networkidle")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 672, "height": 1000})
        assert page.locator("h1").first.is_visible(), path
        assert page.locator(".top__school b").is_visible(), path
        if "messages" in path:
            assert page.get_by_text("Idris came home in tears tonight.").is_visible(), path
            assert page.locator(".message__sheet > p").first.bounding_box()["width"] > 40, "who wrote it"  # type: ignore[index]
        assert page.evaluate(SHOWN) == [], path
        assert page.evaluate(BEYOND) <= 0, path
        page.close()
