"""Ends what is over. Nothing is ever deleted: the record keeps its last day."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accord.people.models import Enrolment, RosterLink, Teaching
from accord.people.roster.applying.takeover import CHUNK, Takeover
from accord.people.roster.kinds import Kind
from accord.people.roster.planning.shapes import SHAPES


def write_endings(takeover: Takeover, kind: Kind) -> None:
    """Give leavers, classes and places their last day; a leaver is in no class any more."""
    shape = SHAPES[kind]
    for chunk in takeover.chunks(("end", "replace"), kind):
        ids = [row["record_id"] for row in chunk]
        records = shape.model._default_manager.filter(pk__in=ids, **{shape.school: takeover.school_id})
        _end(records, takeover.last_day)
        _end_what_hangs_on(takeover, kind, ids)
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
    records.filter(_is_open(on)).update(ends_on=on)


def _end_what_hangs_on(takeover: Takeover, kind: Kind, ids: list[int]) -> None:
    """Places end with the person or the class; what the source calls them is marked so that they can come back."""
    places: list[tuple[Kind, QuerySet[Any]]] = []
    if kind in (Kind.STUDENT, Kind.CLASS):
        name = "student_id__in" if kind is Kind.STUDENT else "school_class_id__in"
        places.append((Kind.ENROLMENT, Enrolment.objects.filter(**{name: ids})))
    if kind in (Kind.STAFF, Kind.CLASS):
        name = "staff_id__in" if kind is Kind.STAFF else "school_class_id__in"
        places.append((Kind.TEACHING, Teaching.objects.filter(**{name: ids})))
    for place, records in places:
        still_open = list(records.filter(_is_open(takeover.last_day)).values_list("pk", flat=True))
        for start in range(0, len(still_open), CHUNK):
            some = still_open[start : start + CHUNK]
            records.model._default_manager.filter(pk__in=some).update(ends_on=takeover.last_day)
            links = RosterLink.objects.filter(school_id=takeover.school_id, kind=place, record_id__in=some)
            links.filter(ended_on__isnull=True).update(ended_on=takeover.last_day)


def _is_open(on: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gt=on)


def _links(takeover: Takeover, kind: Kind, names: list[str]) -> "QuerySet[RosterLink]":
    return RosterLink.objects.filter(school_id=takeover.school_id, kind=kind, source_id__in=names)
