"""Nothing new is hung on a record that was joined into another while somebody had it open."""

from typing import Any

from accord.people.joining.carrying import joined_already
from accord.people.joining.kinds import kind_of


def lock_unjoined(person: Any) -> Any:
    """Return the record locked and read anew; refuse when it was joined into another meanwhile."""
    kind = kind_of(person)
    fresh = kind.model._default_manager.select_for_update().get(pk=person.pk)
    if kind.joined._default_manager.filter(away_id=person.pk).exists():
        raise joined_already()
    return fresh
