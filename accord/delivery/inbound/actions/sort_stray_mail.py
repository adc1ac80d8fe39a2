"""The office deals with a mail that found no place."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.models import InboundMail, InboundSorting
from accord.people.models import Guardian
from accord.people.viewer import Post


@transaction.atomic
def sort_stray_mail(
    *, mail: InboundMail, by: Post, decision: str, reason: str, guardian: Guardian | None = None
) -> InboundSorting:
    """Write down that a mail is filed, or is not for this school, with the reason; the mail itself is kept.

    The audit says nothing of why a reply was sorted: it is of a matter that whoever reads the audit may not know.
    """
    try:
        with transaction.atomic():
            sorting = InboundSorting.objects.create(
                mail=mail,
                decision=decision,
                reason=reason,
                guardian=guardian,
                sorted_by_id=by.staff_id,
                sorted_at=by.at,
            )
    except IntegrityError as twice:
        raise DomainError(
            "mail-sorted", _("A colleague has sorted this mail already."), remedy=_("Go back to the list.")
        ) from twice
    audit.record(
        by=by.actor, verb="sort_stray_mail", subject=f"mail:{mail.ref}", school=by.school_ref,
        purpose="" if mail.reply_ref else reason,
        details={"decision": decision, "guardian": guardian.ref if guardian else ""},
    )  # fmt: skip
    return sorting
