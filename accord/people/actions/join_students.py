"""Two records of one student become one."""

from django.db import transaction

from accord.core import audit
from accord.people.joining import places
from accord.people.joining.carrying import begin_join, said_of
from accord.people.joining.finishing import finish_join
from accord.people.joining.kinds import STUDENTS
from accord.people.joining.needs import carry_needs
from accord.people.joining.plan import Answers
from accord.people.joining.ties import carry_ties
from accord.people.models import Student, StudentJoined
from accord.people.viewer import Post


@transaction.atomic
def join_students(*, kept: Student, away: Student, by: Post, answers: Answers, why: str, seen: str) -> StudentJoined:
    """Two records of one child become one: the people around the child, court orders and classes stay with it.

    `seen` is the mark of the plan that the person looked at. Raises DomainError when something changed since, when
    anything is undecided, when a roster is being taken over, and NotYours for records of oneself or one's own family.
    """
    join = begin_join(STUDENTS, kept, away, by, answers, seen)
    carry_ties(join)
    places.carry_places(join, places.ENROLMENTS)
    places.settle_form(join)
    carry_needs(join)
    joined = finish_join(join, StudentJoined, why)
    audit.record(
        by=by.actor, verb="join_students", subject=f"student:{away.ref}", school=by.school_ref, purpose=why,
        details=said_of(join) | {"moved": joined.done},
    )  # fmt: skip
    return joined
