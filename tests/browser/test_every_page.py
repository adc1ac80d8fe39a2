"""Every page that a person can reach from home: accessible, narrow enough, in its own origin, both directions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.conftest import NARROW, PHONE

STARTS = {
    "amina": ["/family/"],
    "tan": ["/staff/riverbank/"],
    "office": ["/staff/riverbank/"],
    "admin": ["/staff/riverbank/"],
    "safeguarding": ["/staff/riverbank/people/students/"],
    "chief": ["/"],
}
STRANGER = ["/account/login/", "/join/"]
MOST_PAGES = 70


@pytest.mark.requirement("A6", "K8")
@pytest.mark.parametrize("key", STARTS)
def test_every_page_of_a_person(
    key: str, enter: Callable[..., Page], site: str, axe: Callable[[Page], list[str]]
) -> None:
    page = enter(key, STARTS[key][0], size=PHONE)
    seen = walk(page, site, STARTS[key], axe)
    assert len(seen) >= 3, f"only {seen} were reached"


@pytest.mark.requirement("A6", "K8")
def test_every_page_of_a_stranger(people, page: Page, site: str, axe: Callable[[Page], list[str]]) -> None:
    page.set_viewport_size(PHONE)
    assert len(walk(page, site, STRANGER, axe)) >= 3


def walk(
    page: Page, site: str, starts: list[str], axe: Callable[[Page], list[str]], *, most: int = MOST_PAGES
) -> list[str]:
    """Follow the links of each page, one page for each address pattern, and look at every one closely."""
    said: list[str] = []
    page.on("request", lambda request: request.url.startswith((site, "data:")) or said.append(request.url))
    waiting, seen = list(starts), dict[str, str]()
    faults: list[str] = []
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        name = pattern_of(path)
        if name is None or name in seen:
            continue
        seen[name] = path
        with complaints(page, said):
            answer = page.goto(site + path, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, f"{path} answered {answer.status}"
        waiting += links(page, site)
        faults += [f"{path} · {fault}" for fault in look(page, axe)]
    assert not faults, "\n".join(faults)
    assert not said, "\n".join(said)
    return list(seen)


@contextmanager
def complaints(page: Page, said: list[str]) -> Iterator[None]:
    """Keep what the browser complains of while the page loads; the checker's own doings come later."""

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            said.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    yield
    page.remove_listener("console", hear)


def look(page: Page, axe: Callable[[Page], list[str]]) -> list[str]:
    """Return what is wrong with this page: for a reader of English by day, and of Arabic by night."""
    faults = axe(page)
    page.set_viewport_size(NARROW)
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if over > 0:
        faults.append(f"{over} px too wide at 320 px")
    page.set_viewport_size(PHONE)
    language = page.locator("html").get_attribute("lang") or "en"
    speak(page, "ar")
    page.emulate_media(color_scheme="dark")
    page.reload()
    if page.locator("html").get_attribute("dir") != "rtl":
        faults.append("does not read from right to left in Arabic")
    faults += [f"in Arabic, dark: {fault}" for fault in axe(page)]
    page.emulate_media(color_scheme="light")
    speak(page, language)
    return faults


def speak(page: Page, language: str) -> None:
    """Choose the language of all pages on this device."""
    page.context.add_cookies(
        [{"name": "language", "value": language, "domain": urlsplit(page.url).hostname or "", "path": "/"}]
    )


def links(page: Page, site: str) -> list[str]:
    """Return the addresses of our own pages that this page leads to."""
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    paths = [urlsplit(href) for href in hrefs if href.startswith(site)]
    return [f"{part.path}?{part.query}" if part.query else part.path for part in paths]


def pattern_of(path: str) -> str | None:
    """Return the name of an address pattern, or None for what is no page (files, static)."""
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    if path.startswith("/static/") or urlsplit(path).path.endswith((".pdf", ".csv", ".png")):
        return None
    return match.view_name
