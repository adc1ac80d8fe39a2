"""Whoever decided a limit says whether reception watches for the person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.people.viewer import asking
from accord.reception import access
from accord.reception.actions.ask_to_watch import ask_to_watch
from accord.reception.facts.watching import own_limits


def watching(request: HttpRequest, school: str) -> HttpResponse:
    """The limits that one has decided, and whether reception watches."""
    post = access.get_deciding_post(asking(request), school)
    content = {"post": post, "at": post.at, "limits": own_limits(post)}
    return render(request, "reception/watching.html", content)


@require_POST
def watch(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Ask reception to watch, or end it."""
    post = access.get_deciding_post(asking(request), school)
    restriction = access.get_restriction_for(post, ref)
    wanted = request.POST.get("watch") == "yes"
    ask_to_watch(restriction=restriction, by=post, watch=wanted)
    name = {"name": restriction.guardian.called}
    messages.success(
        request,
        _("Reception watches for %(name)s and reads what to do.") % name
        if wanted
        else _("Reception no longer watches for %(name)s.") % name,
    )
    return redirect("reception:watching", school)
