"""What became of a promise of the school: begun, kept, or dropped.

These are steps of other actions, inside their transactions: whoever answers a message stops its clock and says
here that the promise was kept. The entry in the audit log is that of the action.
"""

from datetime import datetime

from django.db.models import QuerySet

from accord.charters.models import Edition, PromiseOutcome
from accord.core.new_rows import update_where
from accord.rules.charter import Measured
from accord.schools.models import School


def begin_promise(
    *, school: School, edition: Edition, measured: Measured, about: str, began_at: datetime, due_at: datetime
) -> PromiseOutcome:
    """From now on the school is bound by a promise about this matter, under the edition that holds now.

    `about` names the matter (`conversation:x7…`) and never a person. Begun twice, it stays as it was first.
    """
    outcome, _ = PromiseOutcome.objects.get_or_create(
        measured=measured.value,
        about=about,
        defaults={"school": school, "edition": edition, "began_at": began_at, "due_at": due_at},
    )
    return outcome


def keep_promise(*, measured: Measured, about: str, met_at: datetime, working_seconds: int) -> None:
    """The school did what it had promised, in so much of its own working time; the first time counts.

    Whether it was kept in time follows from its day.
    """
    update_where(
        PromiseOutcome,
        {"measured": measured.value, "about": about, "met_at": None, "dropped_at": None},
        {"met_at": met_at, "working_seconds": max(0, working_seconds)},
    )


def move_promise(*, measured: Measured, about: str, due_at: datetime) -> bool:
    """The school waited on the family, or named a new date with its reason: the promise is due on another day.

    Whoever calls it has seen that the promise was not late yet: what was late stays late.
    """
    return bool(_open(measured, about).update(due_at=due_at))


def drop_promise(*, measured: Measured, about: str, at: datetime) -> bool:
    """The matter fell away, and with it the promise: it counts neither as kept nor as broken.

    Only what was not yet due falls away; what was already late stays late. Returns whether one was dropped.
    """
    return bool(_open(measured, about).filter(due_at__gt=at).update(dropped_at=at))


def _open(measured: Measured, about: str) -> QuerySet[PromiseOutcome]:
    return PromiseOutcome.objects.filter(
        measured=measured.value, about=about, met_at__isnull=True, dropped_at__isnull=True
    )
