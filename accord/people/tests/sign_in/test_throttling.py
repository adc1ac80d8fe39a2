"""Too many tries are stopped, and stopping says nothing about who has a login."""

import pytest
from django.test import Client

from accord.people.tests.sign_in.conftest import letters, sign_in
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A5")]


@pytest.mark.parametrize("known", [True, False])
def test_the_sixth_wrong_password_is_stopped(cast, known):
    name = cast.login("grace").email if known else "nobody.here@example.org"
    said = []
    for attempt in range(6):
        device = Client(REMOTE_ADDR=f"10.2.0.{attempt}")
        said.append(sign_in(device, name, "wrong-wrong-wrong").content.decode())
    assert all("do not belong together" in page for page in said[:5])
    assert "too many tries" in said[5]


def test_while_stopped_even_the_right_password_does_not_open(cast, device):
    name = cast.login("grace").email
    assert sign_in(device, name, PASSWORD).status_code == 302
    for attempt in range(5):
        sign_in(Client(REMOTE_ADDR=f"10.3.0.{attempt}"), name, "wrong-wrong-wrong")
    assert sign_in(Client(REMOTE_ADDR="10.3.1.1"), name, PASSWORD).status_code == 422


@pytest.mark.parametrize("known", [True, False])
def test_the_fifth_code_is_not_sent(cast, known):
    name = cast.login("grace").email if known else "nobody.here@example.org"
    for attempt in range(4):
        device = Client(REMOTE_ADDR=f"10.4.0.{attempt}")
        assert device.post("/account/login/", {"login": name, "by": "code"}).status_code == 302
    assert len(letters()) == 4
    answer = Client(REMOTE_ADDR="10.4.1.1").post("/account/login/", {"login": name, "by": "code"})
    assert answer.status_code == 422
    assert "too many tries" in answer.content.decode()
    assert len(letters()) == 4


@pytest.mark.parametrize("known", [True, False])
def test_the_fifth_request_for_a_new_password_waits(cast, known):
    name = cast.login("grace").email if known else "nobody.here@example.org"
    for attempt in range(4):
        device = Client(REMOTE_ADDR=f"10.5.0.{attempt}")
        assert device.post("/account/password/reset/", {"email": name}).status_code == 302
    answer = Client(REMOTE_ADDR="10.5.1.1").post("/account/password/reset/", {"email": name})
    assert answer.status_code == 429
    assert "Please wait a little" in answer.content.decode()


def test_four_wrong_codes_end_the_code(cast, device):
    name = cast.login("grace").email
    device.post("/account/login/", {"login": name, "by": "code"})
    for _attempt in range(4):
        device.post("/account/login/code/confirm/", {"code": "1111-1111"})
    device.post("/account/login/code/confirm/", {"code": letters()[0].code})
    assert device.get("/account/security/").status_code == 302


def test_guessing_the_codes_of_letters_is_stopped(cast, device):
    for _attempt in range(20):
        assert device.post("/join/", {"code": "AAAA-BBBB-CCCC"}).status_code == 422
    assert device.post("/join/", {"code": "AAAA-BBBB-CCCC"}).status_code == 429
    assert device.get("/join/aaaabbbbcccc/").status_code == 429
    assert Client(REMOTE_ADDR="10.6.0.1").post("/join/", {"code": "AAAA-BBBB-CCCC"}).status_code == 422
