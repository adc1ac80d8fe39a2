"""Rooms above this one learn that somebody on the staff may be family of somebody else from now on.

A tie, a roster, a sign-in that stands on both sides, or two records made one can make it so. A room registers a
function when its app begins. It is called inside the transaction that makes it so, with the key of the school, and
looks by itself for what it has to tidy.
"""

from collections.abc import Callable
from typing import TypeAlias

from accord.people.models import Guardian, StaffMember, Student

FamilyFollower: TypeAlias = Callable[[int], None]
"""Takes the key of the school."""

_FOLLOWERS: list[FamilyFollower] = []


def follow_families(follower: FamilyFollower) -> None:
    """Have a function called from now on whenever somebody of the staff may have become family."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def tell_of_ties(school_id: int) -> None:
    """Tell every room of a new tie or of many, where anybody of the staff is a guardian at the school at all."""
    if Guardian.objects.filter(school=school_id, login__staff_posts__school=school_id).exists():
        for follower in _FOLLOWERS:
            follower(school_id)


def tell_of_sign_in(person: Guardian | StaffMember | Student) -> None:
    """Tell every room of somebody who has just got a sign-in, if the same one stands on the other side as well."""
    other: type[Guardian] | type[StaffMember] = StaffMember if isinstance(person, Guardian) else Guardian
    if (
        not isinstance(person, Student)
        and other.objects.filter(login=person.login_id, school=person.school_id).exists()
    ):
        tell_of_ties(person.school_id)
