"""Accord in two commands, with nothing but Python 3.11 and git.

    python3 run.py          builds the environment, loads the demo and serves it
    python3 run.py test     builds the same environment with the test tools and runs every test

Anything else is handed to the product's own command: `python3 run.py worker` is `accord worker`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = Path(os.environ.get("ACCORD_VENV", ROOT / ".venv"))
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


def main(arguments: list[str]) -> int:
    """Build what is missing, then do what was asked."""
    if sys.version_info < (3, 11):
        print(f"Accord needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    testing = arguments[:1] == ["test"]
    try:
        build("dev" if testing else "app")
    except (subprocess.CalledProcessError, OSError) as failure:
        print(f"The environment could not be built: {failure}", file=sys.stderr)
        return 2
    script = [str(PYTHON), str(ROOT / "tests" / "run_all.py"), *arguments[1:]] if testing else None
    command = script or [str(PYTHON), "-m", "accord", *(arguments or ["demo"])]
    os.chdir(ROOT)
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)


def build(kind: str) -> None:
    """Make the environment from the lock file, unless it is there already (known by the lock's hash)."""
    lock = ROOT / "requirements" / f"{kind}.txt"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamps = [ENVIRONMENT / f"built-{name}" for name in ((kind, "dev") if kind == "app" else (kind,))]
    if PYTHON.exists() and any(read(stamp).startswith(wanted) for stamp in stamps):
        return
    if kind == "app" and PYTHON.exists() and app_lock_of(stamps[-1]) == wanted:
        return
    print("Building the environment (once; under a minute on most lines) …", flush=True)
    if not PYTHON.exists():
        make_environment()
    install(lock)
    write_command()
    app = hashlib.sha256((ROOT / "requirements" / "app.txt").read_bytes()).hexdigest()
    (ENVIRONMENT / f"built-{kind}").write_text(f"{wanted} {app}\n")


def read(stamp: Path) -> str:
    """Return what a stamp says, or nothing."""
    return stamp.read_text() if stamp.exists() else ""


def app_lock_of(stamp: Path) -> str:
    """Return the hash of the product's lock that an environment with test tools was built on."""
    return (read(stamp).split() + ["", ""])[1]


def make_environment() -> None:
    """Create the virtual environment; on Debian that needs one package, which the message names."""
    try:
        venv.create(ENVIRONMENT, with_pip=True, clear=ENVIRONMENT.exists())
    except (subprocess.CalledProcessError, ImportError) as failure:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        print("Python could not make a virtual environment. On Debian or Ubuntu:", file=sys.stderr)
        print("    sudo apt install python3-venv", file=sys.stderr)
        raise SystemExit(2) from failure


def install(lock: Path) -> None:
    """Install the locked packages, by uv where it runs, else by pip; every file is checked by its hash."""
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    uv = BIN / ("uv.exe" if os.name == "nt" else "uv")
    quick = subprocess.call([*pip, "-r", str(ROOT / "requirements" / "uv.txt")], stderr=subprocess.DEVNULL) == 0
    if quick:
        command = [
            str(uv),
            "pip",
            "install",
            "--quiet",
            "--python",
            str(PYTHON),
            "--require-hashes",
            "-r",
            str(lock),
        ]
        if subprocess.call(command) == 0:
            return
        print("uv could not install the packages; trying pip.", file=sys.stderr)
    subprocess.check_call([*pip, "-r", str(lock)])


def write_command() -> None:
    """Put the command `accord` into the environment; it runs this folder's code."""
    if os.name == "nt":
        (BIN / "accord.cmd").write_text(f'@set "PYTHONPATH={ROOT}"\n@"{PYTHON}" -m accord %*\n')
        return
    command = BIN / "accord"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{PYTHON}" -m accord "$@"\n')
    command.chmod(0o755)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
