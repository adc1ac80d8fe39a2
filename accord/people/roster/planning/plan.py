"""Writes down what an import would do: one row for each thing added, changed, ended, or in conflict.

Verbs: `add`, `change`, `return` (ended by an import, and back), `replace` (the same identifier stands for
the next year's class), `end`, `conflict` (the school's value stays), `relink` (nothing to see: only what
the source said last is brought up to date).
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from accord.people.models import RoleHolding
from accord.people.roster.kinds import PEOPLE, Kind
from accord.people.roster.planning.calendar import settle_calendar, still_fits
from accord.people.roster.planning.compare import changed_by_source, compare, is_someone_else, merge
from accord.people.roster.planning.delta_ties import sides_after_delta
from accord.people.roster.planning.ends import find_ends
from accord.people.roster.planning.labels import LABEL, name_everybody
from accord.people.roster.planning.lookalikes import find_lookalikes
from accord.people.roster.planning.shapes import SHAPES, current_values
from accord.people.roster.problem import Problem, Severity
from accord.people.roster.scratch import Scratch

CHUNK = 1_000
# When more than this share of the people known leaves at once, a person has to say so expressly.
MANY_LEAVE_SHARE = 0.25
MANY_LEAVE_AT_LEAST = 20
ENTITY_KINDS = tuple(SHAPES)


@dataclass(frozen=True, slots=True)
class Known:
    """A thing of the roster that the school has already."""

    row: sqlite3.Row
    said: dict[str, Any]
    imported: dict[str, Any]


def plan_changes(scratch: Scratch, *, school_id: int) -> None:
    """Fill `change` of the scratch file from its entities, its links and the school's records."""
    settle_calendar(scratch, school_id)
    scratch.run("create table replaced (source_id text primary key) without rowid")
    name_everybody(scratch)
    for kind in ENTITY_KINDS:
        _plan_additions(scratch, kind)
        for chunk in _chunks(_known(scratch, kind)):
            _plan_chunk(scratch, kind, chunk, school_id)
        scratch.flush()
    administrators = set(
        RoleHolding.objects.filter(
            staff__school_id=school_id, role=RoleHolding.Role.ADMINISTRATOR, ends_on__isnull=True
        ).values_list("staff_id", flat=True)
    )
    find_ends(scratch, school_id=school_id, administrators=administrators)
    find_lookalikes(scratch, school_id)
    scratch.run("create index change_by_verb on change (verb, kind, id)")
    scratch.run("create index change_alike on change (note) where note <> ''")
    scratch.remember("many_leave", _many_leave(scratch))


def put_change(
    scratch: Scratch,
    verb: str,
    kind: Kind,
    row: sqlite3.Row,
    *,
    data: dict[str, Any] | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    note: str = "",
) -> None:
    """Lay down one row of the result."""

    def text(values: dict[str, Any] | None) -> str:
        return "" if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True)

    label = scratch.db.execute(f"select {LABEL[kind]} from (select ? as data) e", (row["data"],)).fetchone()[0]  # noqa: S608
    scratch.put(
        "change",
        (
            None,
            verb,
            kind,
            row["source_id"],
            label,
            text(data),
            text(before),
            text(after),
            row["record_id"],
            row["file"],
            row["number"],
            note,
            "",
        ),
    )


def _plan_additions(scratch: Scratch, kind: Kind) -> None:
    scratch.run(
        "insert into change select null, 'add', e.kind, e.source_id,"  # noqa: S608 fixed words only
        f" {LABEL[kind]}, e.data, '', '', null, e.file, e.number, '', ''"
        " from entity e left join link l on l.kind = e.kind and l.source_id = e.source_id"
        " where e.kind = ? and l.kind is null order by e.id",
        kind,
    )


def _known(scratch: Scratch, kind: Kind) -> Iterator[Known]:
    """Things that have a link and about which the source says something else than last time."""
    in_replaced = (
        " or json_extract(e.data, '$.class') in (select source_id from replaced)"
        if "class" in SHAPES[kind].hangs_on
        else ""
    )
    delta = scratch.value("select 1 from sheet where file = 'users.csv' and mode = 'delta'")
    rows = scratch.rows(
        "select e.source_id, e.data, e.file, e.number, e.modified, l.record_id, l.imported, l.ended,"  # noqa: S608
        " l.modified as modified_before from entity e"
        " join link l on l.kind = e.kind and l.source_id = e.source_id"
        f" where e.kind = ? and (e.data <> l.imported or l.ended <> ''{in_replaced}) order by e.id",
        kind,
    )
    for row in rows:
        said, imported = json.loads(row["data"]), json.loads(row["imported"])
        if kind is Kind.TIE and delta:
            said["sides"] = sides_after_delta(scratch, imported, said["sides"])
        if _is_older(row["modified"], row["modified_before"]):
            scratch.report(Problem("older_line", Severity.NOTE, row["file"], row["number"], "dateLastModified"))
            continue
        if merge(imported, said) != imported or row["ended"] or in_replaced:
            yield Known(row, said, imported)


def _is_older(modified: str, before: str) -> bool:
    return bool(modified and before) and datetime.fromisoformat(modified) < datetime.fromisoformat(before)


def _plan_chunk(scratch: Scratch, kind: Kind, chunk: list[Known], school_id: int) -> None:
    current = current_values(kind, (known.row["record_id"] for known in chunk), school_id)
    for known in chunk:
        has = current.get(known.row["record_id"])
        if has is not None:
            _plan_one(scratch, kind, known, has)


def _plan_one(scratch: Scratch, kind: Kind, known: Known, has: dict[str, Any]) -> None:
    row, said, imported = known.row, known.said, known.imported
    data = merge(imported, said)
    if _is_replaced(scratch, kind, known, data, has):
        if kind is Kind.CLASS:
            scratch.run("insert or ignore into replaced values (?)", row["source_id"])
        put_change(scratch, "replace", kind, row, data=data)
        return
    if kind in PEOPLE and is_someone_else(imported, said):
        put_change(
            scratch,
            "conflict",
            kind,
            row,
            before=_only(has, SHAPES[kind].fields),
            after=changed_by_source(imported, said, SHAPES[kind].fields),
            note="someone_else",
        )
        return
    if row["ended"] and has["ends_on"] not in ("", row["ended"]):
        put_change(scratch, "conflict", kind, row, before={"ends_on": has["ends_on"]}, after={}, note="ended_by_hand")
        return
    found = compare(imported, said, has, SHAPES[kind].fields)
    changes, conflicts = dict(found.changes), dict(found.conflicts)
    if kind is Kind.TIE and has.get("represents_id"):
        conflicts |= changes
        changes = {}
    note = ""
    if kind in (Kind.YEAR, Kind.TERM) and changes and not still_fits(kind, row["record_id"], {**has, **changes}):
        conflicts, changes, note = conflicts | changes, {}, "does_not_fit"
    if kind is Kind.CLASS and data.get("year") and not imported.get("year"):
        changes["year"] = data["year"]
    if conflicts:
        before = _only(has, conflicts)
        put_change(scratch, "conflict", kind, row, data=data, before=before, after=conflicts, note=note)
    comes_back = bool(row["ended"]) and has["ends_on"] == row["ended"]
    if changes or comes_back:
        verb = "return" if comes_back else "change"
        put_change(scratch, verb, kind, row, data=data, before=_only(has, changes), after=changes)
    elif not conflicts and (data != imported or row["ended"]):
        put_change(scratch, "relink", kind, row, data=data)


def _is_replaced(scratch: Scratch, kind: Kind, known: Known, data: dict[str, Any], has: dict[str, Any]) -> bool:
    """Whether the identifier now stands for another class, or for a place in another class."""
    names = SHAPES[kind].replaced_by
    if any(known.imported.get(name) and known.imported[name] != data.get(name, "") for name in names):
        return True
    if "class" not in names:
        return False
    if scratch.value("select 1 from replaced where source_id = ?", data["class"]):
        return True
    # An old place comes back, but its class has been replaced meanwhile.
    room = scratch.value("select record_id from link where kind = 'class' and source_id = ?", data["class"])
    return bool(known.row["ended"]) and room is not None and has["school_class_id"] != room


def _only(values: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: values.get(name, "") for name in names}


def _many_leave(scratch: Scratch) -> dict[str, int] | None:
    """How many people leave and how many there were, when that is more than anyone would expect."""
    kinds = ", ".join(f"'{kind}'" for kind in PEOPLE)
    leave = scratch.value(f"select count(*) from change where verb = 'end' and kind in ({kinds})")  # noqa: S608
    were = scratch.value(f"select count(*) from link where ended = '' and kind in ({kinds})")  # noqa: S608
    if leave >= MANY_LEAVE_AT_LEAST and leave > were * MANY_LEAVE_SHARE:
        return {"leave": leave, "were": were}
    return None


def _chunks(items: Iterator[Known]) -> Iterator[list[Known]]:
    while chunk := list(islice(items, CHUNK)):
        yield chunk
