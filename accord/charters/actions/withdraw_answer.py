"""Take a signature back."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.charters.access.signing import Signatory
from accord.charters.actions._answer import owe_talk, standing_now
from accord.charters.models import Acknowledgement, Withdrawal
from accord.core import audit
from accord.core.errors import DomainError
from accord.rules.signing import SigningState


@transaction.atomic
def withdraw_answer(*, signatory: Signatory, answer: Acknowledgement, reason: str, at: datetime) -> Withdrawal:
    """Somebody takes their signature back; the school owes them a talk, and nothing is closed to them.

    Raises DomainError for an answer that does not stand any more.
    """
    asked_in, standing = standing_now(signatory.asked_in, signatory.person, at)
    if standing.answer != answer or standing.state is not SigningState.SIGNED:
        raise _does_not_stand()
    try:
        with transaction.atomic():
            withdrawal = Withdrawal.objects.create(
                acknowledgement=answer, by_id=signatory.login_id, reason=reason.strip(), created_at=at
            )
    except IntegrityError as twice:
        raise _does_not_stand() from twice
    owe_talk(asked_in, answer, at)
    audit.record(
        by=signatory.actor, verb="withdraw_answer", subject=f"acknowledgement:{answer.ref}",
        school=asked_in.school.ref, details={"edition": answer.edition.ref},
    )  # fmt: skip
    return withdrawal


def _does_not_stand() -> DomainError:
    return DomainError(
        "answer-does-not-stand",
        _("This signature does not stand any more, so there is nothing to take back."),
        remedy=_("Open the charter anew to see where you stand."),
    )
