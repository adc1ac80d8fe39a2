"""Give a conversation to somebody else."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging import notices
from accord.messaging.as_seen import locked_as_seen
from accord.messaging.facts.passing import own_family_of
from accord.messaging.models import Assignment, Conversation, Message
from accord.people.models import StaffMember, Team

BY_HAND = "by_hand"


@transaction.atomic
def redirect_conversation(
    *,
    conversation: Conversation,
    to_staff: StaffMember | None,
    to_team: Team | None,
    by_staff: StaffMember | None,
    by: str,
    at: datetime,
    because: str = BY_HAND,
    note: str = "",
) -> Assignment:
    """A conversation goes to another person or team, or back to the front door; the family sees who has it now.

    Raises DomainError when it would go to somebody whom it is about, or whose own family it is, and when a colleague
    has passed it on since `by_staff` saw it.
    """
    if by_staff:
        conversation = locked_as_seen(conversation)
    else:
        conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if to_staff and to_staff.pk in own_family_of(conversation):
        raise DomainError(
            "own_family",
            _("%(name)s cannot have this conversation. Choose somebody else.") % {"name": to_staff.full_name},
        )
    if to_staff and conversation.concerned.filter(staff=to_staff).exists():
        raise DomainError(
            "about_this_person",
            _("This matter is about %(name)s and cannot go there. Choose somebody else.")
            % {"name": to_staff.full_name},
        )
    conversation.assignments.filter(ended_at__isnull=True).update(ended_at=at)
    assignment = Assignment.objects.create(
        conversation=conversation,
        staff=to_staff,
        team=to_team,
        because=because,
        note=note.strip()[:240],
        by=by_staff,
        created_at=at,
    )
    conversation.assigned_staff, conversation.assigned_team = to_staff, to_team
    conversation.save(update_fields=["assigned_staff", "assigned_team"])
    if conversation.waiting_on == Conversation.WaitingOn.SCHOOL and conversation.closed_at is None:
        latest = conversation.messages.filter(
            guardian__isnull=False, visible_at__isnull=False, kind=Message.Kind.WORDS
        ).last()
        if latest:
            notices.tell_staff_again(latest, assignment, at)
    audit.record(
        by=by,
        verb="redirect_conversation",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={"to": to_staff.ref if to_staff else "", "team": to_team.ref if to_team else "", "because": because},
    )
    return assignment
