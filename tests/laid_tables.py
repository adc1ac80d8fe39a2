"""The empty tables, laid once for a state of the models and the migrations, and copied for each process.

The first process that needs them runs every migration, as always, and keeps a copy under a name that tells that state;
others wait for it. Whatever a migration reads is in the name: models, migrations, the kernel and the packages. The
copy is a file on SQLite; on PostgreSQL it is a database, kept only by a server that goes with the run (postgres.py).
"""

import hashlib
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.db import connection

from tests.postgres import PASSING

ROOT = Path(__file__).resolve().parent.parent


class _Turn:
    """Whether this process is the one that lays the tables, and where it will keep them."""

    lock: TextIO | None = None
    kept: Path = Path()


def begin() -> bool:
    """Copy the kept tables to where the tests look for them; False, with all others waiting, when none are kept."""
    if connection.vendor != "sqlite" and PASSING not in os.environ:
        return False
    folder = Path(settings.ACCORD_HOME) / "test-tables"
    folder.mkdir(parents=True, exist_ok=True)
    _Turn.kept = folder / f"{_state()}.sqlite3"
    _Turn.lock = _alone(folder / "lock")
    found = _copy_file() if connection.vendor == "sqlite" else _copy_database()
    if found:
        _let_others()
    return found


def end() -> None:
    """Keep a copy of the tables, if this process had to make them."""
    if _Turn.lock is None:
        return
    if connection.vendor == "sqlite":
        _keep_file()
    else:
        connection.close()
        _at_the_server(_like(_laid(), str(connection.settings_dict["NAME"])))
    _let_others()


def copy_to(path: Path) -> None:
    """Begin a file of SQLite with the kept tables, if there are any; a migration afterwards finds nothing to do."""
    if _Turn.kept.is_file():
        shutil.copyfile(_Turn.kept, path)


def _copy_file() -> bool:
    if not _Turn.kept.exists():
        return False
    shutil.copyfile(_Turn.kept, connection.settings_dict["TEST"]["NAME"])
    return True


def _keep_file() -> None:
    """Those of other states are of no use any more."""
    new = _Turn.kept.with_suffix(f".{os.getpid()}.new")
    connection.ensure_connection()
    with closing(sqlite3.connect(new)) as copy:
        connection.connection.backup(copy)
    for old in new.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    new.replace(_Turn.kept)


def _copy_database() -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_laid()])
        if cursor.fetchone() is None:
            return False
    own = connection.creation._get_test_db_name()
    _at_the_server(f'DROP DATABASE IF EXISTS "{own}"', _like(own, _laid()))
    return True


def _laid() -> str:
    return f"laid_{_Turn.kept.stem}"


def _like(name: str, model: str) -> str:
    return f'CREATE DATABASE "{name}" TEMPLATE "{model}"'


def _at_the_server(*orders: str) -> None:
    with connection._nodb_cursor() as cursor:
        for order in orders:
            cursor.execute(order)


def _alone(path: Path) -> TextIO:
    lock = path.open("w")
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def _let_others() -> None:
    if _Turn.lock is not None:
        _Turn.lock.close()
    _Turn.lock = None


def _state() -> str:
    rooms = ROOT / "accord"
    sources = [*rooms.glob("*/migrations/**/*.py"), *rooms.glob("*/models/**/*.py"), *rooms.glob("*/models.py")]
    sources += [*rooms.glob("core/*.py"), rooms / "web" / "settings.py", ROOT / "requirements" / "dev.txt"]
    sign = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    for path in sorted(sources):
        sign.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return sign.hexdigest()[:24]
