"""What somebody is asked to do in confidence, whatever post they hold: views, reviews, incidents, panels."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accord.concerns.panels.asked import asked_of, ended_for
from accord.conduct.panels.asked import AskedLine, consultations_panel, done_panel, reviews_panel
from accord.conduct.panels.incidents import closed_panel, held_panel
from accord.core import clock, words
from accord.messaging.panels.asked import to_look_back_at
from accord.people.viewer import Viewer, asking


@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """Everything that waits for the person who signs in, the views that others wait for first."""
    viewer, at = asking(request), clock.now()
    sections = [
        (_("Your view is asked for"), consultations_panel(viewer, at)),
        (_("Reviews to hear"), reviews_panel(viewer, at)),
        (_("To look back at"), [line for line in _emergencies(viewer, at) if line.kind != "done"]),
        (_("Complaints"), _complaints(viewer, at)),
        (_("Incidents that you hold"), held_panel(viewer, at)),
    ]
    content = {"sections": [each for each in sections if each[1]], "closed": _closed(viewer, at), "at": at}
    return render(request, "web/asked.html", content)


def _closed(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """What is over and still the person's own to open: incidents, complaints, views, reviews, emergencies."""
    ended = [
        AskedLine(
            title=row.title,
            words=f"{row.school} · {row.words}",
            url=row.url,
            kind="done",
            due=_("Ended %(day)s") % {"day": words.day(row.due_at or at, at)},
        )
        for row in ended_for(viewer.login, at)
    ]
    looked_at = [line for line in _emergencies(viewer, at) if line.kind == "done"]
    return [*closed_panel(viewer, at), *ended, *done_panel(viewer, at), *looked_at]


def _emergencies(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """The emergencies about a child at risk that nobody at a school can look back at."""
    return [
        AskedLine(
            title=_("An emergency to look back at"),
            words=one.school,
            url=one.url,
            kind="done" if one.reviewed else "soon",
            due=_("Looked back at") if one.reviewed else _("Written %(day)s") % {"day": words.day(one.at, at)},
        )
        for one in to_look_back_at(viewer, at)
    ]


def _complaints(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """What is asked of the person in complaints, in the same lines."""
    return [
        AskedLine(
            title=row.title,
            words=f"{row.school} · {row.words}",
            url=row.url,
            kind="late" if row.due_at and row.due_at <= at else "soon",
            due=_("By %(day)s") % {"day": words.day(row.due_at, at)} if row.due_at else "",
        )
        for row in asked_of(viewer.login, at)
    ]
