"""Where a record went that was joined into another, and how many joins a school has seen."""

from typing import Any

from accord.people.joining.kinds import KINDS, Kind, kind_of


def kept_id(kind: Kind, school_id: int, ref: str) -> int | None:
    """Return the id of the record into which the record with this ref was joined, through further joins; or None."""
    joins: Any = kind.joined._default_manager.filter(school_id=school_id)
    into = joins.filter(away__ref=ref).values_list("into_id", flat=True).first()
    while into is not None:
        further = joins.filter(away_id=into).values_list("into_id", flat=True).first()
        if further is None:
            return int(into)
        into = further
    return None


def kept_record(person: Any) -> Any:
    """Return the record that stands for a person now: itself, or the one into which it was joined."""
    kind = kind_of(person)
    found = kept_id(kind, person.school_id, person.ref)
    return person if found is None else kind.model._default_manager.get(pk=found)


def joins_of(school_id: int) -> int:
    """Return how many records of a school were ever joined into others."""
    return sum(kind.joined._default_manager.filter(school_id=school_id).count() for kind in KINDS.values())
