"""`accord serve`: web and worker in one process group; when one of them ends, so does the other."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from accord.web.commands.language import Companion


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--web-workers", type=int, default=1, help="web processes (default 1)")
    parser.add_argument("--prepared", action="store_true", help="the database and the files are up to date already")


def run(options: argparse.Namespace) -> int:
    """Prepare, then serve until told to stop. Preparing is left to a process of its own, to keep this one small."""
    if not port_is_free(options.host, options.port):
        return port_taken(options.port)
    if not options.prepared and (code := subprocess.call([sys.executable, "-m", "accord", "prepare"])):
        return code
    return serve(options.host, options.port, options.web_workers)


def port_is_free(host: str, port: int) -> bool:
    """Whether nobody listens there yet."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def port_taken(port: int) -> int:
    """Say what to do when somebody else listens on the port."""
    print(
        f"Something else listens on port {port}. Choose another: accord serve --port {port + 1}",
        file=sys.stderr,
    )
    return 2


def serve(host: str, port: int, web_workers: int) -> int:
    """Run both processes; stop both on a signal or when one of them ends."""
    me = [sys.executable, "-m", "accord"]
    children = [
        subprocess.Popen([*me, "web", "--host", host, "--port", str(port), "--web-workers", str(web_workers)]),
        subprocess.Popen([*me, "worker"]),
    ]
    if os.environ.get("ACCORD_MAIL_IN"):
        children.append(subprocess.Popen([*me, "mail-in"]))
    companion = Companion()
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    while not stopped and all(child.poll() is None for child in children):
        companion.attend()
        time.sleep(0.2)
    companion.end()
    return _end(children, asked=bool(stopped))


def _end(children: list[subprocess.Popen[bytes]], *, asked: bool) -> int:
    for child in children:
        if child.poll() is None:
            child.terminate()
    codes = []
    for child in children:
        try:
            codes.append(child.wait(timeout=15))
        except subprocess.TimeoutExpired:
            child.kill()
            codes.append(child.wait())
    return 0 if asked else next((code for code in codes if code), 1)
