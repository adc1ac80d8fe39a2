"""Signing in with a password or a one-time code, and what strangers learn: nothing."""

import re
import time

import pytest
from django.test import Client

from accord.people.models import Login
from accord.people.tests.sign_in.conftest import letters, once, sign_in
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A5")]


def is_in(client: Client) -> bool:
    """Whether the device is signed in: the page of the own sign-in opens."""
    return client.get("/account/security/").status_code == 200


def test_a_guardian_signs_in_with_a_password(cast, device):
    login = cast.login("grace")
    assert not is_in(device)
    answer = sign_in(device, login.email.upper(), PASSWORD)
    assert answer.status_code == 302
    assert is_in(device)


def test_a_wrong_password_keeps_the_name_and_says_how_to_go_on(cast, device):
    answer = sign_in(device, cast.login("grace").email, "not-my-password-1")
    assert answer.status_code == 422
    assert cast.login("grace").email in answer.content.decode()
    assert "do not belong together" in answer.content.decode()
    assert not is_in(device)


def test_a_guardian_signs_in_with_a_code_from_the_e_mail(cast, device):
    login = cast.login("grace")
    answer = device.post("/account/login/", {"login": login.email, "password": "", "by": "code"}, follow=True)
    assert "Look into your e-mail" in answer.content.decode()
    [letter] = letters()
    assert letter.to == login.email
    assert letter.subject == f"{cast.riverbank.name}: your sign-in code"
    assert letter.code not in letter.subject
    assert letter.code in letter.html
    assert device.post("/account/login/code/confirm/", {"code": "0000-0000"}).status_code == 422
    assert not is_in(device)
    assert device.post("/account/login/code/confirm/", {"code": letter.code}).status_code == 302
    assert is_in(device)


def test_a_code_works_once(cast, device, other_device):
    login = cast.login("grace")
    for each in (device, other_device):
        each.post("/account/login/", {"login": login.email, "by": "code"})
    first, _second = letters()
    assert other_device.post("/account/login/code/confirm/", {"code": first.code}).status_code == 422
    assert device.post("/account/login/code/confirm/", {"code": first.code}).status_code == 302
    device.post("/account/logout/", {"once": once()})
    device.post("/account/login/code/confirm/", {"code": first.code})
    assert not is_in(device)


def test_whoever_has_no_code_goes_back_and_signs_in_another_way(cast, device):
    login = cast.login("grace")
    device.post("/account/login/", {"login": login.email, "by": "code"})
    assert "Look into your e-mail" in device.get("/account/login/code/confirm/").content.decode()
    back = device.get("/account/login/")
    assert back.status_code == 200
    assert 'name="password"' in back.content.decode()
    assert sign_in(device, login.email, PASSWORD).status_code == 302
    assert is_in(device)


def test_the_letter_is_in_the_language_of_its_reader(cast, device):
    login = cast.login("grace")
    Login.objects.filter(pk=login.pk).update(language="ar")
    device.post("/account/login/", {"login": login.email, "by": "code"})
    assert 'dir="rtl"' in letters()[0].html
    assert 'lang="ar"' in letters()[0].html


def test_a_person_without_e_mail_signs_in_by_name(cast, device):
    login = Login.objects.create_login(name="Ana Paper", sign_in_name="ana.paper", password=PASSWORD)
    guardian = cast.guardians["grace"]
    guardian.login = login
    guardian.save()
    assert sign_in(device, "Ana.Paper", PASSWORD).status_code == 302
    assert is_in(device)


class TestWhatStrangersLearn:
    """The same answer whether or not a login exists."""

    def test_wrong_password_and_unknown_name_look_alike(self, cast, device, other_device):
        known, unknown = cast.login("grace").email, "nobody.here@example.org"
        answers = [sign_in(device, known, "wrong-wrong-wrong"), sign_in(other_device, unknown, "wrong-wrong-wrong")]
        assert [answer.status_code for answer in answers] == [422, 422]
        bodies = [plain(answer.content.decode(), known, unknown) for answer in answers]
        assert bodies[0] == bodies[1]

    def test_asking_for_a_code_looks_alike(self, cast, device, other_device):
        known, unknown = cast.login("grace").email, "nobody.here@example.org"
        answers = [
            each.post("/account/login/", {"login": address, "by": "code"}, follow=True)
            for each, address in ((device, known), (other_device, unknown))
        ]
        assert answers[0].redirect_chain == answers[1].redirect_chain
        bodies = [plain(answer.content.decode(), known, unknown) for answer in answers]
        assert bodies[0] == bodies[1]
        wrong = [each.post("/account/login/code/confirm/", {"code": "1111-1111"}) for each in (device, other_device)]
        assert [answer.status_code for answer in wrong] == [422, 422]
        assert plain(wrong[0].content.decode(), known, unknown) == plain(wrong[1].content.decode(), known, unknown)
        assert len(letters()) == 2
        assert "No sign-in belongs" in letters()[1].text

    def test_a_forgotten_password_looks_alike(self, cast, device, other_device):
        known, unknown = cast.login("grace").email, "nobody.here@example.org"
        answers = [
            each.post("/account/password/reset/", {"email": address}, follow=True)
            for each, address in ((device, known), (other_device, unknown))
        ]
        assert answers[0].redirect_chain == answers[1].redirect_chain
        assert plain(answers[0].content.decode(), known, unknown) == plain(answers[1].content.decode(), known, unknown)

    def test_a_password_takes_the_same_time(self, cast):
        """One hash each (seconds of the processor): a known name, an unknown one, and a login that has no password."""
        without = cast.login("tan")
        without.set_unusable_password()
        without.save()
        took = {
            name: min(_seconds(name, attempt) for attempt in range(3))
            for name in (cast.login("grace").email, "nobody.here@example.org", without.email)
        }
        assert max(took.values()) < 1.6 * min(took.values()), took


def _seconds(called: str, attempt: int) -> float:
    device = Client(REMOTE_ADDR=f"10.1.1.{attempt}")
    began = time.process_time()
    sign_in(device, called, "wrong-wrong-wrong")
    return time.process_time() - began


def plain(page: str, *addresses: str) -> str:
    """Return a page without what differs from one showing to the next."""
    for address in addresses:
        page = page.replace(address, "ADDRESS")
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return re.sub(r'name="once" value="[^"]*"', "", page)
