"""The three-way comparison: what the source said last, what it says now, and what the school has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Fields to change, and fields on which the school has decided otherwise by hand."""

    changes: dict[str, Any] = field(default_factory=dict)
    conflicts: dict[str, Any] = field(default_factory=dict)


def merge(imported: Values, said: Values) -> dict[str, Any]:
    """What the source has said by now: None in `said` means that it is silent, and the older word stands."""
    kept = {name: imported[name] for name, value in said.items() if value is None and name in imported}
    return kept | {name: value for name, value in said.items() if value is not None}


def changed_by_source(imported: Values, said: Values, fields: Iterable[str]) -> dict[str, Any]:
    """The fields that the source itself changed since the last import, with its new values ('' for emptied)."""
    merged = merge(imported, said)
    return {
        name: merged.get(name, "")
        for name in fields
        if imported.get(name, "") != merged.get(name, "") and not (name in said and said[name] is None)
    }


def compare(imported: Values, said: Values, current: Values, fields: Iterable[str]) -> Comparison:
    """A field is changed only if the source changed it and the school did not.

    If both did, and differently, it is a conflict: the school's value stays. If both did alike, nothing is left.
    """
    changes: dict[str, Any] = {}
    conflicts: dict[str, Any] = {}
    for name, wanted in changed_by_source(imported, said, fields).items():
        has = current.get(name, "")
        if has == wanted:
            continue
        if has == imported.get(name, ""):
            changes[name] = wanted
        else:
            conflicts[name] = wanted
    return Comparison(changes, conflicts)


def is_someone_else(imported: Values, said: Values) -> bool:
    """Whether an identifier suddenly means another person: the whole name changed and an anchor with it.

    Anchors are the birthday of a child and the e-mail address of an adult. A marriage changes a name, a new
    provider an address; all at once is an identifier that was given to somebody new.
    """
    names = ("given_name", "family_name")
    renamed = all(imported.get(name, "") != said.get(name, "") for name in names)
    anchors = [name for name in ("born_on", "email") if imported.get(name) and said.get(name) is not None]
    return renamed and any(imported[name] != said.get(name, "") for name in anchors)
