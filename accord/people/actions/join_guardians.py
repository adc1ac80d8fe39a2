"""Two records of one guardian become one."""

from django.db import transaction

from accord.core import audit
from accord.people.joining.carrying import begin_join, said_of
from accord.people.joining.finishing import finish_join
from accord.people.joining.kinds import GUARDIANS
from accord.people.joining.plan import Answers
from accord.people.joining.ties import carry_ties, refuse_if_one_speaks_for_the_other
from accord.people.models import Guardian, GuardianJoined
from accord.people.viewer import Post


@transaction.atomic
def join_guardians(
    *, kept: Guardian, away: Guardian, by: Post, answers: Answers, why: str, seen: str
) -> GuardianJoined:
    """Two records of one parent or carer become one: children, sign-in and court orders stay with the one that is kept.

    `seen` is the mark of the plan that the person looked at. Raises DomainError when something changed since, when
    anything is undecided, when a roster is being taken over, and NotYours for records of oneself or one's own family.
    """
    join = begin_join(GUARDIANS, kept, away, by, answers, seen)
    refuse_if_one_speaks_for_the_other(join)
    carry_ties(join)
    joined = finish_join(join, GuardianJoined, why)
    audit.record(
        by=by.actor, verb="join_guardians", subject=f"guardian:{away.ref}", school=by.school_ref, purpose=why,
        details=said_of(join) | {"moved": joined.done},
    )  # fmt: skip
    return joined
