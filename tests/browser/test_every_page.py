"""Every page that a person can reach from home: accessible, narrow enough, in its own origin, both directions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.conftest import NARROW, PHONE

STARTS = {
    "amina": ["/family/"],
    "tan": ["/staff/riverbank/"],
    "office": ["/staff/riverbank/"],
    "admin": ["/staff/riverbank/"],
    "safeguarding": ["/staff/riverbank/", "/staff/riverbank/people/students/"],
    "head": ["/staff/riverbank/"],
    "chief": ["/"],
}
STRANGER = ["/account/login/", "/join/"]
MOST_PAGES = 200
PARTS = 2
"""Every page is looked at once by whoever comes to it first; so many tests share the pages among them."""

HEAR_REFUSALS = """
window.refusals = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refusals.push(`${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`));
"""


@pytest.mark.requirement("A6", "K8")
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page(part: int, enter: Callable[..., Page], site: str, axe: Callable[[Page], list[str]]) -> None:
    seen: dict[str, str] = {}
    for key, starts in STARTS.items():
        page = enter(key, starts[0], size=PHONE)
        before = len(seen)
        walk(page, site, starts, axe, seen, lambda name: crc32(name.encode()) % PARTS == part)
        assert len(seen) > before, f"{key} came to no page of their own"
        page.close()
    assert len(seen) > 100, f"only {len(seen)} pages were reached"


@pytest.mark.thorough
@pytest.mark.parametrize("key", STARTS)
def test_every_page_of_a_person(
    key: str, enter: Callable[..., Page], site: str, axe: Callable[[Page], list[str]]
) -> None:
    seen: dict[str, str] = {}
    walk(enter(key, STARTS[key][0], size=PHONE), site, STARTS[key], axe, seen)
    assert len(seen) >= 3, f"only {seen} were reached"


@pytest.mark.requirement("A6", "K8")
def test_every_page_of_a_stranger(people, page: Page, site: str, axe: Callable[[Page], list[str]]) -> None:
    page.set_viewport_size(PHONE)
    seen: dict[str, str] = {}
    walk(page, site, STRANGER, axe, seen)
    assert len(seen) >= 3


def walk(
    page: Page,
    site: str,
    starts: list[str],
    axe: Callable[[Page], list[str]],
    seen: dict[str, str],
    is_ours: Callable[[str], bool] = lambda _name: True,
    *,
    most: int = MOST_PAGES,
) -> None:
    """Follow the links of each page, one page for each address pattern that nobody has seen yet.

    At those that are ours it looks closely.
    """
    said: list[str] = []
    page.add_init_script(HEAR_REFUSALS)
    page.on("request", lambda request: request.url.startswith((site, "data:")) or said.append(request.url))
    waiting, faults, own = list(starts), list[str](), set[str]()
    while waiting and len(own) < most:
        path = waiting.pop(0)
        name = pattern_of(path)
        if name is None or name in own or (name in seen and path not in starts):
            continue
        own.add(name)
        with complaints(page, said):
            answer = page.goto(site + path, wait_until="networkidle")
        said += [f"{path}: {refusal}" for refusal in page.evaluate("window.refusals")]
        assert answer is not None
        assert answer.status == 200, f"{path} answered {answer.status}"
        waiting += links(page, site)
        if name not in seen and is_ours(name):
            faults += [f"{path} · {fault}" for fault in look(page, axe)]
        seen.setdefault(name, path)
    assert not faults, "\n".join(faults)
    assert not said, "\n".join(said)


@contextmanager
def complaints(page: Page, said: list[str]) -> Iterator[None]:
    """Keep what the browser complains of while the page loads.

    What the policy of contents refused is heard by the page itself (HEAR_REFUSALS): the console tells of it late, so
    that what the checker did to the page before would be told of this one.
    """

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" not in message.text:
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
