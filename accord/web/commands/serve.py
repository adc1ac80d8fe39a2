"""`accord serve`: web and worker in one process group; when the worker ends, so does the web."""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing.process import BaseProcess

TO_FINISH, TO_FINISH_IN_HASTE = 15, 2
"""Seconds for finishing a page or a job in hand, and a job while nobody can see a page; it is done anew if they are
short."""
LOST_AT_ONCE = 5.0
"""Seconds: a process that lives no longer would be lost again and again."""


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
    """Serve the pages from processes made of this one, and work in threads here, until told to stop.

    A process that serves pages and is lost is replaced. Where that cannot be, everything begins anew; lost again as
    soon as it began, everything ends.
    """
    from accord.web.beside import Beside
    from accord.web.commands.language import Companion
    from accord.web.commands.web import PageServer
    from accord.web.multiplying import multiplied, prepare_to_multiply

    prepare_to_multiply()
    others = [multiplied("mail-in")] if os.environ.get("ACCORD_MAIL_IN") else []
    companion, began = Companion(), time.monotonic()
    beside = Beside(companion, others)
    pages = PageServer(host, port, web_workers, beside)
    told = pages.serve_until_one_ends()
    companion.end()
    _end(others)
    over = beside.is_over(within=TO_FINISH if told else TO_FINISH_IN_HASTE)
    if not told and time.monotonic() - began > LOST_AT_ONCE:
        where = ["--host", host, "--port", str(port), "--web-workers", str(web_workers)]
        os.execv(sys.executable, [sys.executable, "-m", "accord", "serve", "--prepared", *where])
    code = beside.code if told else 1
    if not over:
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
