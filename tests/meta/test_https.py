"""Behind https the cookies are bound to the host and go nowhere unencrypted."""

import os
import subprocess
import sys

import pytest

from tests import laid_tables

CODE = """
import pytest  # the settings of the tests: no static files need to be collected
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
client = Client(headers={"host": "accord.example.org"})
plain = client.get("/account/login/")
print(plain.status_code, plain["Location"])
page = client.get("/account/login/", secure=True)
print(page.status_code, page["Strict-Transport-Security"])
for cookie in page.cookies.values():
    print(cookie.key, *(cookie[name] for name in ("secure", "httponly", "samesite", "path", "domain")))
from django.conf import settings
print(settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY)
"""


@pytest.mark.in_turn
def test_an_installation_under_https_binds_its_cookies(tmp_path, django_db_setup):
    laid_tables.copy_to(tmp_path / "accord.sqlite3")
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CODE],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "accord.web.settings",
            "DATABASE_URL": "",
            "ACCORD_HOME": str(tmp_path),
            "ACCORD_BASE_URL": "https://accord.example.org",
        },
        capture_output=True,
        text=True,
        timeout=180,
    )
    lines = told.stdout.splitlines()
    assert lines[0] == "301 https://accord.example.org/account/login/", told.stderr
    assert lines[1] == "200 max-age=63072000; includeSubDomains; preload", told.stderr
    assert "__Host-csrf True True Lax / " in lines
    assert lines[-1] == "__Host-session True True"
