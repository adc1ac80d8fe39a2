"""How quick the pages of conversations are: real servers, signed-in people, whole pages.

    python bench/conversations.py [--messages 200000] [--postgres] [--keep FOLDER] [--beside FOLDER] [--peers]
        [--peer-mail nowhere] [--disk MS] [--only NAME,NAME] [--json FILE]

Two web processes of `accord web` on loopback; every page's content is looked at. With one client p50 and p95 in ms and
the processor time of the server for each page (the steadiest figure on a machine with other work); with sixteen
clients, each signed in for itself, pages a second. The data are those of `conversations_data.py`.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from conversations_asks import MAILED, REQUEST_ALONE, accord_asks  # noqa: E402
from conversations_drive import Measured, Server, measure  # noqa: E402
from conversations_mail import sink  # noqa: E402
from conversations_peers import helpdesk  # noqa: E402
from conversations_processes import free_port, serving, working  # noqa: E402
from conversations_table import as_json, print_budgets, print_growth, print_peer, print_row, print_table  # noqa: E402
from slow_disk import slow_disk  # noqa: E402

SINGLE, MANY, SECONDS = 60, 400, 6
KNOWN = "asked.json"
"""What to ask of the data in a folder; it is written last."""


def main() -> int:
    """Make the data, serve, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument("--keep", type=Path, help="keep the data in this folder, or use what is there")
    parser.add_argument("--beside", type=Path, help="a kept folder with fewer messages, measured in the same run")
    parser.add_argument("--peers", action="store_true", help="a help desk with the same conversations, in the same run")
    parser.add_argument("--single", type=int, default=SINGLE, help="pages of the one client")
    parser.add_argument("--many", type=int, default=MANY, help="pages of the sixteen clients together")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="no step of a row takes much longer")
    parser.add_argument("--peer-mail", choices=("smtp", "nowhere"), default="smtp", help="where the help desk mails to")
    parser.add_argument("--disk", type=float, default=0, help="each wait for the disk takes so many ms at least")
    parser.add_argument("--only", default="", help="names of rows, or words of names, separated by commas")
    parser.add_argument("--json", type=Path, help="write all figures into this file, too")
    options = parser.parse_args()
    if options.beside and not (options.beside / KNOWN).exists():
        parser.error(f"--beside {options.beside}: nothing was kept there; measure it once by itself, with --keep")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # whoever is told to stop stops the servers, too
    load = os.getloadavg()[0]
    with ExitStack() as stack:
        home = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="accord-bench-")))
        if options.disk:
            os.environ |= slow_disk(stack, options.disk)
        servers = serve(stack, home, options)
        rows: dict[str, dict[str, Measured]] = {}
        for name in servers[0].rows:
            if is_wanted(name, options.only, servers[0]):
                rows[name] = measure(name, servers, single=options.single, many=options.many, seconds=options.seconds)
                print_row(name, rows[name])
        where, times = ("PostgreSQL", 2) if options.postgres else ("SQLite", 1)
        disk = f", each wait for the disk {options.disk:g} ms or more" if options.disk else ""
        print_table(servers[0], rows, f"{options.messages:,} messages, {where}, load before {load:.1f}{disk}")
        print_budgets(servers[0], rows, times)
        for other in servers[1:]:
            (print_growth if other.name.startswith("Accord") else print_peer)(servers[0], other, rows)
        if options.json:
            told = {"messages": options.messages, "database": where, "load": load, **as_json(servers, rows, times)}
            options.json.write_text(json.dumps(told, indent=1) + "\n")
    return 0


def is_wanted(name: str, only: str, server: Server) -> bool:
    """Whether a row is among those of `--only`; the whole name of a row means that row alone."""
    if name == REQUEST_ALONE:
        return only == name
    words = [only] if only in server.rows else only.split(",")
    return any(word == name or (word not in server.rows and word in name) for word in words)


def serve(stack: ExitStack, home: Path, options: argparse.Namespace) -> list[Server]:
    """Accord, and whatever is measured beside it."""
    url, pids = database(stack, home, options)
    servers = [accord(stack, "Accord", home, options.messages, url, pids)]
    if options.beside:
        other_url, other_pids = database(stack, options.beside, options)
        name = f"Accord, {options.beside.name}"
        servers.append(accord(stack, name, options.beside, options.messages, other_url, other_pids))
    if options.peers:
        place, has_mail = home / "helpdesk", options.peer_mail == "smtp"
        servers.append(helpdesk(stack, place, options.messages, url, pids, has_mail=has_mail))
    return servers


def database(stack: ExitStack, home: Path, options: argparse.Namespace) -> tuple[str, list[int]]:
    """The URL of a PostgreSQL whose data are kept in the folder, with its process; '' and none for SQLite."""
    if not options.postgres:
        return "", []
    from tests.postgres import server

    place = home / "postgres"
    url = stack.enter_context(server(place))
    return url, [int((place / "data" / "postmaster.pid").read_text().split()[0])]


def accord(stack: ExitStack, name: str, home: Path, messages: int, url: str, pids: list[int]) -> Server:
    """Two web processes of Accord with the data of the folder, written unless they are there."""
    environment = {**os.environ, "ACCORD_HOME": str(home), "PYTHONPATH": str(ROOT), "ACCORD_LANGUAGE": "off"}
    environment |= {"DATABASE_URL": url} if url else {}
    known = home / KNOWN
    home.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "accord", "prepare"], env=environment, cwd=ROOT, check=True)
    if not known.exists():
        command = [sys.executable, str(ROOT / "bench" / "conversations_data.py"), str(messages)]
        made = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        known.write_text(made.stdout)
    asked: dict[str, Any] = json.loads(known.read_text())
    port, mail = free_port(), sink(stack)
    environment |= {
        "ACCORD_MAIL_TRANSPORT": "smtp",
        "ACCORD_SMTP_HOST": "127.0.0.1",
        "ACCORD_SMTP_PORT": str(mail.port),
    }
    command = [sys.executable, "-m", "accord", "web", "--port", str(port), "--web-workers", "2"]
    pid = stack.enter_context(serving(command, environment, port, ROOT))
    sends = [sys.executable, str(ROOT / "bench" / "conversations_worker.py")]
    workers = {MAILED: partial(working, sends, environment, ROOT)}
    return Server(name, port, [pid], pids, accord_asks(asked), mail, frozenset({MAILED}), workers)


if __name__ == "__main__":
    raise SystemExit(main())
