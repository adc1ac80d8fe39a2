"""What a person saw when they began to edit, so that nobody overwrites a colleague's change unknowingly."""

import hashlib
import json
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from accord.core.errors import DomainError


def stamp(*values: Any) -> str:
    """Return a short fingerprint of the values; any change to them changes it."""
    said = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def stamp_of(record: Model | None, *more: Any) -> str:
    """Return the fingerprint of everything that a stored record holds; an absent record has none."""
    if record is None:
        return ""
    held = {
        field.attname: field.value_from_object(record)
        for field in record._meta.concrete_fields
        if field.attname not in {"version", "created_at"}
    }
    return stamp(str(record._meta), {name: str(value) for name, value in held.items()}, *more)


def check_seen(seen: str | None, current: str) -> None:
    """Refuse (409) when the thing was changed since the person began to edit; `None` skips the question."""
    if seen is not None and seen != current:
        raise DomainError(
            "changed-meanwhile",
            _("Somebody changed this while you were editing it, so nothing of yours is stored yet."),
            409,
            _("Look at what it says now, correct your own words if need be, and save again."),
        )
