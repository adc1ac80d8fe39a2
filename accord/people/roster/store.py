"""Where a roster lies while it is being looked at: a private folder of its own, outside everything served.

The file that was handed in is removed as soon as the roster is taken over or dropped; the result stays for
a while so that a person can look back at it, then it goes too.
"""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

UNSAFE = re.compile(r"[^\w.\- ]+")


def folder_of(ref: str) -> Path:
    """The folder of one import; only the service's own account can open it."""
    home = Path(settings.ACCORD_HOME) / "rosters"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home / ref


def safe_name(name: str) -> str:
    """A file name without anything that could lead elsewhere; what a person still recognises."""
    plain = UNSAFE.sub("_", Path(name.replace("\\", "/")).name).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:80]}{dot}{ending[:10]}" if stem else (plain[:80] or "roster")


def keep_upload(ref: str, name: str, chunks: Iterable[bytes]) -> Path:
    """Write what was handed in to the import's folder."""
    folder = folder_of(ref) / "upload"
    folder.mkdir(mode=0o700, parents=True)
    path = folder / safe_name(name)
    with path.open("wb") as stream:
        for chunk in chunks:
            stream.write(chunk)
    path.chmod(0o600)
    return path


def upload_of(ref: str) -> Path | None:
    """What was handed in, or None when it was removed already."""
    found = sorted((folder_of(ref) / "upload").glob("*"))
    return found[0] if found else None


def scratch_of(ref: str) -> Path:
    """The scratch file of the import."""
    folder = folder_of(ref)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / "scratch.sqlite3"


def write_progress(ref: str, done: int) -> None:
    """How many rows have been taken over, seen from outside the transaction that writes them."""
    path = folder_of(ref) / "progress"
    fresh = path.with_suffix(".new")
    fresh.write_text(str(done))
    fresh.replace(path)


def read_progress(ref: str) -> int:
    """How many rows have been taken over so far; 0 when nothing is known."""
    try:
        return int((folder_of(ref) / "progress").read_text())
    except (FileNotFoundError, ValueError):
        return 0


def remove_upload(ref: str) -> None:
    """Remove what was handed in."""
    shutil.rmtree(folder_of(ref) / "upload", ignore_errors=True)


def remove_everything(ref: str) -> None:
    """Remove the whole folder of the import."""
    shutil.rmtree(folder_of(ref), ignore_errors=True)
