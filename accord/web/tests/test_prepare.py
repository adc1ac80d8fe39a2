"""Preparing the database: what cannot be brought up to date is said, not tried."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from accord.web.commands import prepare

pytestmark = pytest.mark.django_db


def test_a_database_from_before_the_first_release_is_told_apart() -> None:
    steps = MigrationRecorder(connection)
    assert not prepare._is_from_before_the_first_release()
    steps.record_unapplied("people", "0001_tables")
    assert not prepare._is_from_before_the_first_release()
    steps.record_unapplied("people", "0002_roster")
    assert prepare._is_from_before_the_first_release()
