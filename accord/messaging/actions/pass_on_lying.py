"""What lies with somebody who is not there goes to somebody who is."""

from datetime import datetime

from django.db import transaction

from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.facts.lying import at_work_from, first_read_at, lies, waiting_with_somebody
from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.facts.routes import Routed, matter_of, route_for
from accord.messaging.facts.timing import charter_at, reader_calendar
from accord.messaging.models import Assignment, Conversation
from accord.rules.routing import comes_too_late


@transaction.atomic
def pass_on_lying(*, conversation: Conversation, room: StaffRoom, by: str, at: datetime) -> Assignment | None:
    """A conversation that nobody who has it reads in time goes to whom its topic goes, where somebody is there before.

    None where it waits with the right person, or nobody else would be quicker. What was promised stays as it is.
    """
    Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    standing = waiting_with_somebody(room).filter(pk=conversation.pk).first()
    if standing is None:
        return None
    reads_at, answer_by = first_read_at(standing, room), standing.answer_by
    if not lies(reads_at, answer_by, at):
        return None
    routed = route_for(matter_of(standing), charter_at(standing.school, at).rules, at)
    if (routed.staff, routed.team) == (standing.assigned_staff, standing.assigned_team):
        return None
    if reads_at is not None and not _is_quicker(routed, standing, room, answer_by):
        return None
    return redirect_conversation(
        conversation=standing, to_staff=routed.staff, to_team=routed.team, by_staff=None, by=by, at=at,
        because=routed.route.because,
    )  # fmt: skip


def _is_quicker(routed: Routed, conversation: Conversation, room: StaffRoom, answer_by: datetime | None) -> bool:
    """Whether somebody reads it in time where it would go; nobody does at the front door what is confidential."""
    if routed.staff:
        return not comes_too_late(at_work_from(routed.staff, room), answer_by)
    if routed.team is None and conversation.confidential:
        return False
    office = reader_calendar(room.school, None, room.at)
    return not comes_too_late(office.next_opening(room.at), answer_by)
