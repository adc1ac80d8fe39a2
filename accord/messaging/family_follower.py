"""What conversations do when somebody of the staff has become family: those that they have go to somebody else."""

import logging

from django.db.models import QuerySet

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.queue import task
from accord.messaging.actions.pass_from_family import pass_from_family
from accord.messaging.models import Conversation
from accord.people.models import Guardian, StaffMember, TeamMembership

log = logging.getLogger("accord.messaging")


def follow_family(school_id: int) -> None:
    """Have what lies with somebody of the family passed on as soon as the tie is stored."""
    pass_on_from_family.enqueue(school_id=school_id)


@task(atomic=False)
def pass_on_from_family(*, school_id: int) -> None:
    """Pass on each open conversation that nobody who has it may read; each is judged anew, and twice does no harm."""
    at = clock.now()
    for conversation in _had_by_parents(school_id):
        try:
            pass_from_family(conversation=conversation, by="house:worker", at=at)
        except DomainError as refusal:
            log.info("The conversation %s stays where it is: %s", conversation.ref, refusal.code)


def _had_by_parents(school_id: int) -> QuerySet[Conversation]:
    """Open conversations that staff who are guardians at the school have, alone or with their teams."""
    logins = Guardian.objects.filter(school=school_id, login__isnull=False).values("login")
    parents = StaffMember.objects.filter(school=school_id, login__in=logins)
    theirs = Conversation.objects.filter(school=school_id, closed_at__isnull=True, assigned_staff__in=parents)
    teams = TeamMembership.objects.filter(staff__in=parents).values("team")
    in_teams = Conversation.objects.filter(school=school_id, closed_at__isnull=True, assigned_team__in=teams)
    return (theirs | in_teams).order_by("id")
