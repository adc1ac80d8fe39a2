"""The demo's door: one click to be somebody of the cast. Exists in the demo only."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accord.people.sign_in.demo import sign_in
from accord.web.demo.faces import faces
from accord.web.demo.stage import login_named


@login_not_required
@require_http_methods(["GET", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """List the cast; sign in as the one that was chosen."""
    if not settings.ACCORD_DEMO:
        raise Http404
    if request.method == "POST":
        login = login_named(request.POST.get("who", ""))
        if login is None:
            raise Http404
        sign_in(request, login)
        return redirect("home")
    return render(request, "web/demo.html", {"groups": faces()})
