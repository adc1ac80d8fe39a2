"""`accord language`: the language process: wording, topics and languages, on this machine. It keeps no text."""

import argparse
import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path

from accord.messaging.language.embedder import is_installed

RESTART_SECONDS = 10.0


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare whether it ends with whoever started it."""
    parser.add_argument("--with-parent", action="store_true", help="end when the standard input is closed")


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop; say so where the packages have no build for this machine."""
    if not is_possible():
        print("The language tools have no build for this machine. Accord works without them.", file=sys.stderr)
        return 0
    from django.conf import settings

    from accord.messaging.language.process import serve

    async def until_told() -> None:
        serving = asyncio.ensure_future(
            serve(Path(settings.ACCORD_LANGUAGE_SOCKET), until_parent_ends=options.with_parent)
        )
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
        try:
            await serving
        except asyncio.CancelledError:
            return

    asyncio.run(until_told())
    return 0


def is_possible() -> bool:
    """Whether the packages are there and the machine has sockets of the kind that is needed."""
    return sys.platform != "win32" and is_installed()


class Companion:
    """The language process beside web and worker: started anew when it ends, never a reason to stop."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._not_before = 0.0

    def attend(self) -> None:
        """Start it when it does not run, at most once in ten seconds."""
        if not is_possible() or (self._child and self._child.poll() is None) or time.monotonic() < self._not_before:
            return
        self._not_before = time.monotonic() + RESTART_SECONDS
        command = [sys.executable, "-m", "accord", "language", "--with-parent"]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE)

    def end(self) -> None:
        """End it; by force when it does not listen."""
        if self._child is None or self._child.poll() is not None:
            return
        self._child.terminate()
        try:
            self._child.wait(timeout=3)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
