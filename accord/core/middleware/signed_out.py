"""Whoever is signed out is led to the sign-in; whoever was writing meanwhile gets their words back on the way."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from accord.core import problems


class SignedOut(LoginRequiredMiddleware):
    """Asks for the sign-in before every page that needs one, and loses nothing that was typed."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        """Lead to the sign-in and on to the page asked for; from a form on to its page, with what was typed in it."""
        if request.method != "POST" or request.headers.get("HX-Request"):
            return super().handle_no_permission(request, view_func)
        asked = redirect_to_login(
            _page_of(request), resolve_url(self.get_login_url(view_func)), self.get_redirect_field_name(view_func)
        )
        return problems.signed_out(request, asked.url) or asked


def _page_of(request: HttpRequest) -> str:
    """The page on which the form stood, as the browser names it; its own address where the browser is silent."""
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(came_from)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path()
