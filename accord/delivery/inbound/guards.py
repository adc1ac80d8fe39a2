"""Mail of the office's list that is not the office's to read: a reply in a matter of which the office may not know.

The room whose things are replied to says who may read them; the composition root names the room.
"""

from collections.abc import Iterator
from typing import Protocol

from django.db.models import Q

from accord.delivery.inbound.mail import IncomingMail
from accord.delivery.models import InboundMail
from accord.people.viewer import Post


class Guard(Protocol):
    """A room that keeps replies from those who may not read what is replied to.

    Both are questions about the mail whose `reply_ref` the database compares (`OuterRef("reply_ref")`).
    """

    def open_to(self, post: Post) -> Q:
        """Replies to what a post may read."""

    def closed_to(self, post: Post) -> Q:
        """Replies to what there is and a post may not read."""

    def stands_in_list(self, mail: IncomingMail, record: InboundMail) -> None:
        """A reply found no place: whoever may read it is told, where the office may not."""


_known: dict[str, Guard] = {}


def register(kind: str, guard: Guard) -> None:
    """Let a room guard replies of a kind."""
    _known[kind] = guard


def guard_of(kind: str) -> Guard | None:
    """Return the room that guards replies of a kind, if there is one."""
    return _known.get(kind)


def open_to(post: Post) -> Q:
    """Replies to what a post may read; none where no room says so."""
    found = Q(pk__in=())
    for kind, guard in _all():
        found |= Q(Q(reply_kind=kind), guard.open_to(post))
    return found


def closed_to(post: Post) -> Q:
    """Replies to what a post may not read."""
    found = Q(pk__in=())
    for kind, guard in _all():
        found |= Q(Q(reply_kind=kind), guard.closed_to(post))
    return found


def _all() -> Iterator[tuple[str, Guard]]:
    yield from _known.items()
