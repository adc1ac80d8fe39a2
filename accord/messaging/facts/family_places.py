"""Places in a guardian's list of conversations: where a page ends and the next one begins."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db.models import Q

from accord.messaging.models import Conversation

EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_MICROSECOND = timedelta(microseconds=1)
_RANKS = frozenset(str(rank.value) for rank in Conversation.FamilyRank)


@dataclass(frozen=True, slots=True)
class Place:
    """The line after which a page begins."""

    SHAPES_QUESTIONS: ClassVar = frozenset({"rank"})

    rank: int
    at: datetime
    ref: str


def later(place: Place) -> Q:
    """What stands after the place."""
    after = Q(family_moved_at__lt=place.at) | Q(family_moved_at=place.at, ref__gt=place.ref)
    return Q(family_rank__gte=place.rank) & (Q(family_rank__gt=place.rank) | after)


def write_place(row: dict[str, Any]) -> str:
    """The place of a line, as an address names it."""
    return f"{row['family_rank']}-{(row['family_moved_at'] - EPOCH) // _MICROSECOND}-{row['ref']}"


def in_order(row: dict[str, Any]) -> tuple[int, timedelta, str]:
    """By what lines are sorted as the database does: what waits on the guardian first, the latest first."""
    return row["family_rank"], EPOCH - row["family_moved_at"], row["ref"]


def read_place(place: str) -> Place | None:
    """The place that an address names; None for one that nobody was given."""
    rank, _first, rest = place.partition("-")
    moment, _second, ref = rest.partition("-")
    if not (rank in _RANKS and moment.isascii() and moment.isdigit() and ref):
        return None
    try:
        return Place(int(rank), EPOCH + int(moment[:17]) * _MICROSECOND, ref[:32])
    except OverflowError:
        return None
