"""What this room announces to rooms above: a limit on contact begins. They tidy up; the rules hold without them."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from accord.conduct.models import Restriction

Imposed = Callable[[Restriction, datetime], None]

_followers: list[Imposed] = []


def follow_restrictions(follower: Imposed) -> None:
    """Say what else happens once a restriction has been imposed; each is called once, after it was stored."""
    if follower not in _followers:
        _followers.append(follower)


def restriction_imposed(restriction: Restriction, at: datetime) -> None:
    """Announce a restriction once it is stored. Whoever follows enqueues work of its own and never refuses."""
    for follower in tuple(_followers):
        transaction.on_commit(lambda follower=follower: follower(restriction, at))  # type: ignore[misc]
