"""Rooms above this one carry their own records over when two records of a person are joined.

A room registers a function when its app begins. It is called inside the transaction of the join, after everything
of this room has moved, and tells how many records it moved under which name, for the record of the join.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias

from accord.people.joining.kinds import Person

Follower: TypeAlias = Callable[[Person, Person, datetime], Mapping[str, int]]
"""Takes the record that stays, the one that was joined into it, and the moment."""

SignInFollower: TypeAlias = Callable[[int, int, int], None]
"""Takes the key of the sign-in that opens this person's pages no more, of the one that stays, and of the school."""

_FOLLOWERS: list[Follower] = []
_SIGN_IN_FOLLOWERS: list[SignInFollower] = []


def follow_joins(follower: Follower) -> Follower:
    """Have a function called at every join from now on; may be used as a decorator."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)
    return follower


def leave_joins(follower: Follower) -> None:
    """Stop calling a function."""
    _FOLLOWERS.remove(follower)


def tell_followers(kept: Person, away: Person, at: datetime) -> dict[str, int]:
    """Let every room carry its records over; returns what each of them moved."""
    moved: dict[str, int] = {}
    for follower in _FOLLOWERS:
        moved |= follower(kept, away, at)
    return moved


def follow_sign_ins(follower: SignInFollower) -> SignInFollower:
    """Have a function called whenever of two sign-ins of one person only one stays."""
    if follower not in _SIGN_IN_FOLLOWERS:
        _SIGN_IN_FOLLOWERS.append(follower)
    return follower


def tell_sign_in_followers(gone: int, stays: int, school_id: int) -> None:
    """Let every room carry over what hangs on a sign-in at a school."""
    for follower in _SIGN_IN_FOLLOWERS:
        follower(gone, stays, school_id)
