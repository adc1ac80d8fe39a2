"""Everything about one's own sign-in on one page: password, passkeys, app, codes, devices."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.flows import remove_authenticator
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.people.actions.end_session import end_other_sessions, end_session
from accord.people.sign_in import own_sign_in, second_factor
from accord.people.viewer import asking


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """Saving a passkey on this device."""

    def get_success_url(self) -> str:
        """Show recovery codes to those who need a second step; everybody else goes back."""
        if self.did_generate_recovery_codes and asking(self.request).needs_second_factor:
            return reverse("mfa_view_recovery_codes")
        return reverse("security:security")


add_passkey = AddPasskey.as_view()


def security(request: HttpRequest) -> HttpResponse:
    """Show the ways in which the person signs in, and the devices on which this is so now."""
    viewer = asking(request)
    overview = own_sign_in.overview(viewer.login, current=request.session.session_key or "")
    return render(
        request,
        "people/sign_in/security.html",
        {"own": overview, "needs_second_step": viewer.needs_second_factor},
    )


def second_step(request: HttpRequest) -> HttpResponse:
    """Explain why a second step is needed and offer the ways to set one up."""
    viewer = asking(request)
    if not viewer.needs_second_factor or second_factor.has_used(request, viewer.login):
        return redirect("home")
    if second_factor.is_set_up(viewer.login):
        return redirect("security:second_step_again")
    return render(request, "people/sign_in/second_step.html")


def second_step_again(request: HttpRequest) -> HttpResponse:
    """Lead to the kind of second step that the person has."""
    viewer = asking(request)
    kinds = second_factor.kinds_of(viewer.login)
    if not kinds:
        return redirect("security:second_step")
    only_passkey = kinds == {Authenticator.Type.WEBAUTHN}
    name = "mfa_reauthenticate_webauthn" if only_passkey else "mfa_reauthenticate"
    back = urlencode({"next": request.GET.get("next", "/")})
    return redirect(f"{reverse(name)}?{back}")


def finished(request: HttpRequest) -> HttpResponse:
    """Send on from allauth's own overview to ours."""
    return redirect("security:security")


@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def remove_passkey(request: HttpRequest, handle: str) -> HttpResponse:
    """Ask, then remove one passkey."""
    viewer = asking(request)
    passkey = own_sign_in.passkey_of(viewer.login, handle)
    if passkey is None:
        raise Http404
    context: dict[str, Any] = {"name": passkey.wrap().name, "kept": not second_factor.may_remove(passkey)}
    if request.method == "POST" and not context["kept"]:
        remove_authenticator(request, passkey)
        return redirect("security:security")
    return render(
        request, "people/sign_in/remove_passkey.html", context, status=422 if request.method == "POST" else 200
    )


@require_POST
def end_one_session(request: HttpRequest, handle: str) -> HttpResponse:
    """Sign out on one other device."""
    viewer = asking(request)
    session = own_sign_in.session_of(viewer.login, handle)
    if session is None:
        raise Http404
    end_session(login=viewer.login, session=session)
    messages.success(request, _("You are signed out on that device."))
    return redirect("security:security")


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out on all other devices."""
    viewer = asking(request)
    end_other_sessions(login=viewer.login, keep=request.session.session_key or "")
    messages.success(request, _("You are signed out on all other devices."))
    return redirect("security:security")
