"""Files that were chosen in a form which is looked at once more: laid aside, so that nobody chooses them again.

They lie under a random name for a day. Who has the page has the token, signed and good for that day; nobody else
learns that the file is there.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accord.core.ids import REF_LENGTH, new_ref

FOLDER = "waiting"
KEPT_FOR = timedelta(days=1)
_SALT = "accord.core.waiting_files"
_REF = re.compile(rf"[2-9a-z]{{{REF_LENGTH}}}")


@dataclass(frozen=True)
class WaitingFile:
    """A file that waits: as it was called, as the browser declared it, and its bytes."""

    name: str
    declared: str
    content: bytes


def lay_aside(file: WaitingFile) -> str:
    """Lay a file aside and return the token that brings it back."""
    ref = new_ref()
    default_storage.save(f"{FOLDER}/{ref}", ContentFile(file.content))
    return signing.dumps([ref, file.name, file.declared], salt=_SALT)


def take_up(token: str) -> WaitingFile | None:
    """Return the file that a token stands for; None for a token that is not ours or too old, or a file that is gone."""
    try:
        ref, name, declared = signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    try:
        with default_storage.open(f"{FOLDER}/{ref}") as kept:
            return WaitingFile(name, declared, kept.read())
    except FileNotFoundError:
        return None


def name_in(token: str) -> str:
    """Return what the file of one of our own tokens is called."""
    return str(signing.loads(token, salt=_SALT)[1])


def forget_waiting(at: datetime) -> int:
    """Delete what has waited for longer than a day and return how many files that were."""
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    old = [f"{FOLDER}/{name}" for name in names if _REF.fullmatch(name)]
    old = [path for path in old if default_storage.get_modified_time(path) < at - KEPT_FOR]
    for path in old:
        default_storage.delete(path)
    return len(old)
