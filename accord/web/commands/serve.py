"""`accord serve`: web and worker in one process group; when one of them ends, so does the other."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from types import FrameType

from accord.web.commands.language import Companion

LOOKS_EVERY = 0.2
TO_FINISH = 15.0
"""Seconds between two looks at the others; seconds for finishing a job in hand, which is done anew if they are short.
"""


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
    """Serve the pages from processes made of this one, and work in a thread here, until told to stop or one ends."""
    from accord.web.commands.worker import make_worker
    from accord.web.multiplying import can_multiply, multiplied

    if can_multiply():
        from accord.web import wsgi  # noqa: F401  (loaded once for all)
    worker = make_worker()
    children = [multiplied("web", "--host", host, "--port", str(port), "--web-workers", str(web_workers))]
    if os.environ.get("ACCORD_MAIL_IN"):
        children.append(multiplied("mail-in"))
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    working = threading.Thread(target=worker.run_forever, name="worker", daemon=True)
    working.start()
    companion = Companion()
    while not stopped and working.is_alive() and all(child.is_alive() for child in children):
        companion.attend()
        time.sleep(LOOKS_EVERY)
    companion.end()
    worker.stopping.set()
    _end(children)
    working.join(TO_FINISH)
    code = 0 if stopped else next((child.exitcode for child in children if child.exitcode), 1)
    if working.is_alive():
        os._exit(code)
    return code


def _end(children: Sequence[BaseProcess]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        child.join(TO_FINISH)
        if child.is_alive():
            child.kill()
            child.join()
