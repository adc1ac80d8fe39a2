"""To whom a conversation can go: colleagues and teams, without those whom it is about or whose own family it is."""

from dataclasses import dataclass
from datetime import datetime

from accord.messaging.facts.own_family import never_told, staff_of_the_family
from accord.messaging.models import Conversation
from accord.messaging.topics import SAFEGUARDING
from accord.people.facts import rota_of
from accord.people.models import RoleHolding, StaffMember, Team, TeamMembership
from accord.people.viewer import in_force
from accord.rules.visibility import TABLE, Act
from accord.schools.facts import settings_of


@dataclass(frozen=True)
class Candidate:
    """Somebody who can have a conversation; `covers_for` names the absent colleague who is meant, '' for none."""

    staff: StaffMember
    job: str
    covers_for: str = ""


def own_family_of(conversation: Conversation) -> frozenset[int]:
    """The staff whose own family a conversation is about: relatives of the child, or of the guardian."""
    own = staff_of_the_family(conversation.school_id, conversation.student_id, conversation.guardian_id)
    return frozenset(own.values_list("pk", flat=True))


def colleagues_who_can(conversation: Conversation, at: datetime) -> list[Candidate]:
    """The colleagues to whom a conversation can go: at work now or covered for, with a role that answers families.

    Never anybody whom it is about, nor staff of the family. What concerns a child at risk goes to a safeguarding
    lead alone.
    """
    on = at.astimezone(settings_of(conversation.school).zone).date()
    act = Act.READ_SAFEGUARDING if conversation.topic == SAFEGUARDING else Act.ANSWER_FAMILIES
    roles = RoleHolding.objects.filter(in_force(on), role__in=TABLE[act], staff__school_id=conversation.school_id)
    never = never_told(conversation)
    rows = StaffMember.objects.filter(in_force(on), pk__in=roles.values("staff_id"), joined_into__isnull=True).exclude(
        pk__in=never
    )
    able = {one.pk: one for one in rows}
    rota = rota_of(conversation.school_id, at)
    found = []
    for person in able.values():
        chain = rota.chain(person.pk)
        answers = able.get(chain[-1]) if chain else None
        if answers is None:
            continue
        if answers.pk == person.pk:
            found.append(Candidate(person, person.job_title))
        else:
            found.append(Candidate(answers, answers.job_title, covers_for=person.called))
    return found


def teams_that_can(conversation: Conversation, at: datetime) -> list[Team]:
    """The teams of which somebody may read a conversation; none where a child may be at risk."""
    if conversation.topic == SAFEGUARDING:
        return []
    on = at.astimezone(settings_of(conversation.school).zone).date()
    members = TeamMembership.objects.filter(in_force(on), in_force(on, "staff__starts_on", "staff__ends_on")).exclude(
        staff__in=never_told(conversation)
    )
    return list(
        Team.objects.filter(school_id=conversation.school_id, ended_at__isnull=True, pk__in=members.values("team_id"))
    )
