"""How quick the pages of conversations are: a real server, signed-in people, whole pages.

    python bench/conversations.py [--messages 200000] [--postgres] [--keep FOLDER]

Two web processes of `accord web` on loopback; every page's content is looked at. With one client p50 and p95 in ms and
the processor time of the server for each request (the steadiest figure on a machine with other work); with sixteen
clients, each signed in for itself, requests a second. The data are those of `conversations_data.py`.
"""

import argparse
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from conversations_drive import Ask, Measured, measure, memory_mb  # noqa: E402

SINGLE, MANY = 200, 500
CSRF = "c" * 32
BUDGET = {"inbox": 8, "open a conversation": 6, "post a message": 12, "search": 10, "family home": 8}


def main() -> int:
    """Make the data, serve, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument("--keep", type=Path, help="keep the data in this folder, or use what is there")
    parser.add_argument("--single", type=int, default=SINGLE, help="requests of the one client")
    parser.add_argument("--many", type=int, default=MANY, help="requests of the sixteen clients together")
    parser.add_argument("--only", default="", help="the rows whose name begins so")
    options = parser.parse_args()
    with ExitStack() as stack:
        home = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="accord-bench-")))
        environment = {**os.environ, "ACCORD_HOME": str(home), "PYTHONPATH": str(ROOT), "ACCORD_LANGUAGE": "off"}
        if options.postgres:
            from tests.postgres import server

            environment["DATABASE_URL"] = stack.enter_context(server())
        asked = data(home, environment, options.messages)
        rows, memory = accord(environment, asked, options)
        print_table(rows, memory, options)
    return 0


def data(home: Path, environment: dict[str, str], messages: int) -> dict[str, Any]:
    """Write the data unless they are there."""
    known = home / "asked.json"
    if not known.exists():
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "accord", "prepare"], env=environment, cwd=ROOT, check=True)
        command = [sys.executable, str(ROOT / "bench" / "conversations_data.py"), str(messages)]
        made = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
        known.write_text(made.stdout)
    asked: dict[str, Any] = json.loads(known.read_text())
    return asked


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serving(command: list[str], environment: dict[str, str], port: int, cwd: Path) -> "subprocess.Popen[bytes]":
    """Start a server and wait until it answers."""
    process = subprocess.Popen(command, env=environment, cwd=cwd, stdout=subprocess.DEVNULL, start_new_session=True)
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("The server ended while it was starting.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            time.sleep(1)
            return process
    raise RuntimeError("The server did not start within a minute.")


def accord(
    environment: dict[str, str], asked: dict[str, Any], options: argparse.Namespace
) -> tuple[dict[str, Measured], float]:
    """Measure each page of Accord."""
    port = free_port()
    command = [sys.executable, "-m", "accord", "web", "--port", str(port), "--web-workers", "2"]
    process = serving(command, environment, port, ROOT)
    rows: dict[str, Measured] = {}
    try:
        chosen = {name: asks for name, asks in scenarios(asked).items() if name.startswith(options.only)}
        for name, asks in chosen.items():
            rows[name] = measure(port, asks, process.pid, single=options.single, many=options.many)
            print(f"  {name}: {rows[name]}", file=sys.stderr, flush=True)
        memory = memory_mb(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)
    return rows, memory


def scenarios(asked: dict[str, Any]) -> dict[str, Callable[[int], Iterator[Ask]]]:
    """What is asked, by the name of the row; each client has a session of its own."""
    staff, family = asked["sessions"]["staff"], asked["sessions"]["family"]
    desk = asked["desk_conversations"]

    def cookies(key: str) -> str:
        return f"session={key}; language=en; csrf={CSRF}"

    def page(path: str, holds: bytes, keys: list[str]) -> Callable[[int], Iterator[Ask]]:
        def asks(client: int) -> Iterator[Ask]:
            while True:
                yield Ask(path, cookies(keys[client]), holds)

        return asks

    def opened(client: int) -> Iterator[Ask]:
        for number in count(client * 23):
            ref = desk[number % len(desk)]
            yield Ask(f"/staff/riverbank/messages/{ref}/", cookies(staff[client]), b"desk-answer-title")

    def searched(client: int) -> Iterator[Ask]:
        for number in count(client):
            word = f"marker{'abcdefghijklmnopqrst'[number % 20]}"
            yield Ask(f"/staff/riverbank/messages/search/?q={word}", cookies(staff[client]), f"<mark>{word}".encode())

    def answered(reason: str) -> Callable[[int], Iterator[Ask]]:
        def asks(client: int) -> Iterator[Ask]:
            for number in count(client * 23):
                path = f"/staff/riverbank/messages/{desk[number % len(desk)]}/"
                text = (
                    f"Thank you. Answer {number} of client {client}: we looked into it and shall talk on the telephone."
                )
                fields = {"csrfmiddlewaretoken": CSRF, "once": secrets.token_urlsafe(18), "do": "send", "text": text}
                body = urllib.parse.urlencode({**fields, "emergency_reason": reason}).encode()
                yield Ask(f"{path}answer/", cookies(staff[client]), path.encode(), body, status=302)

        return asks

    return {
        "inbox": page("/staff/riverbank/messages/?place=front-door", b"Child", staff),
        "inbox, all": page("/staff/riverbank/messages/?place=all", b"Child", staff),
        "open a conversation": opened,
        "search": searched,
        "search, frequent word": page("/staff/riverbank/messages/search/?q=child", b"More than 50 found", staff),
        "family home": page("/family/", b"Child", family),
        "post a message": answered("The child is ill and waits."),
        "post a message that waits": answered(""),
    }


def print_table(rows: dict[str, Measured], memory: float, options: argparse.Namespace) -> None:
    """The table of docs/performance.md."""
    where = "PostgreSQL" if options.postgres else "SQLite"
    print(f"\n{options.messages:,} messages, {where}, two web processes, {memory:.0f} MB together\n")
    print("| | p50 ms | p95 ms | processor ms | 16 clients, /s | page kB | budget ms |\n|---|--:|--:|--:|--:|--:|--:|")
    for name, row in rows.items():
        times = f"{row.p50:.1f} | {row.p95:.1f} | {row.cpu:.1f} | {row.rate:.0f}"
        print(f"| {name} | {times} | {row.size / 1000:.0f} | {BUDGET.get(name, '')} |")


if __name__ == "__main__":
    raise SystemExit(main())
