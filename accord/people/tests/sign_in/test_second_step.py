"""The second step: asked of those who open confidential records, before any page of staff opens."""

import pytest
from allauth.mfa.models import Authenticator

from accord.core.models import AuditEntry
from accord.people.tests.sign_in.conftest import app_code, once, set_up_app, sign_in
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("A5")]


def desk(cast) -> str:
    return f"/staff/{cast.riverbank.slug}/"


def test_a_teacher_needs_no_second_step(cast, device):
    sign_in(device, cast.login("tan").email, PASSWORD)
    assert device.get(desk(cast)).status_code == 200


@pytest.mark.in_turn
def test_the_headteacher_is_led_to_set_one_up_and_then_works(cast, device):
    sign_in(device, cast.login("head").email, PASSWORD)
    answer = device.get(desk(cast), follow=True)
    assert answer.redirect_chain == [("/account/security/second-step/", 302)]
    assert "Set up a second step" in answer.content.decode()
    page = device.get("/account/security/app/")
    secret = page.context["form"].secret if page.context else device.session["mfa.totp.secret"]
    wrong = device.post("/account/security/app/", {"code": "000000", "once": once()})
    assert wrong.status_code == 422
    assert device.get(desk(cast)).status_code == 302
    right = device.post("/account/security/app/", {"code": app_code(secret), "once": once()}, follow=True)
    assert "Your recovery codes" in right.content.decode()
    assert device.get(desk(cast)).status_code == 200
    stored = Authenticator.objects.get(user=cast.login("head"), type="totp")
    assert secret not in str(stored.data)
    assert AuditEntry.objects.filter(verb="add_second_step").exists()


def test_at_the_next_sign_in_the_second_step_is_asked(cast, device):
    secret = set_up_app(cast.login("head"))
    answer = sign_in(device, cast.login("head").email, PASSWORD)
    assert answer.headers["Location"].startswith("/account/login/second-step/")
    assert device.get(desk(cast)).headers["Location"].startswith("/account/login/")
    assert device.post("/account/login/second-step/", {"code": "123456"}).status_code == 422
    assert device.post("/account/login/second-step/", {"code": app_code(secret)}).status_code == 302
    assert device.get(desk(cast)).status_code == 200


@pytest.mark.in_turn
def test_a_recovery_code_works_once(cast, device, other_device):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    head = cast.login("head")
    set_up_app(head)
    code = RecoveryCodes.activate(head).get_unused_codes()[0]
    for each, expected in ((device, 302), (other_device, 422)):
        sign_in(each, head.email, PASSWORD)
        assert each.post("/account/login/second-step/", {"code": code}).status_code == expected
    assert device.get(desk(cast)).status_code == 200
    assert other_device.get(desk(cast)).status_code == 302


@pytest.mark.in_turn
def test_a_session_from_before_the_role_must_use_the_second_step(cast, device):
    """Whoever becomes a leader while signed in proves it before the first confidential page."""
    tan = cast.login("tan")
    secret = set_up_app(cast.login("tan"))
    device.force_login(tan)
    assert device.get(desk(cast)).status_code == 200
    cast.staff["tan"].roles.create(role="safeguarding_lead", starts_on="2026-01-01")
    answer = device.get(desk(cast), follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/again/code/")
    answer = device.post(f"/account/again/code/?next={desk(cast)}", {"code": app_code(secret), "once": once()})
    assert answer.headers["Location"] == desk(cast)
    assert device.get(desk(cast)).status_code == 200


def test_the_only_second_step_of_a_leader_stays(cast, device):
    head = cast.login("head")
    secret = set_up_app(head)
    sign_in(device, head.email, PASSWORD)
    device.post("/account/login/second-step/", {"code": app_code(secret)})
    page = device.get("/account/security/app/remove/")
    assert "Add another one before you remove this one" in page.content.decode()
    assert device.post("/account/security/app/remove/", {"once": once()}).status_code == 422
    assert Authenticator.objects.filter(user=head, type="totp").exists()


def test_pages_about_the_own_children_need_no_second_step(cast, device):
    """A leader who is also a parent reaches the family's face with the first step."""
    head = cast.login("head")
    guardian = cast.guardians["grace"]
    guardian.login = head
    guardian.save()
    sign_in(device, head.email, PASSWORD)
    assert device.get("/family/").status_code == 200
    assert device.get(desk(cast)).status_code == 302
