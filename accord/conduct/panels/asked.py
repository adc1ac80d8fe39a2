"""What waits under /asked/ in matters of conduct: views that are asked for, and reviews to hear."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accord.conduct.access.measures import answered_by, consultations_for, heard_by, reviews_for
from accord.conduct.facts.standing import Standing
from accord.conduct.measure_words import step_title
from accord.core import words
from accord.core.words import isolate
from accord.people.viewer import Viewer
from accord.schools.facts import settings_of


@dataclass(frozen=True)
class AskedLine:
    """One thing that somebody is asked to do: what, where, and by when."""

    title: str
    words: str
    url: str
    kind: str
    due: str


def consultations_panel(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """The views that the person is asked for."""
    return [
        AskedLine(
            title=_("Your view on a measure: %(measure)s") % {"measure": step_title(one.step)},
            words=one.incident.school.name,
            url=reverse("asked_measures:consultation", args=[one.ref]),
            kind="soon",
            due=_("Asked %(day)s") % {"day": words.day(one.asked_at, at, settings_of(one.incident.school).zone)},
        )
        for one in consultations_for(viewer)
    ]


def reviews_panel(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """The reviews that the person may hear."""
    return [_review_line(one, at) for one in reviews_for(viewer, at)]


def _review_line(standing: Standing, at: datetime) -> AskedLine:
    decision = standing.decision
    school, zone = decision.incident.school, settings_of(decision.incident.school).zone
    due, kind = "", "soon"
    if standing.asked_due_at:
        due = _("The guardian asks for it; by %(day)s") % {"day": words.day(standing.asked_due_at, at, zone)}
        kind = "late" if standing.asked_due_at <= at else "soon"
    if standing.review_on and (standing.review_is_late or not due):
        due = _("By %(day)s") % {"day": words.day(standing.review_on, at, zone)}
    if standing.review_is_late:
        kind, due = "late", _("It was due %(day)s") % {"day": words.day(standing.review_on or standing.today, at, zone)}
    return AskedLine(
        title=_("A review to hear: %(measure)s") % {"measure": step_title(standing.step)},
        words=str(isolate(school.name)),
        url=reverse("asked_measures:review", args=[decision.ref]),
        kind=kind,
        due=due,
    )


def done_panel(viewer: Viewer, at: datetime) -> list[AskedLine]:
    """What the person has done in matters of conduct when they were asked: views given, and reviews heard."""
    given = [
        AskedLine(
            title=_("Your view on a measure: %(measure)s") % {"measure": step_title(one.step)},
            words=one.incident.school.name,
            url=reverse("asked_measures:consultation", args=[one.ref]),
            kind="done",
            due=_("Answered %(when)s") % {"when": words.day(one.answered_at or one.asked_at, at)},
        )
        for one in answered_by(viewer)
    ]
    heard = {one.decision_id: one for one in reversed(heard_by(viewer))}
    return given + [
        AskedLine(
            title=_("A review that you carried out: %(measure)s") % {"measure": step_title(one.decision.step)},
            words=one.decision.incident.school.name,
            url=reverse("asked_measures:review", args=[one.decision.ref]),
            kind="done",
            due=_("Heard %(day)s") % {"day": words.day(one.at, at)},
        )
        for one in heard.values()
    ]
