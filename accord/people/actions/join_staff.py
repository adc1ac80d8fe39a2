"""Two records of one member of staff become one."""

from django.db import transaction

from accord.core import audit
from accord.people.joining import places
from accord.people.joining.carrying import begin_join, said_of
from accord.people.joining.finishing import finish_join
from accord.people.joining.kinds import STAFF
from accord.people.joining.plan import Answers
from accord.people.models import StaffJoined, StaffMember
from accord.people.viewer import Post


@transaction.atomic
def join_staff(*, kept: StaffMember, away: StaffMember, by: Post, answers: Answers, why: str, seen: str) -> StaffJoined:
    """Two records of one member of staff become one: roles, teams, classes, absences, covers and duties stay with it.

    `seen` is the mark of the plan that the person looked at. Raises DomainError when something changed since, when
    anything is undecided, when a roster is being taken over, and NotYours for records of oneself or one's own family.
    """
    join = begin_join(STAFF, kept, away, by, answers, seen)
    for place in (places.TEACHINGS, places.ROLES, places.TEAMS):
        places.carry_places(join, place)
    places.carry_time(join)
    joined = finish_join(join, StaffJoined, why)
    audit.record(
        by=by.actor, verb="join_staff", subject=f"staff:{away.ref}", school=by.school_ref, purpose=why,
        details=said_of(join) | {"moved": joined.done},
    )  # fmt: skip
    return joined
