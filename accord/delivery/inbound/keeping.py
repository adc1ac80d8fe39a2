"""The bytes of a mail, safe on the disk before anybody is told that we have them."""

import contextlib
import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from accord.delivery.inbound.headers import message_ids, read_head
from accord.delivery.inbound.limits import HEADER_BYTES
from accord.delivery.inbound.parts import BLANK_LINE

FOLDER = "inbound"
TRACE = re.compile(
    rb"(?:received|return-path|delivered-to|x-original-to|envelope-to|x-envelope-\w+|x-received|authentication-results|"
    rb"arc-[\w-]+|received-spf|dkim-signature|x-spam-[\w-]+|x-uid\w*|status|x-status|x-keywords|lines|content-length)"
    rb"[ \t]*:", re.IGNORECASE
)  # fmt: skip
"""Lines that servers on the way add, so that one mail looks different each time that it comes."""


@dataclass(frozen=True)
class Kept:
    """A mail on the disk: where, and what it is known by."""

    path: str
    sha256: str
    fingerprint: str
    message_id: str
    size: int


def keep(raw: bytes) -> Kept:
    """Write a mail to the disk and wait until it is safe there. Raises OSError when it cannot be."""
    sha256 = hashlib.sha256(raw).hexdigest()
    path = f"{FOLDER}/{sha256[:2]}/{sha256}.eml"
    file = Path(settings.MEDIA_ROOT) / path
    if not file.exists():
        _make_folder(file.parent)
        _write(file, raw)
    _sync(file.parent)
    ids = message_ids(read_head(_head(raw)).first("message-id"))
    return Kept(path, sha256, fingerprint(raw), ids[0] if ids else "", len(raw))


def read_kept(path: str) -> bytes:
    """Return the bytes of a mail that was kept."""
    return (Path(settings.MEDIA_ROOT) / path).read_bytes()


def fingerprint(raw: bytes) -> str:
    """Return the SHA-256 of a mail without the lines that servers on the way add, whatever its line ends."""
    head = _head(raw)
    kept: list[bytes] = []
    leaving = False
    for line in head.replace(b"\r\n", b"\n").split(b"\n"):
        if line[:1] not in (b" ", b"\t"):
            leaving = bool(TRACE.match(line))
        if not leaving:
            kept.append(line)
    digest = hashlib.sha256(b"\n".join(kept))
    digest.update(raw[len(head) :].replace(b"\r\n", b"\n").rstrip(b"\n"))
    return digest.hexdigest()


def _head(raw: bytes) -> bytes:
    found = BLANK_LINE.search(raw, 0, HEADER_BYTES)
    return raw[: found.start()] if found else raw[:HEADER_BYTES]


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for above in (folder.parent, folder.parent.parent, folder.parent.parent.parent):
        _sync(above)


def _write(file: Path, raw: bytes) -> None:
    unfinished = file.with_name(f".{file.name}.{secrets.token_hex(6)}")
    try:
        with open(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        os.replace(unfinished, file)
    finally:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()


def _sync(folder: Path) -> None:
    """Make the names in a folder safe; where folders cannot be synced, the system does so by itself."""
    with contextlib.suppress(PermissionError, IsADirectoryError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
