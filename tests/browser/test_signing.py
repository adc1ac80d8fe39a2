"""The charter is read and signed on a phone, in Arabic, in a few taps; every page of it is accessible."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accord.charters.models import Acknowledgement
from accord.charters.tests.making import CHARTER, published, with_text
from accord.core import clock
from tests.browser.conftest import DESK, PHONE, follow
from tests.cast import MONDAY

PICTURES = os.environ.get("ACCORD_PICTURES", "")


@pytest.fixture
def charter(people):
    """The charter of Riverbank, in English and Arabic, in force today."""
    return published(people)


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page where somebody wants to look at it."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


@pytest.mark.requirement("B3", "A6", "K8")
def test_signing_in_arabic_on_a_phone(
    people, charter, enter: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = enter("amina", "/family/", size=PHONE, language="ar")
    picture(page, "home-ar")
    page.locator(f"a[href='/family/charter/{people.riverbank.ref}/sign/']").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert axe(page) == []
    picture(page, "sign-ar")
    page.locator("details.disclosure summary").first.click()
    expect(page.get_by_text("نصغي إليكم")).to_be_visible()
    page.locator("#id_agree").check()
    page.locator("#id_typed_name").fill("أمينة يوسف")
    page.locator("#signature button[type=submit]").click()
    page.wait_for_url("**/answers/**")
    assert axe(page) == []
    picture(page, "answer-ar")
    kept = Acknowledgement.objects.get()
    assert (kept.text.language, kept.typed_name) == ("ar", "أمينة يوسف")


@pytest.mark.requirement("B3", "K8")
def test_every_page_of_signing_is_accessible(
    people, charter, enter: Callable[..., Page], site: str, axe: Callable[[Page], list[str]]
) -> None:
    ref = people.riverbank.ref
    page = enter("amina", f"/family/charter/{ref}/sign/", size=PHONE, language="en")
    assert axe(page) == []
    picture(page, "sign-en")
    page.get_by_role("button").filter(has_text="Sign the charter").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert axe(page) == []
    picture(page, "sign-en-refused")
    page.goto(f"{site}/family/charter/{ref}/sign/decline/")
    assert axe(page) == []
    picture(page, "decline-en")
    page.get_by_text("Point to the sentences in the charter").click()
    page.locator("input[name=clauses]").first.check()
    page.locator("#id_reason").fill("Three days are long when a child is unhappy.")
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/answers/**")
    assert axe(page) == []
    picture(page, "declined-en")
    page.goto(f"{site}/family/charter/{ref}/promises/")
    assert axe(page) == []
    for size, name in ((DESK, "desk"), (PHONE, "phone")):
        office = enter("office", "/staff/riverbank/charter/signatures/", size=size, language="en")
        for path in ("", "names/", "record/?name=ka", "meeting/", "talks/", "paper/"):
            office.goto(f"{site}/staff/riverbank/charter/signatures/{path}")
            assert axe(office) == [], path
            picture(office, f"office-{path.split('/')[0] or 'report'}-{name}")
        office.goto(f"{site}/staff/riverbank/charter/signatures/talks/")
        follow(office.locator("main article a").first)
        assert axe(office) == []
        picture(office, f"office-talk-{name}")
        office.goto(f"{site}/staff/riverbank/charter/signatures/record/guardian/{people.guardians['kavitha'].ref}/")
        assert axe(office) == []
        picture(office, f"office-record-{name}")


@pytest.mark.requirement("B3")
def test_what_changed_stands_on_top(people, charter, enter: Callable[..., Page], axe) -> None:
    page = enter("amina", f"/family/charter/{people.riverbank.ref}/sign/", size=PHONE, language="en")
    page.locator("#id_agree").check()
    page.locator("#signature button[type=submit]").click()
    page.wait_for_url("**/answers/**")
    after = MONDAY.replace(day=25)
    with clock.stand_still_at(after):
        published(people, with_text(CHARTER, "listening", {"en": "We listen on Tuesdays.", "ar": "نصغي."}))
        page = enter("amina", f"/family/charter/{people.riverbank.ref}/sign/", size=PHONE, language="en")
        expect(page.get_by_text("What has changed since you signed edition 1")).to_be_visible()
        assert axe(page) == []
        picture(page, "changed-en")
