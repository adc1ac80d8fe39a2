"""Opens what a person hands in (zip, folder, single file) without ever unpacking it to disk.

A member is only read as a stream, under a budget of bytes that is counted while reading: what a zip
claims about itself is not believed. Names are never used as paths, so nothing can be written anywhere.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from accord.people.roster.limits import LIMITS, Limits
from accord.people.roster.problem import clip, refuse

WORKBOOK_MARK = "[content_types].xml"
CLUTTER_FOLDERS = {"__macosx"}
CLUTTER_FILES = {".ds_store", "thumbs.db", "desktop.ini"}
ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the bundle, by its lower-case name without folders."""

    name: str
    shown_as: str
    size: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files that were handed in, and what was passed over (folders of clutter, other types)."""

    members: dict[str, Member]
    passed_over: tuple[str, ...] = ()

    def get(self, name: str) -> Member | None:
        """The member of that name (lower case), or None."""
        return self.members.get(name.lower())


class CountedStream(io.RawIOBase):
    """A stream that stops with a clear refusal when more comes out of it than was allowed."""

    def __init__(self, inner: IO[bytes], *, name: str, allowed: int, limit_mb: int) -> None:
        super().__init__()
        self._inner = inner
        self._name = name
        self._left = allowed
        self._limit_mb = limit_mb

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._inner.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as broken:
            raise refuse("zip_damaged", file=self._name) from broken
        self._left -= len(chunk)
        if self._left < 0:
            raise refuse("too_large_unpacked", file=self._name, limit_mb=self._limit_mb)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._inner.close()
        super().close()


def open_bundle(path: Path, *, limits: Limits = LIMITS) -> Bundle:
    """Look into a zip, a folder or a single file. Raises RosterUnreadableError with the reason."""
    if not path.exists():
        raise refuse("not_found", name=clip(path.name))
    if path.is_dir():
        return _open_folder(path, limits)
    size = path.stat().st_size
    if size == 0:
        raise refuse("file_empty", file=clip(path.name))
    if size > limits.upload_bytes:
        raise refuse("upload_too_large", file=clip(path.name), limit_mb=limits.upload_bytes // (1024 * 1024))
    with path.open("rb") as stream:
        start = stream.read(4)
    if start[:2] == b"PK":
        return _open_zip(path, limits)
    if path.suffix.lower() == ".zip":
        raise refuse("not_a_zip", file=clip(path.name))
    if start[:4] in (b"\xd0\xcf\x11\xe0", b"%PDF"):
        raise refuse("not_a_table", file=clip(path.name))
    return Bundle({path.name.lower(): _file_member(path, limits)})


def _file_member(path: Path, limits: Limits) -> Member:
    size = path.stat().st_size
    name = clip(path.name)
    limit_mb = limits.unpacked_bytes // (1024 * 1024)

    def open_it() -> IO[bytes]:
        return io.BufferedReader(
            CountedStream(path.open("rb"), name=name, allowed=limits.unpacked_bytes, limit_mb=limit_mb)
        )

    return Member(path.name.lower(), name, size, open_it)


def _open_folder(folder: Path, limits: Limits) -> Bundle:
    members: dict[str, Member] = {}
    passed_over: list[str] = []
    home = folder.resolve()
    for count, path in enumerate(sorted(folder.iterdir()), start=1):
        if count > limits.entries:
            raise refuse("too_many_entries", limit=limits.entries)
        if path.name.lower() in CLUTTER_FILES or path.is_dir():
            continue
        if home not in path.resolve().parents:
            raise refuse("unsafe_name", name=clip(path.name))
        if path.suffix.lower() != ".csv":
            passed_over.append(clip(path.name))
            continue
        if path.name.lower() in members:
            raise refuse("file_twice", file=clip(path.name))
        members[path.name.lower()] = _file_member(path, limits)
    if not members:
        raise refuse("no_tables")
    return Bundle(members, tuple(passed_over))


def _open_zip(path: Path, limits: Limits) -> Bundle:
    shown = clip(path.name)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError) as broken:
        raise refuse("zip_damaged", file=shown) from broken
    with archive:
        entries = archive.infolist()
    if len(entries) > limits.entries:
        raise refuse("too_many_entries", file=shown, limit=limits.entries)
    if any(entry.filename.lower() == WORKBOOK_MARK for entry in entries):
        raise refuse("workbook", file=shown)
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise refuse("too_large_unpacked", file=shown, limit_mb=limits.unpacked_bytes // (1024 * 1024))
    members: dict[str, Member] = {}
    passed_over: list[str] = []
    for entry in entries:
        _refuse_unsafe(entry, limits)
        place = PurePosixPath(entry.filename)
        name = place.name.lower()
        if entry.is_dir() or name in CLUTTER_FILES or {part.lower() for part in place.parts} & CLUTTER_FOLDERS:
            continue
        if not name.endswith(".csv"):
            passed_over.append(clip(place.name))
            continue
        if name in members:
            raise refuse("file_twice", file=clip(place.name))
        members[name] = _zip_member(path, entry, limits)
    if not members:
        raise refuse("no_tables", file=shown)
    return Bundle(members, tuple(passed_over))


def _refuse_unsafe(entry: zipfile.ZipInfo, limits: Limits) -> None:
    """Names that climb out of their folder, locked entries, and entries that are bombs."""
    place = PurePosixPath(entry.filename.replace("\\", "/"))
    has_drive = bool(place.parts) and ":" in place.parts[0]
    if place.is_absolute() or has_drive or ".." in place.parts or "\\" in entry.filename:
        raise refuse("unsafe_name", name=clip(entry.filename))
    if entry.flag_bits & ENCRYPTED_FLAG:
        raise refuse("zip_encrypted", file=clip(place.name))
    if entry.file_size > limits.ratio_applies_above_bytes and entry.file_size > limits.ratio * max(
        entry.compress_size, 1
    ):
        raise refuse("packed_too_tightly", file=clip(place.name))


def _zip_member(path: Path, entry: zipfile.ZipInfo, limits: Limits) -> Member:
    name = clip(PurePosixPath(entry.filename).name)
    limit_mb = limits.unpacked_bytes // (1024 * 1024)

    def open_it() -> IO[bytes]:
        archive = zipfile.ZipFile(path)
        try:
            inner = archive.open(entry)
        except (NotImplementedError, RuntimeError) as locked:
            archive.close()
            raise refuse("zip_method", file=name) from locked
        except (zipfile.BadZipFile, OSError, ValueError) as broken:
            archive.close()
            raise refuse("zip_damaged", file=name) from broken
        archive.close()  # the open member keeps the file alive
        return io.BufferedReader(CountedStream(inner, name=name, allowed=limits.unpacked_bytes, limit_mb=limit_mb))

    return Member(name.lower(), name, entry.file_size, open_it)
