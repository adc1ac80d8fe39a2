"""Writes changes, returns and what was decided about conflicts; looks once more at what the school has."""

import json
import sqlite3
from typing import Any

from django.db.models import Model

from accord.people.models import Enrolment, Guardian, Student, Teaching
from accord.people.name_followers import NAMES, tell_of_names
from accord.people.roster.applying.takeover import Takeover
from accord.people.roster.kinds import Kind
from accord.people.roster.planning.shapes import SHAPES, as_kept, as_said

Row = sqlite3.Row
CHUNK_OF_UPDATES = 400


def write_alterations(takeover: Takeover, kind: Kind) -> None:
    """Change only fields that still are as they were when the result was looked at."""
    for chunk in takeover.chunks(("change", "return"), kind):
        records = _records(takeover, kind, chunk)
        touched: list[tuple[Row, Model]] = []
        renamed: set[int] = set()
        for row in chunk:
            record = records.get(row["record_id"])
            if record is None:
                continue
            before, after = json.loads(row["before"]), json.loads(row["after"])
            for name, wanted in after.items():
                if name == "year":
                    _set_year(takeover, record, wanted)
                elif as_said(name, getattr(record, name)) == before[name]:
                    setattr(record, name, as_kept(name, wanted))
                    renamed |= {record.pk} if name in NAMES else set()
                else:
                    takeover.count("conflict", kind, 1)
            touched.append((row, record))
        reopened = [(row, record) for row, record in touched if row["verb"] == "return"]
        closed_for_good = _reopen(takeover, kind, reopened)
        _save(kind, [record for _, record in touched if record.pk not in closed_for_good], renamed)
        pairs = [(row, closed_for_good.get(record.pk, record.pk)) for row, record in touched]
        takeover.link(kind, pairs)
        for verb in ("change", "return"):
            takeover.count(verb, kind, sum(row["verb"] == verb for row, _ in touched))


def write_decisions(takeover: Takeover, kind: Kind) -> None:
    """Conflicts: the school's value stays unless a person chose the source's; either way it was seen."""
    for chunk in takeover.chunks(("conflict",), kind):
        records = _records(takeover, kind, chunk)
        taken: list[Model] = []
        renamed: set[int] = set()
        seen: list[tuple[Row, int]] = []
        for row in chunk:
            if row["choice"] == "take" and (record := records.get(row["record_id"])):
                for name, wanted in json.loads(row["after"]).items():
                    setattr(record, name, as_kept(name, wanted))
                    renamed |= {record.pk} if name in NAMES else set()
                taken.append(record)
            if row["data"] and (row["choice"] == "take" or row["note"] != "someone_else"):
                seen.append((row, row["record_id"]))
        _save(kind, taken, renamed)
        takeover.link(kind, seen)
        takeover.count("take", kind, len(taken))
    for chunk in takeover.chunks(("relink",), kind):
        takeover.link(kind, [(row, row["record_id"]) for row in chunk if row["data"]])


def _records(takeover: Takeover, kind: Kind, chunk: list[Row]) -> dict[int, Model]:
    shape = SHAPES[kind]
    ids = [row["record_id"] for row in chunk]
    found = shape.model._default_manager.filter(pk__in=ids, **{shape.school: takeover.school_id})
    return {int(record.pk): record for record in found}


def _save(kind: Kind, records: list[Model], renamed: set[int]) -> None:
    shape = SHAPES[kind]
    fields: list[str] = [*shape.fields, "ends_on"]
    if kind is Kind.CLASS:
        fields.append("year")
    unique = list({record.pk: record for record in records}.values())
    if unique:
        shape.model._default_manager.bulk_update(unique, list(dict.fromkeys(fields)), batch_size=CHUNK_OF_UPDATES)
    if shape.model is Guardian or shape.model is Student:
        tell_of_names(shape.model, sorted(renamed))


def _set_year(takeover: Takeover, record: Any, wanted: str) -> None:
    if record.year_id is None:
        record.year_id = takeover.record_of(Kind.YEAR, wanted)


def _reopen(takeover: Takeover, kind: Kind, reopened: list[tuple[Row, Model]]) -> dict[int, int]:
    """Take back the end; where the school has made the same place anew by hand, that one is the record now."""
    instead: dict[int, int] = {}
    record: Any
    for row, record in reopened:
        twin = _open_twin(record)
        if twin is not None:
            instead[int(record.pk)] = twin
        elif kind in (Kind.ENROLMENT, Kind.TEACHING):
            record.ends_on = as_kept("ends_on", json.loads(row["data"]).get("ends_on"))
        else:
            record.ends_on = None
    return instead


def _open_twin(record: Model) -> int | None:
    if isinstance(record, Enrolment):
        twins = Enrolment.objects.filter(
            student_id=record.student_id, school_class_id=record.school_class_id, ends_on__isnull=True
        )
    elif isinstance(record, Teaching):
        parts = Teaching.objects.filter(staff_id=record.staff_id, school_class_id=record.school_class_id)
        found = parts.filter(part=record.part, ends_on__isnull=True).values_list("id", flat=True).first()
        return found
    else:
        return None
    return twins.values_list("id", flat=True).first()
