"""Ties in a bundle of changes: whoever speaks again replaces what that same person's line said before."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from accord.people.roster.scratch import Scratch

PARTY = {"student": "student", "guardian": "guardian"}


def sides_after_delta(scratch: Scratch, imported: dict[str, Any], said: Iterable[str]) -> list[str]:
    """From which sides a tie is told now: old tellers who did not speak again, and the new ones."""
    silent = {
        side for side in imported.get("sides", []) if side not in PARTY or not _speaks(scratch, imported[PARTY[side]])
    }
    return sorted(silent | set(said))


def ties_no_longer_told(scratch: Scratch) -> Iterator[str]:
    """Ties that were told by a line which is in this bundle again and does not tell them any more."""
    rows = scratch.rows(
        "select l.source_id, l.imported from link l where l.kind = 'tie' and l.ended = ''"
        " and not exists (select 1 from entity e where e.kind = 'tie' and e.source_id = l.source_id)"
        " and exists (select 1 from line u where u.file = 'users.csv' and not u.bad and not u.ended and u.source_id"
        " in (json_extract(l.imported, '$.student'), json_extract(l.imported, '$.guardian')))"
    )
    for row in list(rows):
        imported = json.loads(row["imported"])
        if not sides_after_delta(scratch, imported, ()):
            yield row["source_id"]


def _speaks(scratch: Scratch, source_id: str) -> bool:
    found = scratch.db.execute(
        "select 1 from line where file = 'users.csv' and source_id = ? and not bad and not ended", (source_id,)
    )
    return found.fetchone() is not None
