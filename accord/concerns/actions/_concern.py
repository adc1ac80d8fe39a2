"""What the actions on a concern share: the lock, the refusals, and the promise that the family hears by a date."""

from datetime import datetime

from django.utils.translation import gettext as _

from accord.charters.actions.record_promise import begin_promise, drop_promise, keep_promise
from accord.concerns.facts.concerns import became_complaint
from accord.concerns.models import Concern
from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.facts.timing import charter_at, counting_calendar
from accord.rules.charter import Measured, OutOfTerm
from accord.rules.hours import HoursError


def locked(concern: Concern) -> Concern:
    """The concern as it stands now, locked for the rest of the action."""
    Concern.objects.select_for_update(of=("self",)).get(pk=concern.pk)
    return Concern.objects.select_related("school__district", "guardian", "student", "held_by", "edition").get(
        pk=concern.pk
    )


def locked_open(concern: Concern) -> Concern:
    """The same, refused where the concern is settled or has become a complaint."""
    standing = locked(concern)
    if standing.closed_at or became_complaint(standing):
        raise DomainError(
            "concern-closed", _("This concern is not open any more."), 409, _("Raise a new one at any time.")
        )
    return standing


def begin_to_count(concern: Concern) -> None:
    """The school is bound to let the family hear by the promised date."""
    if concern.edition and concern.answer_by:
        begin_promise(
            school=concern.school, edition=concern.edition, measured=Measured.ANSWERED_IN_TIME,
            about=f"concern:{concern.ref}", began_at=concern.raised_at, due_at=concern.answer_by,
        )  # fmt: skip


def heard(concern: Concern, at: datetime) -> None:
    """The family hears from the school: the first time keeps the promise."""
    if concern.answered_at:
        return
    concern.answered_at = at
    concern.save(update_fields=["answered_at"])
    counts = charter_at(concern.school, concern.raised_at).rules.one(OutOfTerm).values.counts
    try:
        seconds = counting_calendar(concern.school, counts, at).working_seconds_between(concern.raised_at, at)
    except HoursError:
        seconds = 0
    keep_promise(
        measured=Measured.ANSWERED_IN_TIME, about=f"concern:{concern.ref}", met_at=at, working_seconds=int(seconds)
    )


def fell_away(concern: Concern, at: datetime) -> None:
    """The family needs no word any more: the promise counts neither as kept nor as broken, unless it was late."""
    drop_promise(measured=Measured.ANSWERED_IN_TIME, about=f"concern:{concern.ref}", at=at)


def entry(concern: Concern, verb: str, by: str, **details: object) -> None:
    """One entry in the audit log: refs and values, never words."""
    audit.record(by=by, verb=verb, subject=f"concern:{concern.ref}", school=concern.school.ref, details=dict(details))
