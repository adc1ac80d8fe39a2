"""The charter's way from draft to families in a browser: accessible, narrow enough, in both directions of writing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from accord.charters.actions.answer_comment import answer_comment
from accord.charters.actions.open_consultation import open_consultation
from accord.charters.models import Comment, Consultation
from accord.charters.tests import making
from accord.core import clock
from tests.browser.conftest import DESK, NARROW, PHONE

WEEK = timedelta(days=7)
DRAFT = replace(
    making.with_text(
        making.CHARTER,
        "listening",
        {"en": "We always listen to you and to your child.", "ar": "نصغي إليكم وإلى طفلكم دائمًا."},
    ),
    change_note={"en": "We listen to children too.", "ar": "نصغي إلى الأطفال أيضًا."},
)


@pytest.fixture
def places(people) -> dict[str, str]:
    """A charter in force, one to come, a draft open for comments with some, and where each of them stands."""
    making.published(people)
    head = making.post(people, "head")
    to_come = making.published(people, DRAFT, starts_on=head.on + WEEK)
    draft = making.draft(people, making.with_hours(DRAFT))
    consultation = open_consultation(
        edition=draft, by=head, at=clock.now(), audiences=["guardians"], opens_on=head.on, closes_on=head.on + WEEK
    )
    for key, login, asked in (("answers", "tan", None), ("listening", "amina", consultation)):
        Comment.objects.create(
            edition=draft, clause_key=key, consultation=asked, by=people.login(login), language="en",
            text="Is this long enough for everybody?",
        )  # fmt: skip
    answer_comment(
        comment=Comment.objects.get(consultation=consultation), by=head, at=clock.now(), taken_up=True,
        text="Thank you, we changed it.", for_everybody="You asked for more time to answer. You have it now.",
    )  # fmt: skip
    making.approve(people, draft)
    desk, home = "/staff/riverbank/charter", "/family/charter"
    return {
        "charter": f"{home}/{people.riverbank.ref}/",
        "editions": f"{home}/{people.riverbank.ref}/editions/",
        "changes": f"{home}/editions/{to_come.ref}/changes/",
        "consultation": f"{home}/consultations/{consultation.ref}/",
        "comment": f"{home}/consultations/{consultation.ref}/comment/?clause=listening",
        "review": f"{desk}/drafts/{draft.ref}/review/",
        "results": f"{desk}/consultations/{consultation.ref}/",
        "answer": f"{desk}/comments/{Comment.objects.get(consultation=consultation).ref}/",
        "open": f"{desk}/drafts/{draft.ref}/consultation/",
        "approve": f"{desk}/drafts/{draft.ref}/approve/",
        "publish": f"{desk}/drafts/{draft.ref}/publish/",
        "all": f"{desk}/editions/",
        "edition": f"{desk}/editions/{to_come.ref}/",
        "compare": f"{desk}/drafts/{draft.ref}/".replace("drafts", "editions") + "changes/",
    }


FAMILY = ("charter", "editions", "changes", "consultation", "comment")
STAFF = ("review", "results", "answer", "open", "approve", "publish", "all", "edition", "compare")


@pytest.mark.requirement("B1", "A6", "K8")
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("who", "pages", "size"), [("amina", FAMILY, PHONE), ("head", STAFF, DESK)])
def test_every_page_of_the_charter(places, enter, site, axe, language, who, pages, size) -> None:
    page = enter(who, places[pages[0]], size=size, language=language)
    faults: list[str] = []
    for name in pages:
        page.set_viewport_size(size)
        answer = page.goto(site + places[name])
        assert answer is not None
        assert answer.status == 200, name
        faults += [f"{name} · {fault}" for fault in axe(page)]
        page.set_viewport_size(NARROW)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        faults += [f"{name} · wider than a narrow phone"] if wide else []
    assert not faults, "\n".join(faults)


@pytest.mark.requirement("B1")
def test_a_guardian_comments_on_a_clause_without_a_mouse(places, enter) -> None:
    page = enter("amina", places["consultation"], language="en")
    link = page.locator("#clause-answers a.remarks__add")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_label("What do you think?").fill("Two days would be better.")
    page.get_by_role("button", name="Send this to the school").click()
    page.wait_for_url("**/consultations/*/#clause-answers")
    assert "Two days would be better." in page.locator("#clause-answers").inner_text()
    assert Comment.objects.filter(consultation=Consultation.objects.get()).count() == 2
