"""Bytes that are on the disk before anybody is told that they are kept."""

import contextlib
import os
from pathlib import Path

from django.db.models.fields.files import FieldFile


def wait_for_disk(kept: FieldFile) -> None:
    """Wait until the bytes and the name of a stored file are safe on the disk, where the storage is one."""
    with contextlib.suppress(NotImplementedError):
        path = Path(kept.path)
        for place in (path, path.parent):
            opened = os.open(place, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
