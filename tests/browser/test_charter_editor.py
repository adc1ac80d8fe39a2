"""A headteacher writes the charter: a clause in two languages and a rule, on a phone and at a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from accord.charters.actions.begin_draft import begin_draft
from accord.charters.models import Clause, ClauseRule, Edition
from accord.charters.tests.making import CHARTER
from accord.web.demo import Cast
from tests.browser.conftest import DESK, NARROW, PHONE, follow
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("B1", "B2")

CHARTER_PAGES = "/staff/riverbank/charter/"


@pytest.fixture
def edition(people: Cast) -> Edition:
    return begin_draft(school=people.riverbank, by="login:test", at=MONDAY, content=CHARTER)


def clause_of(edition: Edition, key: str) -> Clause:
    return Clause.objects.get(edition=edition, key=key)


def look(page: Page, axe: Callable[[Page], list[str]]) -> None:
    """Nothing for axe to find, and nothing wider than a narrow phone."""
    assert axe(page) == [], page.url
    size = page.viewport_size
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, page.url
    if size:
        page.set_viewport_size(size)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_clause_and_its_rule_are_changed_in_two_languages(
    edition: Edition, enter: Callable[..., Page], axe: Callable[[Page], list[str]], size: dict, language: str
) -> None:
    page = enter("head", f"{CHARTER_PAGES}drafts/{edition.ref}/", size=size, language=language)
    look(page, axe)
    answers = page.locator("#clause-answers")
    expect(answers).to_contain_text("نجيبكم خلال")
    follow(answers.locator(".draft-clause__foot a").first)
    look(page, axe)
    english, arabic = page.locator("#id_text_en"), page.locator("#id_text_ar")
    expect(arabic).to_have_attribute("dir", "rtl")
    english.fill("We answer within {general.answer}.\nYou may ask")
    page.locator('write-plainly[data-target="id_text_en"] [data-mark="list"]').click()
    expect(english).to_have_value("We answer within {general.answer}.\n- You may ask")
    arabic.fill("نجيب خلال {general.answer} من الآن.")
    page.locator('button[name="show"]').click()
    expect(page.locator("#reads li")).to_have_text("You may ask")
    expect(english).to_have_value("We answer within {general.answer}.\n- You may ask")
    look(page, axe)
    page.locator("main form[data-keep] button.button--main").click()
    expect(page.locator("#clause-answers")).to_contain_text("من الآن")
    assert clause_of(edition, "answers").wordings.get(language="en").text.endswith("- You may ask")

    follow(page.locator("#clause-answers .draft-rules a").first)
    look(page, axe)
    before = page.locator("#rule-preview").inner_text()
    amount = page.locator('#rule-form input[name^="answer"]').first
    amount.fill("7")
    expect(page.locator("#rule-preview")).not_to_have_text(before)
    page.locator("#rule-form button.button--main").click()
    expect(page.locator("#clause-answers .draft-clause__side").first).to_contain_text("7 working days")
    assert ClauseRule.objects.get(edition=edition, name="general").values["answer"] == "7 working_days"


def test_everything_can_be_written_without_scripts(
    edition: Edition, enter: Callable[..., Page], browser: Browser, site: str
) -> None:
    entered = enter("head", CHARTER_PAGES, size=PHONE)
    still = browser.new_context(java_script_enabled=False, storage_state=entered.context.storage_state())
    page = still.new_page()
    page.goto(f"{site}{CHARTER_PAGES}clauses/{clause_of(edition, 'listening').ref}/")
    expect(page.locator(".write-tools").first).to_be_hidden()
    page.locator("#id_text_en").fill("We listen without scripts.")
    page.get_by_role("button", name="Save the clause").click()
    expect(page.locator("#clause-listening")).to_contain_text("We listen without scripts.")
    page.locator("#clause-listening").get_by_role("link", name="Add a rule").click()
    page.get_by_role("link", name="Time to raise").or_(page.locator('a[href*="complaint_time_limit"]')).first.click()
    page.locator('input[name="months"]').fill("6")
    page.get_by_role("button", name="Show what it means").click()
    expect(page.locator('input[name="months"]')).to_have_value("6")
    expect(page.locator("#rule-preview li").first).to_be_visible()
    page.get_by_role("button", name="Save the rule").click()
    assert clause_of(edition, "listening").rules.get().values["months"] == 6
    still.close()


def test_what_is_half_written_is_not_left_by_mistake(edition: Edition, enter: Callable[..., Page]) -> None:
    page = enter("head", f"{CHARTER_PAGES}clauses/{clause_of(edition, 'listening').ref}/", size=DESK)
    page.locator("#id_text_en").press_sequentially("More. ")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("about:blank")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_words_for_children_are_written_in_a_fold_of_their_own(
    edition: Edition, enter: Callable[..., Page], axe: Callable[[Page], list[str]], size: dict
) -> None:
    clause = clause_of(edition, "answers")
    page = enter("head", f"{CHARTER_PAGES}clauses/{clause.ref}/?beside=ar", size=size)
    english, arabic = page.locator("#id_children_en"), page.locator("#id_children_ar")
    expect(english).to_be_hidden()
    page.get_by_text("In words for children").click()
    expect(arabic).to_have_attribute("dir", "rtl")
    english.fill("We write back within {general.answer}.")
    arabic.fill("نكتب إليكم (المهلة: {general.answer}).")
    page.locator('button[name="show"]').click()
    expect(english).to_have_value("We write back within {general.answer}.")
    expect(page.locator("#reads")).to_contain_text("We write back within 3 working days.")
    look(page, axe)
    page.locator("main form[data-keep] button.button--main").click()
    page.wait_for_url("**/drafts/**")
    assert {one.language for one in clause.children_wordings.all()} == {"en", "ar"}
