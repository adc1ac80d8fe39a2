"""Tell form teachers that students of their class have not answered the charter."""

from datetime import datetime
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.urls import reverse

from accord.charters.facts.class_reminding import ClassDue, class_reminders_due
from accord.charters.facts.signing import STUDENT, SigningRound, signing_round
from accord.charters.models import ClassReminder
from accord.core import audit
from accord.delivery.actions.tell import About, tell
from accord.delivery.wording import Words, gettext_noop
from accord.rules.signing import SigningState
from accord.schools.models import School

WORKER = "worker:duties"
KIND = "charter-class"


@transaction.atomic
def remind_form_teachers(*, school: School, at: datetime) -> int:
    """Each form teacher for whom it is time is told which class has students who have not answered; returns how many.

    Students are sent nothing themselves; their own first page says it. Run twice, it tells once.
    """
    asked_in = signing_round(school, at)
    due = [one for one in class_reminders_due(asked_in, at) if _note(asked_in, one, at)] if asked_in else []
    if asked_in is None or not due:
        return 0
    for one in due:
        _tell(asked_in, one, at)
    audit.record(
        by=WORKER, verb="remind_form_teachers", subject=f"edition:{asked_in.edition.ref}", school=school.ref,
        details={"people": [f"staff:{one.staff.ref}" for one in due]},
    )  # fmt: skip
    return len(due)


def _note(asked_in: SigningRound, one: ClassDue, at: datetime) -> bool:
    """Write the message down; False when another worker was faster."""
    try:
        with transaction.atomic():
            ClassReminder.objects.create(
                edition=asked_in.edition, school_class=one.school_class, staff=one.staff, number=one.number,
                created_at=at,
            )  # fmt: skip
    except IntegrityError:
        return False
    return True


def _tell(asked_in: SigningRound, one: ClassDue, at: datetime) -> None:
    form = {"form": one.school_class.name}
    query = urlencode({"who": STUDENT, "form": one.school_class.name, "state": SigningState.PENDING.value})
    tell(
        school=asked_in.school, kind=KIND, recipients=[one.staff], by=WORKER, at=at,
        subject=Words(gettext_noop("The charter waits for students of %(form)s"), form),
        text=(
            Words(gettext_noop("Some of your class have not answered yet. The list says who, and who has no sign-in.")),
            Words(gettext_noop("Please read it with them. They sign on their own page, or on paper for the office.")),
        ),
        about=About("edition", asked_in.edition.ref),
        url=reverse("charters:signers", args=[asked_in.school.slug]) + f"?{query}",
    )  # fmt: skip
