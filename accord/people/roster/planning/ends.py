"""Who and what has come to an end: named as such, or missing from a file that is complete.

Nobody is ended who stands on a line that cannot be used, nor whom the source still names by another of its
identifiers, and an administrator of the school is never ended by an import.
"""

import json
import sqlite3
from itertools import islice

from accord.people.roster.kinds import Kind
from accord.people.roster.planning.delta_ties import ties_no_longer_told
from accord.people.roster.planning.labels import LABEL
from accord.people.roster.planning.shapes import SHAPES, current_values
from accord.people.roster.scratch import Scratch

CHUNK = 1_000
# Years and terms are history: they are never ended, they simply go by.
KINDS_THAT_END = tuple(kind for kind in SHAPES if kind not in (Kind.YEAR, Kind.TERM))


def find_ends(scratch: Scratch, *, school_id: int, administrators: set[int]) -> None:
    """Lay down an `end` row for everything that is over and has not been ended by hand already."""
    scratch.run("create table over (kind text, source_id text, file text, number int, primary key (kind, source_id))")
    for kind in KINDS_THAT_END:
        _find_missing(scratch, kind)
        scratch.run(
            "insert or ignore into over select s.kind, s.source_id, s.file, s.number from said_ended s"
            " join link l on l.kind = s.kind and l.source_id = s.source_id where s.kind = ? and l.ended = ''"
            " and not exists (select 1 from entity e where e.kind = s.kind and e.source_id = s.source_id)",
            kind,
        )
    for source_id in ties_no_longer_told(scratch):
        scratch.run("insert or ignore into over values ('tie', ?, 'users.csv', 0)", source_id)
    scratch.run("create index if not exists link_by_record on link (kind, record_id)")
    for kind in KINDS_THAT_END:
        rows = scratch.rows(
            "select l.kind, l.source_id, l.record_id, l.imported as data, o.file, o.number from over o"
            " join link l on l.kind = o.kind and l.source_id = o.source_id where o.kind = ? and not exists"
            " (select 1 from link n where n.kind = l.kind and n.record_id = l.record_id and n.ended = ''"
            " and n.source_id <> l.source_id and not exists"
            " (select 1 from over t where t.kind = n.kind and t.source_id = n.source_id))",
            kind,
        )
        while chunk := list(islice(rows, CHUNK)):
            _lay_chunk(scratch, kind, chunk, school_id, administrators)


def _find_missing(scratch: Scratch, kind: Kind) -> None:
    """Missing from a complete file, and hanging on nobody whose own line could not be used."""
    held = "".join(
        " and not exists (select 1 from held h where"  # noqa: S608 fixed words only
        f" h.kind = '{other}' and h.source_id = json_extract(l.imported, '$.{name}'))"
        for name, other in SHAPES[kind].hangs_on.items()
    )
    scratch.run(
        "insert or ignore into over select l.kind, l.source_id, '', 0 from link l"  # noqa: S608 fixed words only
        " where l.kind = ? and l.ended = '' and l.kind in (select kind from complete)"
        " and not exists (select 1 from entity e where e.kind = l.kind and e.source_id = l.source_id)"
        f" and not exists (select 1 from held h where h.kind = l.kind and h.source_id = l.source_id){held}",
        kind,
    )


def _lay_chunk(
    scratch: Scratch, kind: Kind, chunk: list[sqlite3.Row], school_id: int, administrators: set[int]
) -> None:
    current = current_values(kind, (row["record_id"] for row in chunk), school_id)
    for row in chunk:
        has = current.get(row["record_id"])
        if has is None:
            continue
        verb, note = "end", ""
        if kind is Kind.STAFF and row["record_id"] in administrators:
            verb, note = "conflict", "administrator"
        elif has["ends_on"] and kind not in (Kind.ENROLMENT, Kind.TEACHING):
            verb, note = "relink", has["ends_on"]
        label = scratch.db.execute(f"select {LABEL[kind]} from (select ? as data) e", (row["data"],)).fetchone()[0]  # noqa: S608
        before = json.dumps({"ends_on": has["ends_on"]})
        scratch.put(
            "change",
            (
                None,
                verb,
                kind,
                row["source_id"],
                label,
                "",
                before,
                "",
                row["record_id"],
                row["file"],
                row["number"],
                note,
                "",
            ),
        )
