"""What a process that serves pages has loaded: not what nobody in the school uses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
import sys
import accord.web.wsgi
print([name for name in ("fido2", "cryptography", "psycopg") if name in sys.modules])
from allauth.mfa.base.views import webauthn_auth
print(webauthn_auth.STATE_SESSION_KEY, "fido2" in sys.modules)
"""


@pytest.mark.heavy
def test_what_reads_passkeys_is_loaded_with_the_first_one_and_the_driver_of_another_database_never(
    tmp_path: Path,
) -> None:
    home = {**os.environ, "ACCORD_HOME": str(tmp_path), "DATABASE_URL": ""}
    said = subprocess.run([sys.executable, "-c", ASK], env=home, capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["[]", "mfa.webauthn.state True"]
