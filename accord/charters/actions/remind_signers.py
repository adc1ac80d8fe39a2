"""Tell those who have not answered that the charter waits for them."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from accord.charters.facts.reminding import Due, reminders_due
from accord.charters.facts.signing import GUARDIAN, STAFF, SigningRound, kind_of, signing_round
from accord.charters.models import SigningReminder
from accord.core import audit
from accord.delivery.actions.tell import About, tell
from accord.delivery.wording import Words, gettext_noop
from accord.people.models import Guardian, StaffMember
from accord.schools.models import School

WORKER = "worker:duties"
KIND = "charter-signing"


@transaction.atomic
def remind_signers(*, school: School, at: datetime) -> int:
    """Everybody for whom it is time is told that the charter waits, or reminded; returns how many.

    Never in quiet hours, never after an answer, never more often than the charter says; run twice, it tells once.
    """
    asked_in = signing_round(school, at)
    due = [one for one in reminders_due(asked_in, at) if _note(asked_in, one, at)] if asked_in else []
    if asked_in is None or not due:
        return 0
    for kind in (GUARDIAN, STAFF):
        for is_first in (True, False):
            people = [one.person for one in due if kind_of(one.person) == kind and one.is_first == is_first]
            if people:
                _tell(asked_in, kind, people, at, is_first=is_first)
    audit.record(
        by=WORKER, verb="remind_signers", subject=f"edition:{asked_in.edition.ref}", school=school.ref,
        details={"people": [f"{kind_of(one.person)}:{one.person.ref}" for one in due]},
    )  # fmt: skip
    return len(due)


def _note(asked_in: SigningRound, one: Due, at: datetime) -> bool:
    """Write the message down; False when another worker was faster."""
    try:
        with transaction.atomic():
            SigningReminder.objects.create(
                edition=asked_in.edition, number=one.number, created_at=at, **{kind_of(one.person): one.person}
            )
    except IntegrityError:
        return False
    return True


def _tell(
    asked_in: SigningRound, kind: str, people: list[Guardian | StaffMember], at: datetime, *, is_first: bool
) -> None:
    school = asked_in.school
    name = {"school": school.name}
    if is_first:
        subject = Words(gettext_noop("The charter of %(school)s waits for you"), name)
    else:
        subject = Words(gettext_noop("A reminder: the charter of %(school)s waits for you"), name)
    text = (
        Words(gettext_noop("Please read what the school and families promise each other, in your language.")),
        Words(gettext_noop("You can sign it there, or say with what you do not agree. It takes a minute.")),
    )
    if kind == GUARDIAN:
        url = reverse("family_charters:sign", args=[school.ref])
    else:
        url = reverse("charters:own_sign", args=[school.slug])
    tell(
        school=school, kind=KIND, recipients=people, subject=subject, text=text, by=WORKER, at=at,
        about=About("edition", asked_in.edition.ref), url=url,
    )  # fmt: skip
