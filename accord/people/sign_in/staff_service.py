"""Single sign-on for staff by OpenID Connect: it opens logins that a school has invited, and never makes one.

The first time, the identity provider's verified e-mail address must be that of a member of staff, and the person
confirms it. From then on only the provider's own subject counts, whatever happens to the address.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core import clock
from accord.people.models import Invitation, Login
from accord.people.sign_in.invitations import open_invitations
from accord.people.viewer import viewer_of

PENDING = "staff_service"
"""Where the session keeps what the provider said until the person confirms it."""


@dataclass(frozen=True)
class Match:
    """The member of staff to whom a verified address belongs: a login, or an open invitation."""

    email: str
    name: str
    school: str
    login: Login | None = None
    invitation: Invitation | None = None


def service_name() -> str:
    """Return the name of the identity provider as it stands on the button, or nothing."""
    return _configured("name")


def service_id() -> str:
    """Return the id of the identity provider, or nothing."""
    return _configured("provider_id")


def _configured(what: str) -> str:
    providers: dict[str, Any] = settings.SOCIALACCOUNT_PROVIDERS
    return next((str(app[what]) for app in providers["openid_connect"]["APPS"]), "")


def member_with(email: str) -> Match | None:
    """Find the member of staff with an address: by login first, else by an open invitation."""
    email = email.strip().lower()
    login = Login.objects.filter(email=email, is_active=True).first()
    if login is not None:
        posts = viewer_of(login).posts
        return Match(email, login.name, posts[0].school_name, login=login) if posts else None
    open_now = Invitation.objects.filter(open_invitations(clock.now()), staff__isnull=False, email=email)
    invitation = open_now.select_related("staff", "school").order_by("-created_at").first()
    if invitation is None or invitation.staff is None:
        return None
    return Match(email, invitation.staff.called, invitation.school.name, invitation=invitation)


class StaffServiceAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Accord's manners towards the identity provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: a login begins with an invitation."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let known staff in; lead invited staff to confirm; show everybody else the same page."""
        sociallogin.state["process"] = "login"
        if sociallogin.is_existing:
            viewer = viewer_of(sociallogin.user)
            if sociallogin.user.is_active and (viewer.posts or viewer.district_ids):
                return
            raise ImmediateHttpResponse(_stranger(request))
        email = verified_email(sociallogin.account.extra_data)
        if not email or member_with(email) is None:
            raise ImmediateHttpResponse(_stranger(request))
        request.session[PENDING] = {
            "provider": sociallogin.account.provider,
            "uid": sociallogin.account.uid,
            "email": email,
            "next": sociallogin.state.get("next") or "",
        }
        raise ImmediateHttpResponse(redirect("staff_service_confirm"))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Go back to the sign-in page and say so."""
        if error != AuthError.CANCELLED:
            messages.error(
                request,
                _("%(service)s did not answer as it should. Try again, or sign in another way.")
                % {"service": service_name()},
            )
        raise ImmediateHttpResponse(redirect("account_login"))


def verified_email(said: dict[str, Any]) -> str:
    """Return the address that the provider vouches for, or nothing.

    The claim must be true, not merely present, and both halves of the answer must speak of the same subject.
    """
    token, info = said.get("id_token") or {}, said.get("userinfo") or {}
    if token and info and str(token.get("sub")) != str(info.get("sub")):
        return ""
    claims = {**token, **info}
    if claims.get("email_verified") not in (True, "true"):
        return ""
    return str(claims.get("email") or "").strip().lower()


def _stranger(request: HttpRequest) -> Any:
    return render(
        request, "people/sign_in/service_stranger.html", {"service": service_name()}, status=HTTPStatus.FORBIDDEN
    )
