"""A school begins: founded by a command, filled from a roster, joined by a mother with the code on her letter."""

import re
import secrets
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accord.core import audit, clock
from accord.core.queue import Worker
from accord.people.actions.invite import invite, join_link
from accord.people.models import Guardian, Invitation, Login
from accord.people.tests.roster.bundles import small_school
from accord.people.tests.sign_in.conftest import app_code, letters
from accord.web.founding import found_school

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.in_turn]
HOME = "/staff/mill-lane/"


def send(client: Client, address: str, **fields: object):
    """Send a form as a browser does."""
    return client.post(address, {"once": secrets.token_hex(8), **fields}, follow=True)


def link_in(words: str) -> str:
    """Return the path of the first link of our own in a text."""
    return urlsplit(re.findall(r"https?://\S+", words)[0]).path


@pytest.mark.requirement("A1", "A2", "A3", "A4", "A5")
def test_a_school_begins() -> None:
    administrator = Client()
    way_in = found_school(
        name="Mill Lane School",
        slug="mill-lane",
        country="GB",
        time_zone="Europe/London",
        language="en",
        administrator="Jo Webb",
        email="jo@mill-lane.example",
    )

    # The administrator joins, sets up a second step, and only then stands at the desk.
    page = administrator.get(urlsplit(way_in).path, follow=True)
    assert "Mill Lane School" in page.content.decode()
    joined = administrator.post(
        "/join/welcome/",
        {"sign_in_name": "jo-webb", "way": "password", "password": "seven tall sunflowers"},
    )
    assert joined.status_code == 302
    led = administrator.get(HOME, follow=True)
    assert led.redirect_chain, "an administrator without a second step must be led to set one up"
    administrator.get("/account/security/app/")
    secret = administrator.session["mfa.totp.secret"]
    assert send(administrator, "/account/security/app/", code=app_code(secret)).status_code == 200
    assert administrator.get(HOME).status_code == 200
    assert administrator.get(urlsplit(way_in).path, follow=True).status_code in (200, 410)

    # The roster comes in: read by the worker, looked at, taken over.
    upload = SimpleUploadedFile("roster.zip", small_school().zipped())
    handed_in = send(administrator, f"{HOME}roster/new/", file=upload, table="oneroster", encoding="")
    roster = handed_in.redirect_chain[-1][0]
    Worker().run_until_idle()
    assert "Lena Novak" in administrator.get(f"{roster}?tab=added").content.decode()
    send(administrator, f"{roster}agree/")
    Worker().run_until_idle()
    mother, father = (Guardian.objects.get(given_name=name) for name in ("Ines", "Karel"))

    # The mother is invited by a letter, the father by e-mail; both see their child and nothing of one another.
    letter = invite(person=mother, channel=Invitation.Channel.LETTER, actor="test", at=clock.now())
    phone = Client()
    phone.get(urlsplit(join_link(letter)).path, follow=True)
    phone.post("/join/welcome/", {"sign_in_name": "ines", "way": "password", "password": "a warm yellow kitchen"})
    home = phone.get("/family/").content.decode()
    assert "Lena Novak" in home
    assert "Mila Novak" in home
    assert "Tom Baker" not in home
    for secret_word in ("Karel", "karel@away.example"):
        assert secret_word not in home + phone.get("/family/me/").content.decode()

    invite(person=father, channel=Invitation.Channel.EMAIL, actor="test", at=clock.now())
    other = Client()
    other.get(link_in(letters()[-1].text), follow=True)
    other.post("/join/welcome/", {"password": ""})
    assert "Lena Novak" in other.get("/family/").content.decode()

    # The school ends the father's login: he is out at the next page.
    father.refresh_from_db()
    Login.objects.filter(pk=father.login_id).update(is_active=False)
    assert other.get("/family/").status_code == 302
    assert phone.get("/family/").status_code == 200
    assert list(audit.verify()) == []
