"""Rooms above this one learn that somebody is called otherwise from now on, for what they keep by names.

A room registers a function when its app begins. It is called inside the transaction that changes the names.
"""

from collections.abc import Callable, Collection
from typing import TypeAlias

from accord.people.models import Guardian, Student

NAMES = frozenset({"given_name", "family_name", "preferred_name"})
"""The fields of a person by which others know and look for them."""

Kind: TypeAlias = type[Guardian] | type[Student]
NameFollower: TypeAlias = Callable[[Kind, Collection[int]], None]
"""Takes what they are, and the keys of those whose names changed."""

_FOLLOWERS: list[NameFollower] = []


def follow_names(follower: NameFollower) -> None:
    """Have a function called from now on whenever guardians or children are called otherwise."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def tell_of_names(kind: Kind, keys: Collection[int]) -> None:
    """Tell every room whose names changed."""
    if keys:
        for follower in _FOLLOWERS:
            follower(kind, keys)


def tell_if_renamed(person: Guardian | Student, changed: Collection[str]) -> None:
    """Tell every room of one person, if a name is among the changed fields."""
    if not NAMES.isdisjoint(changed):
        tell_of_names(type(person), [person.pk])
