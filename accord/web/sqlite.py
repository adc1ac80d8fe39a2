"""The newest SQLite that is installed: the system's own often carries a bug that can corrupt a busy file."""

import sqlite3
import sys


def use_newest_sqlite() -> None:
    """Put pysqlite3 in the place of the standard module when it carries a newer SQLite."""
    try:
        import pysqlite3
    except ImportError:
        return
    if pysqlite3.sqlite_version_info > sqlite3.sqlite_version_info:
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
