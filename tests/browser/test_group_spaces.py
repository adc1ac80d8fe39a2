"""Class spaces in a real browser, on both faces: every page, and coming in, writing and reporting by hand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accord.core import clock
from accord.messaging.actions.ask_second_look import ask_second_look
from accord.messaging.actions.moderate_post import Step, moderate_post
from accord.messaging.actions.report_post import report_post
from accord.messaging.models import GroupPost, GroupSpace
from accord.messaging.tests.spaces import come_in, opened
from accord.web.demo import Cast
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_every_page import walk
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("C7", "A6", "K8")
FAMILY, STAFF = "/family/spaces/", "/staff/riverbank/spaces/"
LONG = "https://example.org/" + "a-very-long-address-without-a-break-" * 6


@pytest.fixture
def space(people: Cast) -> GroupSpace:
    """4B has a space in which something was written, reported and removed."""
    found = opened(people, own_rules="Birthday invitations go by paper.")
    for key, called in (("amina", "Amina"), ("ewa", "Ewa from the ferry"), ("siti", "Siti")):
        come_in(people, found, key, called)
    at = clock.now()
    texts = ((None, "Welcome. Swimming is on Friday."), ("ewa", LONG), ("siti", "Who has a spare recorder?"))
    for key, text in (*texts, ("amina", "أهلا بكم جميعا"), ("amina", "Removed words.")):
        writer = {"guardian": people.guardians[key]} if key else {"staff": people.staff["tan"]}
        GroupPost.objects.create(space=found, text=text, written_at=at, visible_at=at, **writer)
    removed = GroupPost.objects.get(text="Removed words.")
    moderate_post(
        post=removed, step=Step.REMOVE, reason="It names a child.", staff=people.staff["tan"], by="login:tan", at=at
    )
    report_post(
        post=GroupPost.objects.get(text=LONG), guardian=people.guardians["amina"], reason="I do not know this place.",
        child_at_risk=False, by="login:amina", at=at,
    )  # fmt: skip
    return found


def test_every_page_for_a_family(
    space: GroupSpace, enter: Callable[..., Page], site: str, axe: Callable[[Page], list[str]]
) -> None:
    page = enter("amina", FAMILY, size=PHONE)
    removed = GroupPost.objects.get(text="Removed words.")
    other = GroupPost.objects.get(text=LONG)
    here = [FAMILY, f"{FAMILY}{space.ref}/", f"{FAMILY}{space.ref}/enter/", f"{FAMILY}posts/{other.ref}/report/"]
    closely(page, site, axe, [*here, f"{FAMILY}posts/{removed.ref}/second-look/"])


def test_every_page_for_staff(
    space: GroupSpace, enter: Callable[..., Page], site: str, axe: Callable[[Page], list[str]]
) -> None:
    removed, reported = GroupPost.objects.get(text="Removed words."), GroupPost.objects.get(text=LONG)
    ask_second_look(post=removed, words="It was about my own son.", by="login:amina", at=clock.now())
    page = enter("head", STAFF, size=PHONE)
    here = [STAFF, f"{STAFF}new/", f"{STAFF}{space.ref}/", f"{STAFF}{space.ref}/change/"]
    closely(page, site, axe, [*here, f"{STAFF}posts/{reported.ref}/", f"{STAFF}posts/{removed.ref}/second-look/"])


def closely(page: Page, site: str, axe: Callable[[Page], list[str]], addresses: list[str]) -> None:
    """Look at these pages as at every other, without following their links."""
    seen: dict[str, str] = {}
    walk(page, site, addresses, axe, seen, most=len(addresses))
    assert len(seen) == len(addresses)


def test_coming_in_writing_and_reporting(people: Cast, space: GroupSpace, enter: Callable[..., Page]) -> None:
    page = enter("grace", FAMILY)
    page.get_by_role("link", name="Class 4B").click()
    expect(page.get_by_label("What shall the other families call you?")).to_have_value("Grace")
    page.get_by_label("I have read the ground rules and keep to them").check()
    page.get_by_role("button", name="Come in").click()
    page.get_by_label("What would you like to say to the class?").fill("We have two recorders.")
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_text("We have two recorders.")).to_be_visible()
    page.get_by_role("link", name="Report Siti").click()
    page.get_by_label("What troubles you about it?").fill("I would rather not say.")
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_text("Nobody else learns that it was you.")).to_be_visible()
    desk = enter("tan", f"{STAFF}{space.ref}/", size=DESK)
    expect(desk.get_by_text("Reported by 1 person")).to_have_count(2)
    assert clock.now().date() == MONDAY.date()
