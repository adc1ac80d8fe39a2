"""Laying one thing of a roster down in the scratch file, ready to be compared."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from accord.people.roster.kinds import Kind
from accord.people.roster.problem import Problem, Severity
from accord.people.roster.scratch import Scratch


def usable_lines(scratch: Scratch, file: str) -> Iterator[tuple[sqlite3.Row, dict[str, Any]]]:
    """The lines of a file that can be used and do not end anything, with their cells."""
    for row in scratch.rows("select * from line where file = ? and not bad and not ended order by id", file):
        yield row, json.loads(row["data"])


def put_entity(scratch: Scratch, kind: Kind, line: sqlite3.Row, data: dict[str, Any], source_id: str = "") -> None:
    """Lay an entity down. Empty values are left out so that they compare equal; None means: not said."""
    kept = {name: value for name, value in data.items() if value not in ("", [])}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    row = (None, kind, source_id or line["source_id"], line["file"], line["number"], line["modified"], text)
    scratch.put("entity", row)


def note_elsewhere(scratch: Scratch, file: str, count: int) -> None:
    """Say how many lines of a file belong to other schools."""
    if count:
        scratch.report(Problem("of_another_school", Severity.NOTE, file, 0, "", {"count": count}))
