"""So that nobody overwrites a colleague's change unknowingly.

A form carries the mark of what its person saw. The action locks the record and compares: if somebody changed
it meanwhile, the second one is told what stands there now, keeps what was typed, and may send it again.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils.translation import gettext as _

from accord.core.errors import DomainError

Kept = TypeVar("Kept", bound=Model)


class ChangedMeanwhile(DomainError):
    """Somebody else changed the record after the form was opened; `mark` is of what stands there now."""

    def __init__(self, mark: str, fields: dict[str, str]) -> None:
        super().__init__(
            "changed-meanwhile",
            _("Somebody changed this while you were writing, so nothing of yours is kept yet."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
            _("Look at what stands there now. To replace it with your words, send them again."),
            fields,
        )
        self.mark = mark


def mark_of(record: Model, fields: Sequence[str]) -> str:
    """Return a fingerprint of the named fields as they stand in the record."""
    said = [getattr(record, name) for name in fields]
    return hashlib.sha256(json.dumps(said, cls=DjangoJSONEncoder).encode()).hexdigest()[:32]


def lock_unchanged(record: Kept, seen: str, changes: Mapping[str, Any]) -> Kept:
    """Return the record locked and read anew, if the fields to be changed still are as they were seen.

    Raises ChangedMeanwhile with what stands in each field that differs from what was sent.
    """
    fresh = type(record)._default_manager.select_for_update().get(pk=record.pk)
    mark = mark_of(fresh, sorted(changes))
    if mark != seen:
        raise ChangedMeanwhile(
            mark,
            {
                name: _("Meanwhile this became: %(value)s.") % {"value": _in_words(fresh, name)}
                for name, value in changes.items()
                if getattr(fresh, name) != value
            },
        )
    return fresh


def keep(record: Model, changes: Mapping[str, Any]) -> list[str]:
    """Write the changed fields of a record and return their names, in order."""
    changed = sorted(name for name, value in changes.items() if getattr(record, name) != value)
    for name in changed:
        setattr(record, name, changes[name])
    if changed:
        record.save(update_fields=changed)
    return changed


def _in_words(record: Model, name: str) -> str:
    shown = getattr(record, f"get_{name}_display", None)
    value = shown() if shown else getattr(record, name)
    match value:
        case True:
            return _("yes")
        case False:
            return _("no")
        case None | "":
            return _("empty")
    return str(value)
