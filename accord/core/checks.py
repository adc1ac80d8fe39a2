"""System checks that guard the settings on which nothing-is-lost rests."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import connection

PRAGMAS = {"synchronous": (2, "FULL"), "foreign_keys": (1, "ON"), "journal_mode": ("wal", "WAL")}


@register("security")
def embedded_database_is_set_safely(**_: Any) -> list[CheckMessage]:
    """Refuse SQLite options that make writers fail under a rush."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
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
    return found


@register("database")
def embedded_database_runs_safely(**_: Any) -> list[CheckMessage]:
    """Ask the open SQLite database whether it would lose acknowledged writes."""
    if connection.vendor != "sqlite":
        return []
    found: list[CheckMessage] = []
    with connection.cursor() as cursor:
        for pragma, (value, word) in PRAGMAS.items():
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
    return found


@register("security")
def embedded_database_is_new_enough(**_: Any) -> list[CheckMessage]:
    """Warn of the versions of SQLite that can corrupt a busy file."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return []
    version = sqlite3.sqlite_version_info
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    if mended:
        return []
    return [
        Warning(
            f"SQLite {sqlite3.sqlite_version} can corrupt a file in a rare race while it tidies its log.",
            hint="Run on a platform with a pysqlite3 wheel, or use PostgreSQL.",
            id="accord.W001",
        )
    ]


@register("database")
def server_database_keeps_what_it_acknowledged(**_: Any) -> list[CheckMessage]:
    """Warn when PostgreSQL is told to forget the last seconds after a power cut."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        values = {}
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"SHOW {name}")
            values[name] = cursor.fetchone()[0]
    return [
        Warning(
            f"PostgreSQL runs with {name} = off; acknowledged records could be lost.",
            hint=f"Set {name} = on in postgresql.conf.",
            id="accord.W002",
        )
        for name, value in values.items()
        if value == "off"
    ]


@register("security", deploy=True)
def uploads_are_not_public(**_: Any) -> list[CheckMessage]:
    """Files leave only through an access check, so the media folder must not lie under a public one."""
    media, static = str(settings.MEDIA_ROOT), str(settings.STATIC_ROOT)
    if media.startswith(static) or settings.MEDIA_URL not in ("", "/"):
        return [Error("Uploaded files must not be served by their path.", id="accord.E004")]
    return []
