"""System checks that guard the settings on which nothing-is-lost rests."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import connection


@register("database")
def embedded_database_is_safe(**_: Any) -> list[CheckMessage]:
    """Refuse SQLite settings that lose acknowledged writes or fail under a rush."""
    if connection.vendor != "sqlite":
        return []
    found: list[CheckMessage] = []
    options = settings.DATABASES["default"].get("OPTIONS", {})
    if options.get("transaction_mode") != "IMMEDIATE":
        found.append(
            Error(
                "SQLite transactions must begin IMMEDIATE, or writers fail with 'database is locked'.",
                hint="Set OPTIONS['transaction_mode'] = 'IMMEDIATE'.",
                id="accord.E001",
            )
        )
    if options.get("timeout", 0) < 10:
        found.append(
            Error("SQLite must wait at least 10 s for its lock.", hint="Set OPTIONS['timeout'].", id="accord.E002")
        )
    wanted = {"synchronous": (2, "FULL"), "foreign_keys": (1, "ON"), "journal_mode": ("wal", "WAL")}
    with connection.cursor() as cursor:
        for pragma, (value, word) in wanted.items():
            cursor.execute(f"PRAGMA {pragma}")
            (actual,) = cursor.fetchone()
            in_memory = pragma == "journal_mode" and actual == "memory"
            if actual != value and not in_memory:
                found.append(
                    Error(
                        f"SQLite runs with {pragma} = {actual!r}; acknowledged records could be lost.",
                        hint=f"Set PRAGMA {pragma} = {word} in OPTIONS['init_command'].",
                        id="accord.E003",
                    )
                )
    if sqlite3.sqlite_version_info < (3, 51, 3):
        found.append(
            Warning(
                f"SQLite {sqlite3.sqlite_version} can corrupt a file in a rare race while it tidies its log.",
                hint="Run on a platform with a pysqlite3 wheel, or use PostgreSQL.",
                id="accord.W001",
            )
        )
    return found


@register("security", deploy=True)
def uploads_are_not_public(**_: Any) -> list[CheckMessage]:
    """Files leave only through an access check, so the media folder must not lie under a public one."""
    media, static = str(settings.MEDIA_ROOT), str(settings.STATIC_ROOT)
    if media.startswith(static) or settings.MEDIA_URL:
        return [Error("Uploaded files must not be served by their path.", id="accord.E004")]
    return []
