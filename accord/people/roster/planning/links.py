"""Brings what earlier imports said into the scratch file, so that everything is compared in one place."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from accord.people.joining.traces import joins_of
from accord.people.models import RosterLink
from accord.people.roster.kinds import Kind
from accord.people.roster.planning.shapes import COLUMN, SHAPES, as_said
from accord.people.roster.scratch import Scratch

CHUNK = 5_000
FILE_OF = {
    Kind.YEAR: "academicsessions.csv",
    Kind.TERM: "academicsessions.csv",
    Kind.CLASS: "classes.csv",
    Kind.STAFF: "users.csv",
    Kind.STUDENT: "users.csv",
    Kind.GUARDIAN: "users.csv",
}


def load_links(scratch: Scratch, school_id: int) -> None:
    """Copy the school's links, and take in records that carry a source's name without having a link.

    The number of joins so far is kept beside them: after another join the copy is out of date.
    """
    scratch.remember("joins", joins_of(school_id))
    rows = RosterLink.objects.filter(school_id=school_id).values_list(
        "kind", "source_id", "record_id", "imported", "modified", "ended_on"
    )
    for kind, source_id, record_id, imported, modified, ended_on in rows.iterator(chunk_size=CHUNK):
        ended = ended_on.isoformat() if ended_on else ""
        scratch.put("link", (kind, source_id, record_id, imported, modified, ended))
    scratch.flush()
    for kind in SHAPES:
        for row in _unlinked(scratch, kind, school_id):
            scratch.run("insert or ignore into link values (?, ?, ?, ?, '', '')", *row)
    scratch.add_known(
        (FILE_OF[Kind(row["kind"])], row["source_id"])
        for row in scratch.rows("select kind, source_id from link where ended = ''")
        if row["kind"] in FILE_OF
    )


def _unlinked(scratch: Scratch, kind: Kind, school_id: int) -> Iterator[tuple[str, str, int, str]]:
    """Records that were given a source's name in another way: what they hold counts as said."""
    if kind in (Kind.TIE, Kind.ENROLMENT, Kind.TEACHING):
        return
    shape = SHAPES[kind]
    linked = {row["record_id"] for row in scratch.rows("select record_id from link where kind = ?", kind)}
    rows = shape.model._default_manager.filter(**{shape.school: school_id}).exclude(source_id="")
    hanging = {COLUMN[name]: name for name in shape.hangs_on}
    for row in rows.values("id", "source_id", *shape.fields, *hanging).iterator(chunk_size=CHUNK):
        if row["id"] not in linked:
            yield kind, row["source_id"], row["id"], _as_imported(row, shape.fields)


def as_link(kind: Kind, record: Any) -> str:
    """What a source counts as having said of a record that it never imported: what the record holds."""
    return _as_imported(vars(record), SHAPES[kind].fields)


def _as_imported(values: Mapping[str, Any], fields: Iterable[str]) -> str:
    said = {name: as_said(name, values[name]) for name in fields if as_said(name, values[name])}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
