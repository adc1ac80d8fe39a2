"""The door: signing in, and the school's own sign-in service for staff."""

from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login as Entry
from allauth.account.stages import LoginStage
from allauth.account.views import ConfirmLoginCodeView, LoginView, RequestLoginCodeView
from allauth.core.internal import ratelimit
from allauth.decorators import rate_limit
from allauth.socialaccount.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accord.core import clock
from accord.core.errors import DomainError
from accord.people.actions.link_staff_service import link_staff_service
from accord.people.sign_in.staff_service import PENDING, member_with, service_id, service_name


class _StartAnew:
    """Whoever comes back to the beginning begins anew, also in the middle of a code or a second step."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> HttpResponse | None:
        clear_login(request)
        return None


class SignIn(_StartAnew, LoginView):  # type: ignore[misc]
    """The sign-in page: a code by e-mail, a password, a passkey, or the school's service."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the name of the school's service."""
        return {**super().get_context_data(**kwargs), "service": service_name()}


@method_decorator(login_not_required, name="dispatch")
@method_decorator(rate_limit(action="login"), name="dispatch")
class AskForCode(_StartAnew, RequestLoginCodeView):  # type: ignore[misc]
    """Asking for a one-time code alone."""


@method_decorator(rate_limit(action="confirm_code"), name="dispatch")
class TypeCode(ConfirmLoginCodeView):  # type: ignore[misc]
    """Typing the one-time code."""


sign_in = SignIn.as_view()
ask_for_code = login_not_required(AskForCode.as_view())
type_code = login_not_required(TypeCode.as_view())


@login_not_required
@require_GET
def start_service(request: HttpRequest) -> HttpResponse:
    """Go to the school's sign-in service; staff come back signed in there."""
    if not service_id():
        raise Http404
    from requests import RequestException

    if not ratelimit.consume(request, app="allauth.account", action="login", limit_get=True):
        return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    back = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    try:
        provider = get_adapter().get_provider(request, service_id())
        answer: HttpResponse = provider.redirect(request, "login", next_url=back if safe else None)
    except (RequestException, KeyError, ValueError):
        messages.error(
            request,
            _("%(service)s cannot be reached just now. Try again, or sign in another way.")
            % {"service": service_name()},
        )
        return redirect("account_login")
    return answer


@login_not_required
def confirm_service(request: HttpRequest) -> HttpResponse:
    """Ask once whether the person at the service is the member of staff with the same address."""
    said = request.session.get(PENDING)
    match = member_with(said["email"]) if said else None
    if not said or match is None:
        return redirect("account_login")
    context: dict[str, Any] = {"match": match, "service": service_name()}
    if request.method == "POST":
        try:
            login = link_staff_service(
                email=said["email"], provider=said["provider"], subject=said["uid"], at=clock.now()
            )
        except DomainError as refused:
            return render(
                request, "people/sign_in/service_confirm.html", {**context, "refused": refused}, status=refused.status
            )
        del request.session[PENDING]
        record_authentication(request, login, "socialaccount", provider=said["provider"], uid=said["uid"])
        entered: HttpResponse = perform_login(request, Entry(user=login, redirect_url=said["next"] or None))
        return entered
    return render(request, "people/sign_in/service_confirm.html", context, status=HTTPStatus.OK)
