"""Which passwords are taken, and what a new password does to other devices."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from accord.people.models import Login
from accord.people.tests.sign_in.conftest import letters, once, sign_in
from tests.cast import PASSWORD

pytestmark = pytest.mark.requirement("A5")


@pytest.mark.parametrize(
    "password",
    [
        "four green garden chairs",
        "x9!kQ2#vLp",
        "ஒரு நீண்ட கடவுச்சொல்",
        "ab cdefgh " * 12 + "ab cdefg",
    ],
)
def test_good_passwords_are_taken(password):
    validate_password(password, Login(name="Amina Yusuf", sign_in_name="amina"))


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short-one", "too short"),
        ("x" * 60 + "abcdefg 1" * 10, "too long"),
        ("password123", "easy to guess"),
        ("Password2026!", "easy to guess"),
        ("1234567890", "easy to guess"),
        ("aaaaaaaaaaaa", "easy to guess"),
        ("amina.yusuf1", "close to your name"),
    ],
)
def test_poor_passwords_are_refused_with_the_reason(password, why):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, Login(name="Amina Yusuf", sign_in_name="amina.yusuf"))
    assert why in " ".join(refused.value.messages)


@pytest.mark.django_db
def test_passwords_are_kept_as_argon2(cast):
    assert cast.login("grace").password.startswith("argon2")


@pytest.mark.django_db
def test_a_new_password_signs_all_other_devices_out(cast, device, other_device):
    name = cast.login("grace").email
    for each in (device, other_device):
        sign_in(each, name, PASSWORD)
        assert each.get("/account/security/").status_code == 200
    answer = device.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": "four green garden chairs", "once": once()},
    )
    assert answer.status_code == 302
    assert device.get("/account/security/").status_code == 200
    assert other_device.get("/account/security/").status_code == 302
    assert "password was changed" in letters()[-1].text
    assert sign_in(Client(), name, PASSWORD).status_code == 422
    assert sign_in(Client(), name, "four green garden chairs").status_code == 302


@pytest.mark.django_db
def test_a_poor_new_password_is_refused_on_its_field(cast, device):
    sign_in(device, cast.login("grace").email, PASSWORD)
    answer = device.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": "password123", "once": once()}
    )
    assert answer.status_code == 422
    assert "easy to guess" in answer.content.decode()


@pytest.mark.django_db
def test_a_forgotten_password_is_replaced_with_a_code(cast, device):
    name = cast.login("grace").email
    device.post("/account/password/reset/", {"email": name})
    answer = device.post("/account/password/reset/confirm/", {"code": letters()[0].code}, follow=True)
    assert "Choose a new password" in answer.content.decode()
    answer = device.post("/account/password/reset/complete/", {"password1": "four green garden chairs"}, follow=True)
    assert "Your password is saved" in answer.content.decode()
    assert sign_in(Client(), name, "four green garden chairs").status_code == 302
