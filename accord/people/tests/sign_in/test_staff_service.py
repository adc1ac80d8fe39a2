"""Single sign-on for staff, against an identity provider that listens on loopback: the whole round."""

from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount

from accord.core import clock
from accord.people.actions.end_login import end_login
from accord.people.actions.invite import invite
from accord.people.models import Login, StaffMember
from accord.people.sign_in.service_settings import staff_service
from accord.people.tests.sign_in.conftest import set_up_app
from accord.people.tests.sign_in.identity_provider import CLIENT, SECRET, IdentityProvider

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A5")]


@pytest.fixture
def provider(settings):
    """The identity provider, configured as the environment would."""
    running = IdentityProvider()
    apps = staff_service(
        {
            "ACCORD_OIDC_ISSUER": running.issuer,
            "ACCORD_OIDC_CLIENT_ID": CLIENT,
            "ACCORD_OIDC_SECRET": SECRET,
            "ACCORD_OIDC_NAME": "Harbour ID",
        }
    )
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}
    yield running
    running.stop()


def round_trip(device, provider, **claims):
    """Go to the provider as somebody and come back."""
    provider.person = {"email_verified": True, **claims}
    away = device.get("/account/service/")
    assert away.status_code == 302
    assert away.headers["Location"].startswith(provider.issuer)
    back = requests.get(away.headers["Location"], allow_redirects=False, timeout=5).headers["Location"]
    url = urlsplit(back)
    return device.get(f"{url.path}?{url.query}")


def is_in(device) -> bool:
    return device.get("/account/security/").status_code == 200


def test_a_teacher_confirms_once_and_is_known_by_subject_from_then_on(cast, device, other_device, provider):
    tan = cast.login("tan")
    assert "Harbour ID" in device.get("/account/login/").content.decode()
    answer = round_trip(device, provider, sub="s-1", email=tan.email)
    assert answer.headers["Location"] == "/account/service/confirm/"
    assert not is_in(device)
    assert not SocialAccount.objects.exists()
    assert tan.name in device.get("/account/service/confirm/").content.decode()
    assert device.post("/account/service/confirm/", {}).status_code == 302
    assert is_in(device)
    answer = round_trip(other_device, provider, sub="s-1", email="renamed@example.org", email_verified=False)
    assert answer.headers["Location"] == "/"
    assert is_in(other_device)
    assert other_device.session["_auth_user_id"] == str(tan.pk)


def test_invited_staff_without_a_login_get_one_by_their_invitation(cast, device, provider):
    member = StaffMember.objects.create(
        school=cast.riverbank, given_name="Nina", family_name="Novak", email="nina@example.org"
    )
    assert round_trip(device, provider, sub="s-2", email="nina@example.org").status_code == 403
    invite(person=member, channel="email", actor="test:1", at=clock.now())
    round_trip(device, provider, sub="s-2", email="NINA@example.org")
    assert device.post("/account/service/confirm/", {}).status_code == 302
    assert is_in(device)
    member.refresh_from_db()
    assert member.login.email == "nina@example.org"


class TestWhoIsNotLetIn:
    """In each case the provider has signed the person in, and Accord does not."""

    def refused(self, device, provider, **claims) -> bool:
        before = Login.objects.count(), SocialAccount.objects.count()
        answer = round_trip(device, provider, **claims)
        assert (Login.objects.count(), SocialAccount.objects.count()) == before
        return answer.status_code == 403 and not is_in(device)

    def test_a_stranger(self, cast, device, provider):
        assert self.refused(device, provider, sub="s-3", email="stranger@example.org")

    @pytest.mark.parametrize("claim", [False, "false", None, "yes", 0])
    def test_an_address_that_is_not_verified(self, cast, device, provider, claim):
        assert self.refused(device, provider, sub="s-4", email=cast.login("tan").email, email_verified=claim)

    def test_a_guardian(self, cast, device, provider):
        assert self.refused(device, provider, sub="s-5", email=cast.login("grace").email)

    def test_a_login_that_has_ended(self, cast, device, provider):
        round_trip(device, provider, sub="s-6", email=cast.login("tan").email)
        device.post("/account/service/confirm/", {})
        assert is_in(device)
        end_login(login=cast.login("tan"), actor="test:1")
        assert self.refused(device, provider, sub="s-6", email=cast.login("tan").email)

    def test_another_subject_of_the_same_login_must_be_confirmed_anew(self, cast, device, other_device, provider):
        round_trip(device, provider, sub="s-7", email=cast.login("tan").email)
        device.post("/account/service/confirm/", {})
        round_trip(other_device, provider, sub="s-8", email=cast.login("tan").email)
        assert not is_in(other_device)

    def test_a_forged_way_back(self, cast, device, provider):
        known = staff_service({"ACCORD_OIDC_ISSUER": provider.issuer})[0]["provider_id"]
        answer = device.get(f"/account/service/{known}/callback/?code=x&state=y")
        assert answer.status_code == 302
        assert not is_in(device)


def test_a_second_step_is_asked_after_the_service_too(cast, device, provider):
    set_up_app(cast.login("head"))
    round_trip(device, provider, sub="s-9", email=cast.login("head").email)
    answer = device.post("/account/service/confirm/", {})
    assert answer.headers["Location"].startswith("/account/login/second-step/")
    assert not is_in(device)


def test_the_service_being_away_is_said_on_the_sign_in_page(cast, device, provider):
    provider.stop()
    answer = device.get("/account/service/", follow=True)
    assert "cannot be reached just now" in answer.content.decode()


def test_without_configuration_there_is_no_service(cast, device):
    assert device.get("/account/service/").status_code == 404
    assert staff_service({}) == []
