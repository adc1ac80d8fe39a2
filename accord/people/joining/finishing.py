"""The end that every join comes to: what all kinds of people carry alike, and the record of the join."""

from typing import TypeVar

from django.db import IntegrityError, transaction

from accord.people.family_followers import tell_of_ties
from accord.people.joining import carrying
from accord.people.joining.carrying import Join
from accord.people.models import GuardianJoined, StaffJoined, StudentJoined

J = TypeVar("J", GuardianJoined, StudentJoined, StaffJoined)


def finish_join(join: Join, record: type[J], why: str) -> J:
    """Carry what hangs on any person, close the joined record, and write down who joined the two and why.

    Raises DomainError when somebody else joined one of them meanwhile.
    """
    carrying.carry_source(join)
    carrying.carry_sign_in(join)
    carrying.settle_fields(join)
    carrying.carry_invitations(join)
    carrying.carry_readings(join)
    carrying.close_away(join)
    by = join.by
    try:
        with transaction.atomic():
            joined = record.objects.create(
                school_id=by.school_id, away=join.away, into=join.kept, at=by.at, by=by.actor, by_name=by.name,
                why=why, same_child_why=join.answers.same_child_why, done=carrying.tell_rooms(join),
                login_gone_id=join.login_gone, login_stays_id=join.login_stays,
            )  # fmt: skip
    except IntegrityError as twice:
        raise carrying.joined_already() from twice
    tell_of_ties(by.school_id)
    return joined
