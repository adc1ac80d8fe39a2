"""One taking-over of a roster: the school, the day, the scratch file, and what came of it."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import connection

from accord.people.models import RosterLink
from accord.people.roster.kinds import Kind
from accord.people.roster.scratch import Scratch

CHUNK = 1_000
ROWS = (
    "select c.*, coalesce(n.modified, '') as modified from change c"
    " left join entity n on n.kind = c.kind and n.source_id = c.source_id"
)

# Said once for SQLite and PostgreSQL alike; several times quicker than one object for each link.
UPSERT = (
    f"insert into {RosterLink._meta.db_table}"  # noqa: S608 our own table
    " (school_id, kind, source_id, record_id, imported, modified, ended_on) values (%s, %s, %s, %s, %s, %s, %s)"
    " on conflict (school_id, kind, source_id) do update set record_id = excluded.record_id,"
    " imported = excluded.imported, modified = excluded.modified, ended_on = excluded.ended_on"
)


def no_report(_done: int) -> None:
    """For whoever does not want to be told."""


@dataclass(slots=True)
class Takeover:
    """`made` counts what was really written, by verb and kind."""

    scratch: Scratch
    school_id: int
    on: date
    tell: Callable[[int], None] = no_report
    made: Counter[str] = field(default_factory=Counter)
    done: int = 0

    @property
    def last_day(self) -> date:
        """The last day of what is over: the day before, so that access and lists end at once."""
        return self.on - timedelta(days=1)

    def chunks(self, verbs: tuple[str, ...], kind: Kind) -> Iterator[list[sqlite3.Row]]:
        """The rows of the result with one of the verbs, a thousand at a time, in the order of the file."""
        marks = ", ".join("?" * len(verbs))
        rows = self.scratch.rows(f"{ROWS} where c.verb in ({marks}) and c.kind = ? order by c.id", *verbs, kind)
        while chunk := list(islice(rows, CHUNK)):
            yield chunk
            self.done += len(chunk)
            self.tell(self.done)

    def count(self, verb: str, kind: Kind, number: int) -> None:
        """Note that so many were written."""
        if number:
            self.made[f"{verb} {kind}"] += number

    def record_of(self, kind: Kind, source_id: str) -> int | None:
        """Our record for an identifier of the source: made just now, or known from before."""
        for table in ("made", "link"):
            found = self.scratch.db.execute(
                f"select record_id from {table} where kind = ? and source_id = ?",  # noqa: S608
                (kind, source_id),
            ).fetchone()
            if found is not None:
                return int(found[0])
        return None

    def remember(self, kind: Kind, pairs: list[tuple[str, int]]) -> None:
        """Keep what was made in this taking-over, for the things that hang on it."""
        self.scratch.db.executemany(
            "insert or replace into made values (?, ?, ?)", [(kind, source_id, pk) for source_id, pk in pairs]
        )

    def link(self, kind: Kind, rows: list[tuple[sqlite3.Row, int]], *, ended_on: date | None = None) -> None:
        """Write down what the source calls each record and what it said of it."""
        rows_of_links = [
            (
                self.school_id,
                kind,
                row["source_id"],
                record_id,
                _without_silence(row["data"]),
                row["modified"],
                ended_on,
            )
            for row, record_id in rows
        ]
        if rows_of_links:
            with connection.cursor() as cursor:
                cursor.executemany(UPSERT, rows_of_links)


def _without_silence(data: str) -> str:
    said: dict[str, Any] = json.loads(data)
    if None not in said.values():
        return data
    spoken = {name: value for name, value in said.items() if value is not None}
    return json.dumps(spoken, ensure_ascii=False, sort_keys=True)
