"""Rooms above this one learn that the calendar of a school may have changed: its hours, terms, closures, special days.

A room registers a function when its app begins. It is called inside the transaction that makes the change, with the
keys of the schools, and looks by itself for what it has to do.
"""

from collections.abc import Callable, Collection
from typing import TypeAlias

CalendarFollower: TypeAlias = Callable[[Collection[int]], None]
"""Takes the keys of the schools."""

_FOLLOWERS: list[CalendarFollower] = []


def follow_calendars(follower: CalendarFollower) -> None:
    """Have a function called from now on whenever the calendar of schools may have changed."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def tell_of_calendars(school_ids: Collection[int]) -> None:
    """Tell every room that the calendars of these schools may have changed."""
    for follower in _FOLLOWERS:
        follower(school_ids)
