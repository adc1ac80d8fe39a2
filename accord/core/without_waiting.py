"""A change that is kept at once, and that does not wait for the disk.

It survives the death of this process, whatever kills it. Only when the machine itself loses its power may it be gone,
as if it had not been made; the next change that waits for the disk takes it along. For notes whose loss costs little.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from accord.core.sqlite3.base import DatabaseWrapper as ToSQLite


def change_without_waiting(sql: str, parameters: Sequence[Any]) -> None:
    """Make one change by its words (which end with their WHERE). Inside a transaction it is a part of that."""
    database = connections[DEFAULT_DB_ALIAS]
    adapted = database.ops.adapt_datetimefield_value
    given = [adapted(each) if isinstance(each, datetime) else each for each in parameters]
    with database.cursor() as cursor:
        if database.in_atomic_block:
            cursor.execute(sql, given)
        elif isinstance(database, ToSQLite):
            database.waits_for_disk = False
            try:
                with transaction.atomic():
                    cursor.execute(sql, given)
            finally:
                database.waits_for_disk = True
        else:
            cursor.execute(f"{sql} AND set_config('synchronous_commit', 'off', true) <> ''", given)
