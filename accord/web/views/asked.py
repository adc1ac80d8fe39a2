"""What somebody is asked to do in confidence, whatever post they hold: views, reviews, incidents, panels."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accord.conduct.panels.asked import consultations_panel, reviews_panel
from accord.conduct.panels.incidents import held_panel
from accord.core import clock
from accord.people.viewer import asking


@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """Everything that waits for the person who signs in, the views that others wait for first."""
    viewer, at = asking(request), clock.now()
    sections = [
        (_("Your view is asked for"), consultations_panel(viewer, at)),
        (_("Reviews to hear"), reviews_panel(viewer, at)),
        (_("Incidents that you hold"), held_panel(viewer, at)),
    ]
    return render(request, "web/asked.html", {"sections": [each for each in sections if each[1]], "at": at})
