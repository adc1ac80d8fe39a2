"""Signing in through a real Chromium: passkeys from a virtual authenticator, and a policy that no page breaks."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from playwright.sync_api import BrowserContext, Page, expect

from accord.core import clock
from accord.people.actions.invite import invite
from accord.people.models import Guardian
from accord.people.sign_in.codes import code_for
from accord.web.demo import Cast
from tests.cast import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.requirement("A5")]

POLICY = re.compile("POLICY|Content Security")
WATCH = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`POLICY ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(context: BrowserContext, site: str) -> Iterator[Page]:
    """A phone's browser; at the end no page may have broken the content security policy."""
    context.add_init_script(WATCH)
    opened = context.new_page()
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.set_default_timeout(15_000)
    broken: list[str] = []
    opened.on("console", lambda said: broken.append(said.text) if POLICY.search(said.text) else None)
    opened.on("pageerror", lambda error: broken.append(str(error)))
    yield opened
    assert broken == []


@pytest.fixture
def reader(context: BrowserContext, page: Page) -> None:
    """A fingerprint reader that always recognises its owner."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def enter_with_password(page: Page, site: str, name: str, path: str = "") -> None:
    page.goto(f"{site}/account/login/" + (f"?next={path}" if path else ""))
    page.get_by_label("E-mail address or sign-in name").fill(name)
    page.get_by_label("Password", exact=False).first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page, site: str) -> None:
    page.goto(f"{site}/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{site}/account/login/")


def test_a_guardian_saves_a_passkey_and_signs_in_with_it(page: Page, reader: None, site: str, people: Cast) -> None:
    enter_with_password(page, site, people.login("grace").email or "", "/account/security/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("A name for this device").fill("My phone")
    page.get_by_role("button", name="Save a passkey").click()
    expect(page.get_by_text("Passkey: My phone")).to_be_visible()
    sign_out(page, site)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).not_to_have_url(re.compile("/account/"))
    page.goto(f"{site}/account/security/")
    expect(page.get_by_text("Passkey: My phone")).to_be_visible()


def test_a_passkey_is_the_second_step_of_a_headteacher(page: Page, reader: None, site: str, people: Cast) -> None:
    desk = f"/staff/{people.riverbank.slug}/"
    head = people.login("head").email or ""
    enter_with_password(page, site, head, desk)
    expect(page.get_by_role("heading", name="Set up a second step")).to_be_visible()
    page.get_by_role("link", name="A passkey").click()
    page.get_by_role("button", name="Save a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.goto(site + desk)
    expect(page).to_have_url(site + desk)
    sign_out(page, site)
    enter_with_password(page, site, head, desk)
    expect(page.get_by_role("heading", name="Your second step")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(site + desk)
    sign_out(page, site)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(lambda url: "/account/login/" not in url)
    page.goto(site + desk)
    expect(page).to_have_url(site + desk)


def test_a_device_that_refuses_is_answered_kindly(page: Page, context: BrowserContext, site: str) -> None:
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**AUTHENTICATOR, "isUserVerified": False}})
    page.goto(f"{site}/account/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("Your device did not give us the passkey")).to_be_visible()


def test_a_code_from_the_e_mail_opens_the_family_pages(page: Page, site: str, people: Cast) -> None:
    page.goto(f"{site}/account/login/")
    page.get_by_label("E-mail address or sign-in name").fill(people.login("grace").email or "")
    page.get_by_role("button", name="E-mail me a code").click()
    found = re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body))
    assert found
    page.get_by_label("Code from the e-mail").fill(found.group())
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{site}/family/")


def test_a_password_is_shown_on_request_and_may_be_pasted(page: Page, site: str) -> None:
    page.goto(f"{site}/account/login/")
    field = page.get_by_label("Password", exact=False).first
    field.focus()
    page.keyboard.insert_text("four green garden chairs")
    expect(field).to_have_attribute("type", "password")
    page.get_by_role("button", name="Show").click()
    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_value("four green garden chairs")
    page.get_by_role("button", name="Show").click()
    expect(field).to_have_attribute("type", "password")


def test_a_letters_code_leads_to_a_passkey_without_e_mail(page: Page, reader: None, site: str, people: Cast) -> None:
    newcomer = Guardian.objects.create(school=people.riverbank, given_name="Piotr", family_name="Zieba", language="en")
    letter = invite(person=newcomer, channel="letter", actor="test:1", at=clock.now())
    page.goto(f"{site}/join/")
    page.get_by_label("Code on the letter").fill(code_for(letter).lower())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Welcome, Piotr Zieba")).to_be_visible()
    page.get_by_label("Your sign-in name").fill("piotr.z")
    page.get_by_label("With a passkey").check()
    page.get_by_role("button", name="Join").click()
    page.get_by_role("button", name="Save a passkey").click()
    expect(page.get_by_text("Passkey: My device")).to_be_visible()
    sign_out(page, site)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{site}/family/")


OPEN_PAGES = ["/account/login/", "/account/password/reset/", "/account/login/code/", "/account/signup/", "/join/"]
OWN_PAGES = ["/account/security/", "/account/security/passkey/", "/account/security/app/", "/account/password/change/"]


@pytest.fixture
def look_at(page: Page, context: BrowserContext, site: str, axe: Callable[[Page], list[str]]) -> Callable[[str], None]:
    """Return a function that opens a page watched for its policy, and once more for axe, which breaks it itself."""

    def look(path: str) -> None:
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
        examined = context.new_page()
        examined.set_viewport_size({"width": 320, "height": 2400})  # so tall that the bar at the foot covers nothing
        examined.goto(site + path)
        assert axe(examined) == [], path
        assert examined.evaluate("document.documentElement.scrollWidth") <= 320, path
        examined.close()

    return look


@pytest.mark.parametrize("language", ["en", "ar"])
def test_open_pages_are_accessible_and_fit_a_narrow_phone(
    look_at: Callable[[str], None], context: BrowserContext, site: str, language: str
) -> None:
    context.add_cookies([{"name": "language", "value": language, "url": site}])
    for path in OPEN_PAGES:
        look_at(path)


def test_own_pages_are_accessible_and_fit_a_narrow_phone(
    look_at: Callable[[str], None], page: Page, site: str, people: Cast
) -> None:
    enter_with_password(page, site, people.login("grace").email or "")
    page.wait_for_url(f"{site}/family/")
    for path in OWN_PAGES:
        look_at(path)


def test_the_offices_page_of_invitations_is_accessible(
    look_at: Callable[[str], None], page: Page, site: str, people: Cast
) -> None:
    Guardian.objects.create(school=people.riverbank, given_name="Piotr", family_name="Zieba", language="en")
    enter_with_password(page, site, people.login("office").email or "")
    page.wait_for_url(f"{site}/staff/{people.riverbank.slug}/")
    look_at(f"/staff/{people.riverbank.slug}/invitations/")
