"""Sessions: listed, ended, and over at once when the login or the last place at a school is."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.people.actions.end_login import end_login
from accord.people.tests.sign_in.conftest import once, sign_in
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A5")]


def both_in(cast, device, other_device):
    for each, browser in ((device, "Firefox on iPhone"), (other_device, "Chrome Windows")):
        each.defaults["HTTP_USER_AGENT"] = browser
        sign_in(each, cast.login("grace").email, PASSWORD)
        assert each.get("/account/security/").status_code == 200


def test_a_person_sees_and_ends_the_own_sessions(cast, device, other_device):
    both_in(cast, device, other_device)
    page = device.get("/account/security/").content.decode()
    assert "Firefox on iPhone" in page
    assert "Chrome on Windows" in page
    assert device.post("/account/security/sessions/end/", {"once": once()}).status_code == 302
    assert device.get("/account/security/").status_code == 200
    assert other_device.get("/account/security/").status_code == 302


def test_one_session_is_ended_by_its_owner_alone(cast, device, other_device):
    both_in(cast, device, other_device)
    page = device.get("/account/security/").content.decode()
    address = page.split('action="/account/security/sessions/')[1].split('"')[0]
    stranger = type(device)()
    sign_in(stranger, cast.login("tan").email, PASSWORD)
    assert stranger.post(f"/account/security/sessions/{address}", {"once": once()}).status_code == 404
    assert other_device.get("/account/security/").status_code == 200
    assert device.post(f"/account/security/sessions/{address}", {"once": once()}).status_code == 302
    assert other_device.get("/account/security/").status_code == 302


def test_an_ended_login_is_out_at_once_and_stays_out(cast, device):
    login = cast.login("grace")
    sign_in(device, login.email, PASSWORD)
    assert device.get("/family/").status_code == 200
    end_login(login=login, actor="test:1")
    assert device.get("/family/").status_code == 302
    assert sign_in(device, login.email, PASSWORD).status_code == 422
    device.post("/account/login/", {"login": login.email, "by": "code"})
    assert device.get("/family/").status_code == 302


def test_a_leaver_is_shown_out_when_the_last_post_has_ended(cast, device):
    sign_in(device, cast.login("ode").email, PASSWORD)
    assert device.get(f"/staff/{cast.riverbank.slug}/").status_code == 200
    member = cast.staff["ode"]
    member.ends_on = (clock.now() - timedelta(days=2)).date()
    member.save()
    answer = device.get(f"/staff/{cast.riverbank.slug}/", follow=True)
    assert "This sign-in has ended" in answer.content.decode()
    assert "_auth_user_id" not in device.session
