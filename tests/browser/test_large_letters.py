"""Letters twice as large, on a narrow phone, in languages of long words: nothing scrolls sideways, no ways touch."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page

from accord.charters.tests import making

pytestmark = pytest.mark.requirement("A6")
LARGE = "document.addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')"
BEYOND = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
GAPS = """() => {
  const words = [...document.querySelectorAll('.bar li a > span:not(.bar__count, .unseen)')].map(span => {
    const range = document.createRange(); range.selectNodeContents(span); return range.getBoundingClientRect();
  }).sort((a, b) => a.left - b.left);
  return words.slice(1).map((word, place) => word.left - words[place].right);
}"""


@pytest.mark.parametrize(("language", "width"), [("ar", 360), ("en", 320), ("ta", 360)])
def test_letters_twice_as_large_do_not_widen_a_page(
    people: object, enter: Callable[..., Page], language: str, width: int
) -> None:
    making.published(people)  # type: ignore[arg-type]
    charter = f"/family/charter/{people.riverbank.ref}/"  # type: ignore[attr-defined]
    page = enter("amina", "/family/", size={"width": width, "height": 700}, language=language)
    page.add_init_script(LARGE)
    for path in ("/family/", "/family/messages/", "/family/notices/", charter, f"{charter}sign/", "/family/me/",
                 "/family/child-at-risk/", "/family/conduct/report/", "/account/password/change/"):  # fmt: skip
        page.goto(page.url.split("/family")[0].split("/account")[0] + path)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert page.evaluate(BEYOND) <= 0, (language, width, path)


@pytest.mark.parametrize("width", [320, 390])
def test_the_ways_under_the_thumb_do_not_touch_in_any_language(
    people: object, enter: Callable[..., Page], width: int
) -> None:
    for language, _name in settings.LANGUAGES:
        page = enter("amina", "/family/messages/", size={"width": width, "height": 844}, language=language)
        gaps = page.evaluate(GAPS)
        assert len(gaps) >= 2
        assert min(gaps) >= 7, (language, width, gaps)
        assert page.evaluate(BEYOND) <= 0
