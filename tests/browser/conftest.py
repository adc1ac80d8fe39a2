"""A real Chromium against a real server on a socket, with the cast on stage and the clock at MONDAY."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page

from accord.core import clock
from accord.web.demo import Cast, stage
from accord.web.demo.news import spread_news
from tests.cast import MONDAY

AXE = (Path(__file__).parent / "axe.min.js").read_text()
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 700}
DESK = {"width": 1280, "height": 860}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def database_beside_the_browser() -> None:
    """Playwright keeps an event loop in this thread; the database may be used beside it all the same."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("ACCORD_CHROMIUM", "/usr/bin/chromium"),
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage",
        ],
    }  # fmt: skip


@pytest.fixture
def people(transactional_db: None) -> Iterator[Cast]:
    """The cast, visible to the server's threads, on the fixed day of the story."""
    with clock.stand_still_at(MONDAY):
        cast = stage(at=MONDAY)
        spread_news(at=MONDAY)
        yield cast


@pytest.fixture
def site(people: Cast, live_server) -> str:
    """The address of the running server."""
    return live_server.url


@pytest.fixture
def enter(people: Cast, site: str, context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a page as a person of the cast, without the sign-in form.

    The second factor counts as given; signing in itself is tested in test_sign_in.py. No script may fail meanwhile.
    """
    broken: list[str] = []
    context.on("weberror", lambda met: broken.append(str(met.error)))

    def open_as(key: str, path: str = "/", *, size: dict = PHONE, language: str = "") -> Page:
        client = Client()
        client.force_login(people.login(key))
        session = client.session
        session["account_authentication_methods_user"] = str(people.login(key).pk)
        session["account_authentication_methods"] = [{"method": "mfa", "at": MONDAY.timestamp(), "type": "totp"}]
        session.save()
        context.clear_cookies()
        cookies = [{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": site}]
        if language:
            cookies.append({"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site})
        context.add_cookies(cookies)
        page = context.new_page()
        page.set_viewport_size(size)
        page.goto(site + path)
        return page

    yield open_as
    assert broken == []


def follow(link: Locator) -> None:
    """Press what leads to another page, and wait until that page is there; looking at once might see the old one."""
    with link.page.expect_navigation():
        link.click()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Return a function that lists the accessibility faults axe finds on a page, as readable lines.

    It looks at the end of the page, where the family's fixed bar covers nothing but the margin, once everything of the
    page has come: what comes later would push the end away.
    """

    def look(page: Page) -> list[str]:
        page.wait_for_load_state("load")
        page.evaluate(AXE + ";null")
        result = page.evaluate(
            """async tags => {
                await document.fonts.ready;
                window.scrollTo({top: document.documentElement.scrollHeight, behavior: "instant"});
                return axe.run(document, {runOnly: tags});
            }""",
            AXE_TAGS,
        )
        return [
            f"{fault['id']}: {fault['help']} · {node['target']} · {node['html'][:120]}"
            for fault in result["violations"]
            for node in fault["nodes"]
        ]

    return look
