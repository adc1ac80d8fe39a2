"""The scratch file: one SQLite file per import in which lines are laid out, checked and compared.

It keeps memory flat whatever the size of the roster, and lets the screens page through the result.
It is not the school's data: nothing in it counts until the import is applied, and it is deleted after.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from accord.people.roster.limits import LIMITS
from accord.people.roster.problem import Problem, Severity

SCHEMA = """
create table sheet (file text primary key, shown_as text, mode text, encoding text, lines int default 0,
    left_out int default 0, complete int default 0) without rowid;
create table line (id integer primary key, file text, source_id text, number int, ended int, modified text,
    data text, bad int default 0);
create table unusable (file text, source_id text);
create table problem (id integer primary key, severity text, file text, line int, col text, code text,
    params text);
create table problem_count (file text, severity text, code text, count int, primary key (file, severity, code))
    without rowid;
create table known (file text, source_id text, primary key (file, source_id)) without rowid;
create table entity (id integer primary key, kind text, source_id text, file text, number int, modified text,
    data text);
create table held (kind text, source_id text);
create table said_ended (kind text, source_id text, file text, number int, modified text);
create table complete (kind text primary key) without rowid;
create table link (kind text, source_id text, record_id int, imported text, modified text, ended int,
    primary key (kind, source_id)) without rowid;
create table change (id integer primary key, verb text, kind text, source_id text, label text, data text,
    before text, after text, record_id int, file text, number int, note text, choice text default '');
create table meta (name text primary key, value text) without rowid;
"""
BATCH = 1_000


class Scratch:
    """An open scratch file. Use as a context manager; writes are gathered and sent in batches."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        if create:
            path.unlink(missing_ok=True)
        elif not path.exists():
            raise FileNotFoundError(path)
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.row_factory = sqlite3.Row
        for pragma in ("journal_mode=off", "synchronous=off", "cache_size=-24000", "temp_store=file"):
            self.db.execute(f"pragma {pragma}")
        if create:
            self.db.executescript(SCHEMA)
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._listed: dict[tuple[str, str], int] = {}
        self._counted: dict[tuple[str, str, str], int] = {}

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(self, *_: object) -> None:
        self.flush()
        self.db.close()

    def put(self, table: str, row: tuple[Any, ...]) -> None:
        """Lay a row into a table (all columns, in order); sent with the next batch."""
        waiting = self._waiting.setdefault(table, [])
        waiting.append(row)
        if len(waiting) >= BATCH:
            self._send(table)

    def flush(self) -> None:
        """Send everything that waits."""
        for table in list(self._waiting):
            self._send(table)
        if self._counted:
            self.db.executemany(
                "insert into problem_count values (?, ?, ?, ?)"
                " on conflict do update set count = count + excluded.count",
                [(*key, count) for key, count in self._counted.items()],
            )
            self._counted.clear()

    def _send(self, table: str) -> None:
        waiting = self._waiting.pop(table, [])
        if not waiting:
            return
        marks = ", ".join("?" * len(waiting[0]))
        self.db.execute("begin")
        self.db.executemany(f"insert into {table} values ({marks})", waiting)  # noqa: S608 our own table names
        self.db.execute("commit")

    def report(self, problem: Problem) -> None:
        """Note a problem. All are counted; the first two thousand of a file are listed one by one."""
        self._counted[problem.file, problem.severity, problem.code] = (
            self._counted.get((problem.file, problem.severity, problem.code), 0) + 1
        )
        listed = self._listed.get((problem.file, problem.severity), 0)
        if listed < LIMITS.problems_listed_per_file:
            self._listed[problem.file, problem.severity] = listed + 1
            row = (None, problem.severity, problem.file, problem.line, problem.column, problem.code)
            self.put("problem", (*row, problem.params_as_json()))

    def problems(self, *severities: Severity, offset: int = 0, limit: int = -1) -> Iterator[Problem]:
        """The problems that are listed, in the order of files and lines."""
        self.flush()
        marks = ", ".join("?" * len(severities))
        found = self.db.execute(
            f"select * from problem where severity in ({marks}) order by file, line, id limit ? offset ?",  # noqa: S608
            (*severities, limit, offset),
        )
        for row in found:
            params: Mapping[str, str | int] = json.loads(row["params"])
            yield Problem(row["code"], Severity(row["severity"]), row["file"], row["line"], row["col"], params)

    def count_problems(self, severity: Severity) -> int:
        """How many problems of that reach there are, listed or not."""
        return int(self.value("select coalesce(sum(count), 0) from problem_count where severity = ?", severity))

    def lines_left_out(self) -> int:
        """How many lines cannot be used."""
        return int(self.value("select coalesce(sum(left_out), 0) from sheet"))

    def value(self, sql: str, *params: object) -> Any:
        """The first cell of the first row that the question finds, or None."""
        self.flush()
        row = self.db.execute(sql, params).fetchone()
        return None if row is None else row[0]

    def rows(self, sql: str, *params: object) -> Iterator[sqlite3.Row]:
        """The rows that the question finds, streamed."""
        self.flush()
        with closing(self.db.cursor()) as cursor:
            yield from cursor.execute(sql, params)

    def run(self, sql: str, *params: object) -> int:
        """Run a statement and say how many rows it touched."""
        self.flush()
        return self.db.execute(sql, params).rowcount

    def add_known(self, pairs: Iterable[tuple[str, str]]) -> None:
        """(file, identifier) pairs that earlier imports brought: what a delta may point to."""
        self.db.execute("begin")
        self.db.executemany("insert or ignore into known values (?, ?)", pairs)
        self.db.execute("commit")

    def remember(self, name: str, value: object) -> None:
        """Keep a named value (as JSON) with the scratch file."""
        self.run("insert or replace into meta values (?, ?)", name, json.dumps(value))

    def recall(self, name: str) -> Any:
        """A value kept by `remember`, or None."""
        found = self.value("select value from meta where name = ?", name)
        return None if found is None else json.loads(found)
