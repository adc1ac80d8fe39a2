"""Promise what is put right, follow it until it is done, and be reminded of it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import hold, needed, take
from accord.concerns.facts.complaints import day_at
from accord.concerns.models import Complaint, Remedy
from accord.concerns.notices.handling import remind_of_remedy as tell_of_remedy_due
from accord.concerns.notices.handling import tell_family_of_remedy
from accord.concerns.private_words import look_through
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep


@transaction.atomic
def promise_remedy(
    *,
    complaint: Complaint,
    text: str,
    due_on: date | None,
    login: Login,
    by: str,
    at: datetime,
    in_their_language: str = "",
    why_details_stay: str = "",
) -> Remedy:
    """The school promises to put something right by a day; it stands in the answer and stays open until it is done.

    Raises DomainError, and DetailsFound where the words hold what belongs to another family.
    """
    hand = hold(complaint, login, at)
    if not (hand.handles or hand.chairs):
        raise DomainError("not_your_step", _("Somebody else does this in this complaint."), status=403)
    text = needed("text", text, _("Write what the school does to put it right."))
    if due_on is None or due_on < day_at(complaint.school, at):
        sentence = _("Choose the day by which it is done, today or later.")
        raise DomainError("no_day", sentence, status=422, fields={"due_on": sentence})
    remedy = Remedy.objects.create(
        complaint=hand.complaint, text=text, in_their_language=in_their_language.strip(), due_on=due_on, created_at=at
    )
    texts = {"text": text, "in_their_language": in_their_language}
    look_through(complaint, f"remedy:{remedy.ref}", texts, why_details_stay, login=login, at=at)
    audit.record(
        by=by, verb="promise_remedy", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"remedy": remedy.ref, "due_on": due_on.isoformat()},
    )  # fmt: skip
    return remedy


@transaction.atomic
def finish_remedy(*, complaint: Complaint, remedy: Remedy, login: Login, by: str, at: datetime) -> Remedy:
    """Something that was promised has been done, also after the end of the complaint (COMPLAINT-10)."""
    take(complaint, ComplaintStep.FINISH_REMEDY, login, at)
    changed = Remedy.objects.filter(pk=remedy.pk, complaint=complaint, done_at__isnull=True).update(
        done_at=at, done_by=login
    )
    if not changed:
        raise DomainError("done_already", _("This has been written down as done already."))
    remedy.refresh_from_db()
    audit.record(
        by=by, verb="finish_remedy", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"remedy": remedy.ref},
    )  # fmt: skip
    tell_family_of_remedy(remedy, by=by, at=at)
    return remedy


@transaction.atomic
def remind_of_remedy(*, remedy: Remedy, by: str, at: datetime) -> Remedy:
    """Whoever handled the complaint is reminded of what was promised; once a week while it is not done."""
    remedy = Remedy.objects.select_for_update(of=("self",)).select_related("complaint__school").get(pk=remedy.pk)
    if remedy.done_at is None:
        remedy.reminded_at = at
        remedy.save(update_fields=["reminded_at"])
        tell_of_remedy_due(remedy, by=by, at=at)
        audit.record(
            by=by, verb="remind_of_remedy", subject=f"complaint:{remedy.complaint.ref}",
            school=remedy.complaint.school.ref, details={"remedy": remedy.ref},
        )  # fmt: skip
    return remedy
