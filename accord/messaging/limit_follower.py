"""What conversations do when a limit on contact begins: those that are open go to the one contact."""

import logging
from datetime import datetime

from accord.conduct.models import Restriction
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.queue import task
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.facts.has_it import contact_of, who_has_it
from accord.messaging.models import Conversation
from accord.rules.routing import Because

log = logging.getLogger("accord.messaging")


def follow_restriction(restriction: Restriction, at: datetime) -> None:
    """Once a single contact begins, have the open conversations of the guardian passed on to that person."""
    if restriction.kind == Restriction.Kind.SINGLE_CONTACT:
        pass_on_open.enqueue(
            guardian_id=restriction.guardian_id,
            run_at=max(at, restriction.starts_at),
            dedupe_key=f"single_contact:{restriction.ref}",
        )


@task(atomic=False)
def pass_on_open(*, guardian_id: int) -> None:
    """Pass each open conversation on to the single contact; what holds is judged anew, and twice does no harm.

    Each is passed on by itself, so that nobody who answers in one of them waits for the others.
    """
    at = clock.now()
    for conversation in Conversation.objects.filter(guardian_id=guardian_id, closed_at__isnull=True):
        staff = who_has_it(conversation, at).staff
        if staff is None or staff.pk == conversation.assigned_staff_id or not contact_of(conversation, at):
            continue
        try:
            redirect_conversation(
                conversation=conversation, to_staff=staff, to_team=None, by_staff=None, by="house:worker", at=at,
                because=Because.SINGLE_CONTACT,
            )  # fmt: skip
        except DomainError as refusal:
            log.info("The conversation %s stays where it is: %s", conversation.ref, refusal.code)
