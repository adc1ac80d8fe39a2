"""The database knows how full its tables are, and does not plan the same question anew for each value."""

import pytest
from django.db import connection

from accord.core.table_counts import count_tables
from accord.core.tasks import count_how_full_tables_are
from accord.web.schedule import DUTIES

pytestmark = pytest.mark.django_db


def test_averages_are_kept_and_no_single_values() -> None:
    count_tables()
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1")
        assert cursor.fetchone()[0] > 0
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat4'")
        if cursor.fetchone()[0]:
            cursor.execute("SELECT count(*) FROM sqlite_stat4")
            assert cursor.fetchone()[0] == 0


def test_it_is_done_every_day() -> None:
    assert [duty for duty in DUTIES if duty.task is count_how_full_tables_are]
