"""Writes newcomers: people, ties, classes, places in classes."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from accord.people.models import Enrolment, RoleHolding, StudentContact, Teaching
from accord.people.roster.applying.takeover import Takeover
from accord.people.roster.kinds import Kind
from accord.people.roster.planning.shapes import COLUMN, SHAPES, as_kept
from accord.schools.models import AcademicYear

Row = sqlite3.Row


def write_additions(takeover: Takeover, kind: Kind) -> None:
    """Make a record for each newcomer, unless a person said that it is somebody known."""
    for chunk in takeover.chunks(("add", "replace"), kind):
        joined = [row for row in chunk if row["choice"] == "join"]
        fresh = [row for row in chunk if row["choice"] != "join"]
        _write_fresh(takeover, kind, fresh)
        _join(takeover, kind, joined)


def _join(takeover: Takeover, kind: Kind, rows: list[Row]) -> None:
    """The newcomer is somebody known: only the name that the source uses is added."""
    pairs: list[tuple[Row, int]] = []
    for row in rows:
        twin = json.loads(row["before"]).get("source_id")
        record_id = takeover.record_of(kind, twin) if twin else row["record_id"]
        if record_id is not None:
            pairs.append((row, record_id))
    takeover.remember(kind, [(row["source_id"], record_id) for row, record_id in pairs])
    takeover.link(kind, pairs)
    takeover.count("join", kind, len(pairs))


def _write_fresh(takeover: Takeover, kind: Kind, rows: list[Row]) -> None:
    wanted: list[tuple[Row, dict[str, Any]]] = []
    for row in rows:
        values = _values(takeover, kind, json.loads(row["data"]))
        if values is None:
            takeover.count("skip", kind, 1)
        else:
            wanted.append((row, values | {"source_id": row["source_id"]}))
    there = _already_there(takeover, kind, [values for _, values in wanted])
    made: dict[tuple[Any, ...], Model] = {}
    records: list[tuple[Row, Model | int]] = []
    for row, values in wanted:
        key = _key(kind, values)
        if key and key in there:
            records.append((row, there[key]))
        elif key and key in made:
            records.append((row, made[key]))
        else:
            record = SHAPES[kind].model(**values)
            if key:
                made[key] = record
            records.append((row, record))
    fresh = list({id(record): record for _, record in records if not isinstance(record, int)}.values())
    SHAPES[kind].model._default_manager.bulk_create(fresh)
    pairs = [(row, record if isinstance(record, int) else int(record.pk)) for row, record in records]
    takeover.remember(kind, [(row["source_id"], record_id) for row, record_id in pairs])
    takeover.link(kind, pairs)
    takeover.count("add", kind, len(fresh))
    if kind is Kind.STAFF:
        _give_roles(takeover, pairs)


def _values(takeover: Takeover, kind: Kind, said: dict[str, Any]) -> dict[str, Any] | None:
    """The fields of a new record; None when something that it hangs on was left out."""
    shape = SHAPES[kind]
    values = {name: as_kept(name, said.get(name)) for name in shape.fields}
    for name, other in shape.hangs_on.items():
        record_id = _hanging_on(takeover, other, said.get(name) or "")
        if record_id is None and (kind, other) != (Kind.CLASS, Kind.YEAR):
            return None
        values[COLUMN[name]] = record_id
    if kind is Kind.TEACHING:
        values["part"] = said["part"]
    if kind is Kind.TIE and not values["relationship"]:
        values["relationship"] = StudentContact.Relationship.PARENT
    if shape.school == "school_id":
        values["school_id"] = takeover.school_id
    return values


def _hanging_on(takeover: Takeover, kind: Kind, source_id: str) -> int | None:
    if kind is Kind.YEAR and source_id.startswith("ref:"):
        year = AcademicYear.objects.filter(school_id=takeover.school_id, ref=source_id[4:]).first()
        return year.pk if year else None
    return takeover.record_of(kind, source_id) if source_id else None


def _key(kind: Kind, values: dict[str, Any]) -> tuple[Any, ...] | None:
    """What there may be only once: an open place in a class, a tie, a year's name."""
    if kind is Kind.TIE:
        return values["student_id"], values["guardian_id"]
    if kind is Kind.ENROLMENT and values["ends_on"] is None:
        return values["school_class_id"], values["student_id"]
    if kind is Kind.TEACHING and values["ends_on"] is None:
        return values["school_class_id"], values["staff_id"], values["part"]
    if kind is Kind.YEAR:
        return (values["name"],)
    return None


def _already_there(takeover: Takeover, kind: Kind, wanted: list[dict[str, Any]]) -> dict[tuple[Any, ...], int]:
    """Records made by hand that the newcomers would double."""

    def ids(name: str) -> set[Any]:
        return {values[name] for values in wanted}

    found: Iterable[tuple[Any, ...]] = ()
    if kind is Kind.TIE:
        ties = StudentContact.objects.filter(student_id__in=ids("student_id"))
        found = ties.values_list("id", "student_id", "guardian_id")
    elif kind is Kind.ENROLMENT:
        places = Enrolment.objects.filter(student_id__in=ids("student_id"), ends_on__isnull=True)
        found = places.values_list("id", "school_class_id", "student_id")
    elif kind is Kind.TEACHING:
        parts = Teaching.objects.filter(staff_id__in=ids("staff_id"), ends_on__isnull=True)
        found = parts.values_list("id", "school_class_id", "staff_id", "part")
    elif kind is Kind.YEAR:
        found = AcademicYear.objects.filter(school_id=takeover.school_id).values_list("id", "name")
    return {tuple(key): record_id for record_id, *key in found}


def _give_roles(takeover: Takeover, pairs: list[tuple[Row, int]]) -> None:
    """Whoever comes as a teacher holds that role from today; an import gives no other."""
    teachers = [pk for row, pk in pairs if "teacher" in json.loads(row["data"]).get("roles", ())]
    RoleHolding.objects.bulk_create(
        RoleHolding(staff_id=pk, role=RoleHolding.Role.TEACHER, starts_on=takeover.on) for pk in teachers
    )
