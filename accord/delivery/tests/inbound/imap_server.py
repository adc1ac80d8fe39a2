"""A small IMAP server for the tests: one mailbox in memory, the commands that reading needs, and real sockets."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Box:
    """The mailbox: mails and flags by their number, and what was asked of it."""

    validity: int = 1
    mails: dict[int, bytes] = field(default_factory=dict)
    seen: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    password: str = "secret"
    refusal: str = "done"
    hang_up_at: str = ""
    port: int = 0

    def add(self, raw: bytes) -> int:
        """Lay a mail in, under the next number."""
        number = max(self.mails, default=0) + 1
        self.mails[number] = raw
        return number


@contextmanager
def imap_server(box: Box) -> Iterator[Box]:
    """Serve the box on a free port."""

    class Talk(socketserver.StreamRequestHandler):
        timeout = 20

        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, _, command = line.decode().strip().partition(" ")
                box.asked.append(command)
                if box.hang_up_at and command.startswith(box.hang_up_at):
                    return
                for answer in answers(box, command):
                    self.wfile.write(answer)
                refused = command.startswith("LOGIN") and box.password not in command
                self.wfile.write(f"{tag} {f'NO {box.refusal}' if refused else 'OK done'}\r\n".encode())
                if command.startswith("LOGOUT"):
                    return

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
    server.daemon_threads = True
    box.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield box
    finally:
        server.shutdown()
        server.server_close()


def answers(box: Box, command: str) -> Iterator[bytes]:
    """Give the untagged answers to a command (RFC 3501)."""
    if command.startswith("CAPABILITY"):
        yield b"* CAPABILITY IMAP4rev1\r\n"
    elif command.startswith("SELECT"):
        yield f"* {len(box.mails)} EXISTS\r\n* OK [UIDVALIDITY {box.validity}] valid\r\n".encode()
    elif found := re.fullmatch(r"UID SEARCH UID (\d+):\*", command):
        last = max(box.mails, default=0)
        wanted = [str(n) for n in sorted(box.mails) if n >= int(found[1]) or n == last]
        yield f"* SEARCH {' '.join(wanted)}\r\n".encode()
    elif found := re.fullmatch(r"UID FETCH (\d+) \((RFC822\.SIZE|BODY\.PEEK\[\](?:<0\.(\d+)>)?)\)", command):
        raw = box.mails.get(int(found[1]))
        if raw is None:
            return
        if found[2] == "RFC822.SIZE":
            yield f"* 1 FETCH (UID {found[1]} RFC822.SIZE {len(raw)})\r\n".encode()
        else:
            part = raw[: int(found[3])] if found[3] else raw
            yield f"* 1 FETCH (UID {found[1]} BODY[] {{{len(part)}}}\r\n".encode() + part + b")\r\n"
    elif found := re.fullmatch(r"UID STORE (\d+) \+FLAGS \(\\Seen\)", command):
        box.seen.append(int(found[1]))
