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

_FOLLOWERS: list[Follower] = []


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
