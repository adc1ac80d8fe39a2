"""What first pages show of incidents: for what somebody was asked, and what they hold; never a word of it."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accord.conduct.access.family_incidents import is_asked_in_family, requests_in_family
from accord.conduct.access.incidents import cases_for, closed_above, held_above, requests_to
from accord.conduct.facts.own_accounts import unanswered
from accord.conduct.models import Incident
from accord.conduct.panels.asked import AskedLine
from accord.core.words import day, moment
from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Act
from accord.schools.facts import settings_of

MOST = 12


def held_panel(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """The incidents that the person holds, at every school, for those without a desk of their own."""
    return [
        _held_line(one, reverse("conduct:incident", args=[one.school.slug, one.ref]), at)
        for post in viewer.posts
        if post.may(Act.HANDLE_INCIDENTS)
        for one in cases_for(post).filter(held_by=post.staff_id, closed_at__isnull=True)[:MOST]
    ] + [_held_line(one, reverse("asked_incidents:incident", args=[one.ref]), at) for one in _above(viewer, at)]


def closed_panel(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """The incidents that the person held for the district, and that are closed."""
    return [
        AskedLine(
            title=_("An incident that you held"),
            words=one.school.name,
            url=reverse("asked_incidents:incident", args=[one.ref]),
            kind="done",
            due=_("Ended %(day)s") % {"day": day(one.closed_at or at, at, settings_of(one.school).zone)},
        )
        for one in (closed_above(viewer, at) if viewer.district_ids else ())
    ]


def _above(viewer: Viewer, at: datetime) -> list[Incident]:
    return held_above(viewer, at)[:MOST] if viewer.district_ids else []


def _held_line(one: Incident, url: str, at: datetime) -> AskedLine:
    return AskedLine(
        title=_("An incident that you hold"),
        words=one.school.name,
        url=url,
        kind="calm",
        due=_("Reported %(day)s") % {"day": moment(one.created_at, at, settings_of(one.school).zone)},
    )


def family_asked(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """For what the guardian was asked and has not answered yet; one query where nothing is."""
    if not is_asked_in_family(viewer):
        return []
    return [
        AskedLine(
            title=_("The school would like to hear your side"),
            words=_("Only you see this."),
            url=reverse("family_conduct:account", args=[one.ref]),
            kind="soon",
            due=_("By %(day)s") % {"day": day(one.due_at, at, settings_of(one.incident.school).zone)},
        )
        for one in unanswered(requests_in_family(viewer)[:MOST])
    ]


def desk_asked(post: Post, at: datetime) -> list[AskedLine]:
    """For what the member of staff was asked and has not answered yet; one query where nothing is."""
    return [
        AskedLine(
            title=_("You are asked for an account"),
            words=_("In confidence."),
            url=reverse("conduct:own_account", args=[post.school_slug, one.ref]),
            kind="soon",
            due=_("By %(day)s") % {"day": day(one.due_at, at, settings_of(one.incident.school).zone)},
        )
        for one in unanswered(requests_to(post)[:MOST])
    ]
