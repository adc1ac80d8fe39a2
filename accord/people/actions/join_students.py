"""Two records of one student become one."""

from django.db import IntegrityError, transaction

from accord.core import audit
from accord.people.joining import carrying, places
from accord.people.joining.carrying import begin_join, joined_already
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
    carrying.carry_source(join)
    carrying.carry_sign_in(join)
    carrying.settle_fields(join)
    carrying.carry_invitations(join)
    carrying.carry_readings(join)
    carrying.close_away(join)
    try:
        with transaction.atomic():
            joined = StudentJoined.objects.create(
                school_id=by.school_id, away=join.away, into=join.kept, at=by.at, by=by.actor, by_name=by.name,
                why=why, same_child_why=answers.same_child_why, done=carrying.tell_rooms(join),
                login_gone_id=join.login_gone, login_stays_id=join.login_stays,
            )  # fmt: skip
    except IntegrityError as twice:
        raise joined_already() from twice
    audit.record(
        by=by.actor, verb="join_students", subject=f"student:{away.ref}", school=by.school_ref, purpose=why,
        details=carrying.said_of(join) | {"moved": joined.done},
    )  # fmt: skip
    return joined
