"""What was agreed is written down, the family says yes or not, and both look at it again."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions._concern import entry, fell_away, heard, locked, locked_open
from accord.concerns.facts.concerns import became_complaint
from accord.concerns.models import Agreement, Concern
from accord.concerns.notices import concerns as notices
from accord.core.errors import DomainError
from accord.people.models import StaffMember


@transaction.atomic
def agree_on(
    *,
    concern: Concern,
    staff: StaffMember,
    school_does: str,
    family_does: str,
    look_again_on: date | None,
    by: str,
    at: datetime,
) -> Agreement:
    """Whoever has the concern writes down what was agreed; the family is asked whether that is right."""
    standing = locked_open(concern)
    if not school_does and not family_does:
        words = _("Write what the school does, or what the family does.")
        raise DomainError("nothing-agreed", words, 422, fields={"school_does": words})
    standing.agreements.filter(answered_at__isnull=True).update(answered_at=at, taken=False)
    standing.talks.filter(answered_at__isnull=True).update(answered_at=at, taken=False)
    agreement = Agreement.objects.create(
        concern=standing, by=staff, school_does=school_does, family_does=family_does, look_again_on=look_again_on,
        created_at=at,
    )  # fmt: skip
    heard(standing, at)
    notices.tell_family_of_step(standing, "agreement", at, by=by, once=f"agreement:{agreement.ref}")
    entry(standing, "agree_on", by, agreement=agreement.ref)
    return agreement


@transaction.atomic
def answer_agreement(*, agreement: Agreement, taken: bool, words: str = "", by: str, at: datetime) -> Agreement:
    """The family says whether that is what was agreed; with a yes the concern is closed."""
    concern = locked_open(agreement.concern)
    if (
        Agreement.objects.filter(pk=agreement.pk, answered_at__isnull=True).update(
            answered_at=at, taken=taken, answer=words, settled=taken
        )
        == 0
    ):
        raise DomainError("agreement-answered", _("You have answered this already."), 409)
    if taken:
        concern.closed_at = at
        concern.save(update_fields=["closed_at"])
    step = "agreed" if taken else "not_agreed"
    notices.tell_staff_of_step(concern, step, at, by=by, once=f"agreement-answered:{agreement.ref}")
    entry(concern, "answer_agreement", by, agreement=agreement.ref, taken=taken)
    return Agreement.objects.get(pk=agreement.pk)


@transaction.atomic
def look_again(*, concern: Concern, is_well: bool, from_family: bool, by: str, at: datetime) -> Concern:
    """On the day of looking again: it is well, or the concern is open again with whoever had it."""
    standing = locked(concern)
    rows = standing.agreements.filter(taken=True, looked_at__isnull=True, look_again_on__isnull=False)
    if became_complaint(standing) or standing.closed_at is None or rows.update(looked_at=at) == 0:
        raise DomainError("nothing-to-look-at", _("There is nothing to look at again here."), 409)
    if not is_well:
        standing.closed_at = None
        standing.save(update_fields=["closed_at"])
        if from_family:
            notices.tell_staff_of_step(standing, "open_again", at, by=by, once="")
        else:
            notices.tell_family_of_step(standing, "open_again", at, by=by, once="")
    entry(standing, "look_again", by, is_well=is_well, from_family=from_family)
    return standing


@transaction.atomic
def settle_concern(*, concern: Concern, by: str, at: datetime) -> Concern:
    """The family says that the matter is settled, whatever stage it is at."""
    standing = locked_open(concern)
    standing.closed_at = at
    standing.save(update_fields=["closed_at"])
    standing.talks.filter(answered_at__isnull=True).update(answered_at=at, taken=False)
    standing.agreements.filter(answered_at__isnull=True).update(answered_at=at, taken=False, settled=False)
    fell_away(standing, at)
    notices.tell_staff_of_step(standing, "settled", at, by=by, once=f"settled:{standing.ref}:{at:%Y%m%d%H%M%S}")
    entry(standing, "settle_concern", by)
    return standing
