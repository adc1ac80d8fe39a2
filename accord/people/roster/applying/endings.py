"""Ends what is over. Nothing is ever deleted: the record keeps its last day."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accord.people.models import Enrolment, RosterLink, Teaching
from accord.people.roster.applying.takeover import Takeover
from accord.people.roster.kinds import Kind
from accord.people.roster.planning.shapes import SHAPES


def write_endings(takeover: Takeover, kind: Kind) -> None:
    """Give leavers, classes and places their last day; a leaver is in no class any more."""
    shape = SHAPES[kind]
    for chunk in takeover.chunks(("end", "replace"), kind):
        ids = [row["record_id"] for row in chunk]
        records = shape.model._default_manager.filter(pk__in=ids, **{shape.school: takeover.school_id})
        _end(records, takeover.last_day)
        _end_what_hangs_on(kind, ids, takeover.last_day)
        replaced = [row["record_id"] for row in chunk if row["verb"] == "replace"]
        # The identifier now belongs to what comes in its place.
        shape.model._default_manager.filter(pk__in=replaced).update(source_id="")
        names = [row["source_id"] for row in chunk if row["verb"] == "end"]
        _links(takeover, kind, names).update(ended_on=takeover.last_day)
        takeover.count("end", kind, len(names))
    for chunk in takeover.chunks(("relink",), kind):
        for row in chunk:
            if row["note"]:
                _links(takeover, kind, [row["source_id"]]).update(ended_on=date.fromisoformat(row["note"]))


def _end(records: "QuerySet[Any]", on: date) -> None:
    records.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)).update(ends_on=on)


def _end_what_hangs_on(kind: Kind, ids: list[int], on: date) -> None:
    if kind is Kind.STUDENT:
        _end(Enrolment.objects.filter(student_id__in=ids), on)
    elif kind is Kind.STAFF:
        _end(Teaching.objects.filter(staff_id__in=ids), on)
    elif kind is Kind.CLASS:
        _end(Enrolment.objects.filter(school_class_id__in=ids), on)
        _end(Teaching.objects.filter(school_class_id__in=ids), on)


def _links(takeover: Takeover, kind: Kind, names: list[str]) -> "QuerySet[RosterLink]":
    return RosterLink.objects.filter(school_id=takeover.school_id, kind=kind, source_id__in=names)
