"""Whom an incident is told to: that there is something new, and never what. Staff are told in their working time."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.conduct.facts.entitled import still_in, still_in_above
from accord.conduct.facts.working_time import first_told_at
from accord.conduct.models import AccountRequest, Affected, Incident
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.person import Person
from accord.delivery.wording import Words, gettext_noop
from accord.people.models import Guardian, Login
from accord.rules.channels import Urgency

INCIDENT = "incident"
SUBJECT = Words(gettext_noop("Something new for you, in confidence"))
OPEN_IT = Words(gettext_noop("There is something new in a confidential matter. Open it here."))
ASKED = Words(gettext_noop("The school would like to hear from you. Open it here; you can read all of it there."))


def declare() -> None:
    """Name the kinds of these notices, and who is still entitled to them when they leave."""
    declare_kind(
        INCIDENT, label=_("Confidential matters"), still_entitled=_still_entitled, entitled_above=still_in_above
    )


def _still_entitled(person: Person, refs: Collection[str]) -> Collection[str]:
    return still_in(person, refs)


def tell_holder(incident: Incident, *, by: str, at: datetime, once: str) -> None:
    """Tell whoever holds an incident that there is something new in it."""
    if incident.held_by:
        url = reverse("conduct:incident", args=[incident.school.slug, incident.ref])
        _tell(incident, [incident.held_by], url=url, by=by, at=at, once=once)
    elif incident.held_by_login:
        url = reverse("asked_incidents:incident", args=[incident.ref])
        _tell(incident, [], url=url, by=by, at=at, once=once, above=[incident.held_by_login])


def tell_asked(request: AccountRequest, *, by: str, at: datetime) -> None:
    """Tell whoever was asked for an account; nobody else learns that they were."""
    incident = request.incident
    if request.guardian:
        url = reverse("family_conduct:account", args=[request.ref])
        _tell(incident, [request.guardian], url=url, by=by, at=at, once=f"account:{request.ref}", asked=True)
    elif request.staff:
        url = reverse("conduct:own_account", args=[incident.school.slug, request.ref])
        _tell(incident, [request.staff], url=url, by=by, at=at, once=f"account:{request.ref}", asked=True)


def tell_reporter(incident: Incident, *, by: str, at: datetime, once: str) -> None:
    """Tell whoever reported an incident that there is news of it."""
    if incident.reported_by_guardian:
        url = reverse("family_conduct:reported", args=[incident.ref])
        _tell(incident, [incident.reported_by_guardian], url=url, by=by, at=at, once=once)
    elif incident.reported_by_staff:
        url = reverse("conduct:reported", args=[incident.school.slug, incident.ref])
        _tell(incident, [incident.reported_by_staff], url=url, by=by, at=at, once=once)


def tell_of_support(affected: Affected, *, to: Person, by: str, at: datetime, once: str) -> None:
    """Tell somebody that there is a word of support, or an answer to one; the notice looks like every other."""
    url = reverse("conduct:support", args=[affected.incident.school.slug, affected.ref])
    _tell(affected.incident, [to], url=url, by=by, at=at, once=once)


def _tell(
    incident: Incident,
    people: Iterable[Person],
    *,
    url: str,
    by: str,
    at: datetime,
    once: str,
    asked: bool = False,
    above: Iterable[Login] = (),
) -> None:
    tell(
        school=incident.school,
        kind=INCIDENT,
        recipients=people,
        above=above,
        subject=SUBJECT,
        text=ASKED if asked else OPEN_IT,
        about=About(INCIDENT, incident.ref),
        url=url,
        confidential=True,
        urgency=Urgency.IMPORTANT,
        not_before=lambda person: None if isinstance(person, Guardian) else first_told_at(incident.school, person, at),
        by=by,
        at=at,
        once=once,
    )
