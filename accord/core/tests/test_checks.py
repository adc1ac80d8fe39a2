"""The system checks: whoever lowers a setting on which nothing-is-lost rests is told so."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as in_force
from django.core.checks import run_checks

pytestmark = pytest.mark.django_db


def found(*tags: str) -> set[str]:
    told = run_checks(tags=list(tags), databases=["default"] if "database" in tags else None)
    return {message.id for message in told if message.id.startswith("accord.")}


@pytest.mark.django_db(transaction=True)
def test_the_settings_as_shipped_pass():
    assert found("security") == set()
    assert found("database") <= {"accord.W002"}, "the PostgreSQL of the tests forgets at a power cut"


@pytest.mark.parametrize(
    ("name", "value", "warned"),
    [
        ("transaction_mode", "DEFERRED", "accord.E001"),
        ("transaction_mode", None, "accord.E001"),
        ("timeout", 5, "accord.E002"),
    ],
)
def test_a_lowered_option_is_found(monkeypatch, name, value, warned):
    embedded = {**in_force.DATABASES["default"], "ENGINE": "accord.core.sqlite3"}
    shipped = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    monkeypatch.setitem(in_force.DATABASES, "default", {**embedded, "OPTIONS": shipped})
    assert found("security") == set()
    monkeypatch.setitem(in_force.DATABASES, "default", {**embedded, "OPTIONS": {**shipped, name: value}})
    assert warned in found("security")


def in_a_process(code: str, **environment: str) -> str:
    """Run the code as an installation of its own, on the embedded database; return all that it says."""
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "accord.web.settings", "DATABASE_URL": "", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return told.stdout + told.stderr


PRAGMAS = """
import django
django.setup()
from django.core.checks import run_checks
from django.db import connection
shipped = connection.settings_dict["OPTIONS"]["init_command"]
print(connection.settings_dict["OPTIONS"]["transaction_mode"])
for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
    with connection.cursor() as cursor:
        print(name, cursor.execute(f"PRAGMA {name}").fetchone()[0])
for lowered in ("", "PRAGMA synchronous=NORMAL;", "PRAGMA foreign_keys=OFF;", "PRAGMA journal_mode=DELETE;"):
    connection.close()
    connection.settings_dict["OPTIONS"]["init_command"] = shipped + lowered
    found = [message.id for message in run_checks(databases=["default"]) if message.id.startswith("accord.E")]
    print(lowered or "as shipped", *found)
"""


@pytest.mark.in_turn
def test_the_embedded_database_runs_as_it_is_set_and_a_lowered_pragma_is_found(tmp_path):
    assert in_a_process(PRAGMAS, ACCORD_HOME=str(tmp_path)).splitlines() == [
        "IMMEDIATE",
        "journal_mode wal",
        "synchronous 2",
        "foreign_keys 1",
        "busy_timeout 20000",
        "as shipped",
        "PRAGMA synchronous=NORMAL; accord.E003",
        "PRAGMA foreign_keys=OFF; accord.E003",
        "PRAGMA journal_mode=DELETE; accord.E003",
    ]


DEPLOY = """
from django.core.management import execute_from_command_line
execute_from_command_line(["", "check", "--deploy", "--database", "default", "--fail-level", "WARNING"])
"""


@pytest.mark.in_turn
def test_a_production_installation_has_no_warning(tmp_path):
    told = in_a_process(DEPLOY, ACCORD_HOME=str(tmp_path), ACCORD_BASE_URL="https://accord.example.org")
    assert "no issues" in told, told


def test_uploads_below_the_public_folder_are_found(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    told = run_checks(tags=["security"], include_deployment_checks=True)
    assert "accord.E004" in {message.id for message in told}
