"""The way from a record that was joined into another to the one that stays, for those who may see that one."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accord.people.joining.kinds import Kind
from accord.people.joining.traces import kept_id


def led_to(rows: QuerySet[Any], kind: Kind, school_id: int, ref: str) -> Any:
    """Return the row with this ref, or the one into which the record with this ref was joined; else 404."""
    found = rows.filter(ref=ref).first()
    if found is not None:
        return found
    return get_object_or_404(rows, pk=kept_id(kind, school_id, ref) or 0)


def ref_kept(kind: Kind, school_ids: Iterable[int], ref: str) -> str:
    """Return the ref of the record that stays for one that was joined at one of the schools; empty for any other."""
    for school_id in school_ids:
        if (found := kept_id(kind, school_id, ref)) is not None:
            return str(kind.model._default_manager.values_list("ref", flat=True).get(pk=found))
    return ""
