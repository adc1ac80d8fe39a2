"""The empty tables of SQLite, laid once for a state of the models and the migrations, and copied for each process.

The first process that needs them runs every migration, as always, and keeps a copy under a name that tells that state;
others wait for it. Whatever a migration reads is in the name: models, migrations, the kernel and the packages.
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

ROOT = Path(__file__).resolve().parent.parent


_holds: list[TextIO] = []


def begin() -> bool:
    """Copy the kept tables to where the tests look for them; False, with all others waiting, when none are kept."""
    if connection.vendor != "sqlite":
        return False
    kept = _kept()
    _wait_for_turn(kept.with_name("lock"))
    if not kept.exists():
        return False
    shutil.copyfile(kept, connection.settings_dict["TEST"]["NAME"])
    _let_others()
    return True


def end() -> None:
    """Keep a copy of the tables, if this process had to make them, in place of those of other states."""
    if not _holds:
        return
    kept = _kept()
    new = kept.with_name(f"{kept.stem}.{os.getpid()}.new")
    connection.ensure_connection()
    with closing(sqlite3.connect(new)) as copy:
        connection.connection.backup(copy)
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    new.replace(kept)
    _let_others()


def _kept() -> Path:
    folder = Path(settings.ACCORD_HOME) / "test-tables"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{_state()}.sqlite3"


def _wait_for_turn(path: Path) -> None:
    lock = path.open("w")
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)
    _holds.append(lock)


def _let_others() -> None:
    _holds.pop().close()


def _state() -> str:
    rooms = ROOT / "accord"
    sources = [*rooms.glob("*/migrations/**/*.py"), *rooms.glob("*/models/**/*.py"), *rooms.glob("*/models.py")]
    sources += [*rooms.glob("core/*.py"), rooms / "web" / "settings.py", ROOT / "requirements" / "dev.txt"]
    sign = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    for path in sorted(sources):
        sign.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return sign.hexdigest()[:24]
