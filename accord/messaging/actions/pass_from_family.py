"""What whoever has it may not read any more goes to somebody who may."""

from datetime import datetime

from django.db import transaction

from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.facts.has_it import is_read_by_nobody_who_has_it
from accord.messaging.facts.routes import matter_of, route_for
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Assignment, Conversation


@transaction.atomic
def pass_from_family(*, conversation: Conversation, by: str, at: datetime) -> Assignment | None:
    """A conversation goes to whom its topic goes once whoever has it is of the family; None while somebody reads it.

    What was promised stays as it is.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if conversation.closed_at is not None or not is_read_by_nobody_who_has_it(conversation, at):
        return None
    routed = route_for(matter_of(conversation), charter_at(conversation.school, at).rules, at)
    return redirect_conversation(
        conversation=conversation, to_staff=routed.staff, to_team=routed.team, by_staff=None, by=by, at=at,
        because=routed.route.because,
    )  # fmt: skip
