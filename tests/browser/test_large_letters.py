"""Letters twice as large, on a narrow phone, in languages of long words: nothing scrolls sideways, no ways touch."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from playwright.sync_api import Page

from accord.charters.tests import making
from accord.core import clock
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.written import write
from accord.web.demo import Cast
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("A6")
LARGE = "document.addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')"
BEYOND = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
GAPS = """() => {
  const words = [...document.querySelectorAll('.bar li a > span:not(.bar__count, .unseen)')].map(span => {
    const range = document.createRange(); range.selectNodeContents(span); return range.getBoundingClientRect();
  }).sort((a, b) => a.left - b.left);
  return words.slice(1).map((word, place) => word.left - words[place].right);
}"""

STAFF = ("{ref}/", "{ref}/pass/", "{ref}/copy/", "today/", "new/", "log/", "templates/", "search/?q=Idris")
FAMILY = ("{ref}/", "{ref}/copy/", "write/", "search/?q=Idris")
CUT = """() => [...document.querySelectorAll('.desk-list *, .desk-sheet *, main *')]
  .filter(one => one.checkVisibility() && !one.closest('.unseen, svg, .chips, .tabs, select, input'))
  .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 2)
  .map(one => `${one.className}: ${one.textContent.trim().slice(0, 40)}`)"""


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


@pytest.mark.requirement("C9")
@pytest.mark.parametrize(("language", "width"), [("ar", 360), ("en", 320), ("pl", 360)])
def test_letters_twice_as_large_do_not_widen_a_page_of_messages(
    people: Cast, enter: Callable[..., Page], language: str, width: int
) -> None:
    at = MONDAY - timedelta(hours=3)
    with clock.travel_to(at - timedelta(days=5)):
        matter = write(people, at - timedelta(days=5), subject="Unterrichtsgegenstandsverzeichnis").message.conversation
        redirect_conversation(
            conversation=matter, to_staff=people.staff["tan"], to_team=None, by_staff=None, by="login:test", at=at
        )
    Message.objects.update(visible_at=at)
    Conversation.objects.update(visible_to_staff_at=at)
    for who, root, further in (("tan", "/staff/riverbank/messages/", STAFF), ("amina", "/family/messages/", FAMILY)):
        page = enter(who, root, size={"width": width, "height": 700}, language=language)
        page.add_init_script(LARGE)
        for path in (root, *(root + part.format(ref=matter.ref) for part in further)):
            page.goto(page.url.partition(root)[0] + path)
            page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            assert page.evaluate(BEYOND) <= 0, (who, language, width, path)
            assert page.evaluate(CUT) == [], (who, language, width, path)


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
