"""A mother complains on a phone in Arabic: from her concern, by a look, over her points, to her dates."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accord.concerns.models import Complaint, Concern
from accord.web.demo import Cast
from tests.browser.conftest import NARROW, PHONE, follow
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("H2"), pytest.mark.requirement("H4"), pytest.mark.requirement("A6")]


@pytest.fixture
def concern(people: Cast) -> Concern:
    return Concern.objects.create(
        school=people.riverbank, guardian=people.guardians["amina"], student=people.students["idris"],
        topic="friendships", language="ar", raised_at=MONDAY,
        what_happened="ضُرب ابني في الساحة مرتين.\n\nلم يتصل بي أحد من المدرسة.",
        put_right="أطلب أن يكون معه أحد في الاستراحة.",
    )  # fmt: skip


def look(page: Page, axe: Callable[[Page], list[str]]) -> None:
    """Nothing for axe to find, and nothing wider than a narrow phone."""
    assert axe(page) == [], page.url
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, page.url
    page.set_viewport_size(PHONE)


def test_a_mother_complains_from_a_concern_and_sees_her_dates(
    concern: Concern, people: Cast, enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = enter("amina", f"/family/complaints/new/?concern={concern.ref}", size=PHONE, language="ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#id_letter")).to_have_value(f"{concern.what_happened}\n\n{concern.put_right}")
    page.locator("main details summary").first.click()
    page.locator(f'input[name="about"][value="{people.staff["deputy"].ref}"]').check()
    look(page, axe)
    page.locator('button[name="go"][value="look"]').click()
    expect(page.locator(".promises")).to_contain_text("Helen Moss")
    look(page, axe)
    page.locator('button[name="go"][value="send"]').click()

    expect(page.locator("#id_text_1")).to_have_value("ضُرب ابني في الساحة مرتين.")
    expect(page.locator("#id_wanted_2")).to_have_value("أطلب أن يكون معه أحد في الاستراحة.")
    look(page, axe)
    follow(page.locator('button[name="go"][value="confirm"]'))

    complaint = Complaint.objects.get()
    assert complaint.concern == concern
    assert complaint.points.filter(confirmed_at__isnull=False).count() == 2
    expect(page.locator("h1")).to_contain_text(complaint.number)
    expect(page.locator(".course__stage--now")).to_contain_text("Helen Moss")
    expect(page.locator(".course__stage--now .promise--calm").last).to_be_visible()
    look(page, axe)
