"""Take the pictures in docs/pictures: starts the demo in a folder of its own and looks at it in Chromium.

    python3 run.py test checks && .venv/bin/python docs/take_pictures.py

Options: names of pictures to take (all without), `--into FOLDER` (docs/pictures without).
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PHONE, DESK = (390, 844), (1280, 860)


@dataclass(frozen=True)
class Picture:
    """One picture: who looks at which page (or one link further), on what, in which language, in light or dark."""

    name: str
    who: str
    path: str
    size: tuple[int, int] = PHONE
    language: str = "en"
    dark: bool = False
    then: str = ""
    """A link to follow first (CSS selector)."""


PICTURES = (
    Picture("sign-in-phone", "", "/account/login/"),
    Picture("family-home-phone", "amina", "/family/"),
    Picture("family-home-arabic", "amina", "/family/", language="ar"),
    Picture("family-home-dark", "amina", "/family/", dark=True),
    Picture("family-details-phone", "amina", "/family/me/"),
    Picture("faces-phone", "nair", "/"),
    Picture("desk", "tan", "/staff/riverbank/", DESK),
    Picture("students", "office", "/staff/riverbank/people/students/", DESK),
    Picture("students-arabic", "office", "/staff/riverbank/people/students/", DESK, language="ar"),
    Picture("school", "admin", "/staff/riverbank/school/", DESK),
    Picture("year", "admin", "/staff/riverbank/school/calendar/", DESK),
    Picture("year-arabic-phone", "admin", "/staff/riverbank/school/calendar/", language="ar"),
    Picture("charter-overview", "head", "/staff/riverbank/charter/", DESK),
    Picture("charter-signatures", "office", "/staff/riverbank/charter/signatures/", DESK),
    Picture("charter-library", "head", "/staff/riverbank/charter/library/", DESK),
    Picture("charter-draft", "head", "/staff/riverbank/charter/", DESK, then='main a[href*="/drafts/"]'),
    Picture("charter-sign-phone", "amina", "/family/", then='a[href$="/sign/"]'),
    Picture("charter-sign-arabic", "amina", "/family/", language="ar", then='a[href$="/sign/"]'),
    Picture("messages-phone", "amina", "/family/messages/"),
    Picture("messages-arabic", "amina", "/family/messages/", language="ar"),
    Picture("message-waits-phone", "amina", "/family/messages/", then='main a:has-text("reading group")'),
    Picture("write-phone", "ewa", "/family/messages/write/"),
    Picture("inbox", "tan", "/staff/riverbank/messages/", DESK),
    Picture("conversation", "tan", "/staff/riverbank/messages/", DESK, then='a:has-text("Spelling")'),
    Picture("conversation-arabic", "tan", "/staff/riverbank/messages/", DESK, "ar", then='a:has-text("Spelling")'),
    Picture("end-of-day", "tan", "/staff/riverbank/messages/today/", DESK),
    Picture("emergencies", "head", "/staff/riverbank/messages/emergencies/", DESK),
    Picture("load", "head", "/staff/riverbank/messages/workload/", DESK),
    Picture("class-space-phone", "amina", "/family/spaces/"),
    Picture("family-news-phone", "amina", "/family/notices/"),
    Picture("deliveries", "office", "/staff/riverbank/deliveries/", DESK),
    Picture("demo-phone", "", "/demo/"),
    Picture("invitations", "office", "/staff/riverbank/invitations/", DESK),
    Picture("roster", "office", "/staff/riverbank/roster/", DESK),
    Picture("concern-phone", "amina", "/family/concerns/", then='main a[href*="/family/concerns/"]:not([href*="new"])'),
    Picture("complaint-phone", "amina", "/family/complaints/", then='main a[href*="/complaints/"]:not([href*="new"])'),
    Picture("complaint", "deputy", "/staff/riverbank/complaints/", DESK, then='main table a:has-text("/")'),
    Picture("incident", "head", "/staff/riverbank/conduct/", DESK, then='main a:has-text("Jakub Kowalski")'),
    Picture("patterns", "head", "/staff/riverbank/conduct/patterns/", DESK),
    Picture("reception", "office", "/staff/riverbank/reception/", DESK),
    Picture("asked-phone", "chair", "/asked/"),
    Picture("styleguide", "", "/styleguide/", DESK),
)


def main() -> int:
    """Serve the demo, take the pictures, stop the demo."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "pictures")
    options = parser.parse_args()
    wanted = [picture for picture in PICTURES if not options.names or picture.name in options.names]
    options.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="accord-pictures-") as home:
        port = free_port()
        environment = {**os.environ, "ACCORD_HOME": home}
        server = subprocess.Popen(
            [sys.executable, "-m", "accord", "demo", "--port", str(port)], cwd=ROOT, env=environment
        )
        try:
            site = f"http://127.0.0.1:{port}"
            wait_for(site + "/healthz", server)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=os.environ.get("ACCORD_CHROMIUM", "/usr/bin/chromium"),
                    args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
                )
                for picture in wanted:
                    take(browser, site, picture, options.into)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=30)
    return 0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the demo answers, a minute at most."""
    for _ in range(240):
        if server.poll() is not None:
            raise SystemExit("The demo did not start.")
        try:
            urllib.request.urlopen(address, timeout=2).read()
            return
        except OSError:
            time.sleep(0.25)
    raise SystemExit("The demo did not answer within a minute.")


def take(browser: Browser, site: str, picture: Picture, into: Path) -> None:
    """Sign in by one click, open the page, keep the picture."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        device_scale_factor=1,
    )
    context.add_cookies([{"name": "language", "value": picture.language, "url": site}])
    page = context.new_page()
    if picture.who:
        page.goto(f"{site}/demo/")
        page.locator(f'button[value="{picture.who}"]').click()
        page.wait_for_load_state()
    page.goto(site + picture.path)
    if picture.then:
        page.locator(picture.then).first.click()
        page.wait_for_load_state("networkidle")
    page.screenshot(path=into / f"{picture.name}.png")
    print(f"{picture.name}: {page.title()}")
    context.close()


if __name__ == "__main__":
    raise SystemExit(main())
