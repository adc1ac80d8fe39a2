"""A language process of one's own for a test: started, killed, stopped, or replaced by one that talks nonsense."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accord.messaging.language.client import LanguageProcess

ROOT = Path(__file__).resolve().parents[4]


@contextmanager
def language_process(home: Path, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run `accord language` with its socket in `home`, until it answers; what it says goes to `log`."""
    environment = {**os.environ, "ACCORD_HOME": str(home), "ACCORD_LANGUAGE_SOCKET": str(home / "language.sock")}
    with log.open("wb") as said:
        child = subprocess.Popen(
            [sys.executable, "-m", "accord", "language"], cwd=ROOT, env=environment, stdout=said, stderr=said
        )
        try:
            patient = LanguageProcess(home / "language.sock", budget=5, first_rest=0)
            until = time.monotonic() + 60
            while not patient.is_ready():
                assert child.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.05)
            yield child
        finally:
            if child.poll() is None:
                child.kill()
            child.wait()


@contextmanager
def talks_nonsense(address: Path, said: bytes) -> Iterator[None]:
    """Answer every question with the same bytes."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(address))
    listening.listen(8)

    def answer() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line:
                try:
                    line.recv(65536)
                    line.sendall(said)
                except OSError:
                    continue

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(timeout=5)
