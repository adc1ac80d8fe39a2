"""Files of a complaint: looked at as those of messages are, kept safe on the disk."""

import contextlib
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile

from accord.concerns.models import Complaint, ComplaintPaper
from accord.messaging.files import NewFile, read_file
from accord.people.models import Login

__all__ = ["NewFile", "keep_papers", "read_file"]


def keep_papers(
    complaint: Complaint, files: Sequence[NewFile], *, by_family: bool, login: Login | None, at: datetime
) -> list[ComplaintPaper]:
    """Keep papers that came with a complaint, save those that do harm: on the disk before they are in the record."""
    return [_keep(complaint, file, by_family=by_family, login=login, at=at) for file in files if not file.refused]


def _keep(complaint: Complaint, file: NewFile, *, by_family: bool, login: Login | None, at: datetime) -> ComplaintPaper:
    kept = ComplaintPaper(
        complaint=complaint,
        name=file.name[:200],
        media_type=file.media_type[:100],
        sha256=file.sha256,
        by_family=by_family,
        by=login,
        created_at=at,
    )
    kept.file.save(kept.ref, ContentFile(file.content), save=False)
    with contextlib.suppress(NotImplementedError):
        path = Path(kept.file.path)
        for place in (path, path.parent):
            opened = os.open(place, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
    kept.save(force_insert=True)
    return kept
