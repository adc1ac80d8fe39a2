"""Environments of their own for what Accord is compared with: one folder each under `bench/.peers`."""

import os
import subprocess
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = HERE / ".peers"


def environment(name: str) -> str:
    """Return the Python of `bench/.peers/NAME` with what `requirements-NAME.txt` lists, and say what cannot be had."""
    place = PEERS / name
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    requirements = HERE / f"requirements-{name}.txt"
    installed = place / "installed.txt"
    if installed.exists() and installed.read_text(encoding="utf-8") == requirements.read_text(encoding="utf-8"):
        return str(python)
    complete = True
    for line in requirements.read_text(encoding="utf-8").splitlines():
        package = line.strip()
        if not package or package.startswith("#"):
            continue
        pip = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package],
            capture_output=True,
            text=True,
            check=False,
        )
        if pip.returncode:
            complete = False
            print(f"Could not install {package}: {(pip.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    if complete:
        installed.write_text(requirements.read_text(encoding="utf-8"), encoding="utf-8")
    return str(python)
