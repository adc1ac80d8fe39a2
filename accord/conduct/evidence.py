"""Evidence: files looked at and kept safe, snapshots kept as they stood, each sealed with its hash when it came in."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from accord.conduct.declared import Snapshot
from accord.conduct.models import Evidence, Incident
from accord.core.durable import wait_for_disk
from accord.delivery.inbound.mail import Attachment as NewFile
from accord.people.models import Guardian, Login, StaffMember


@dataclass(frozen=True)
class Post:
    """A post on social media, as somebody saw it: its address and its words, to the letter."""

    address: str
    words: str


@dataclass(frozen=True)
class Brought:
    """What somebody brings as evidence: files that were looked at, a post, and things as they stand elsewhere."""

    files: Sequence[NewFile] = ()
    post: Post | None = None
    snapshots: Sequence[Snapshot] = ()

    def __bool__(self) -> bool:
        return bool(self.files or self.post or self.snapshots)


def seal(
    incident: Incident,
    brought: Brought,
    *,
    by: StaffMember | None,
    by_guardian: Guardian | None,
    at: datetime,
    by_login: Login | None = None,
) -> list[Evidence]:
    """Keep what was brought, each thing with the hash (SHA-256) of what came in."""
    who: dict[str, Any] = {
        "incident": incident,
        "by": by,
        "by_guardian": by_guardian,
        "by_login": by_login,
        "sealed_at": at,
        "created_at": at,
    }
    source = brought.post.address if brought.post else ""
    kept = [_keep_file(one, source, who) for one in brought.files]
    if brought.post and (brought.post.address or brought.post.words):
        words = "\n\n".join(part for part in (brought.post.address, brought.post.words) if part)
        kept.append(_keep_text(brought.post.address or brought.post.words, words, source, who))
    kept += [_keep_text(one.name, one.text, one.source, who) for one in brought.snapshots]
    return kept


def is_unchanged(evidence: Evidence) -> bool:
    """Whether a piece of evidence is still what came in, to the last letter; a lost file is not."""
    if not evidence.file:
        return _hash_of(evidence.snapshot.encode()) == evidence.sha256
    try:
        with evidence.file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == evidence.sha256
    except FileNotFoundError:
        return False


def _keep_text(name: str, text: str, source: str, who: dict[str, Any]) -> Evidence:
    return Evidence.objects.create(
        name=name[:200], snapshot=text, source=source[:300], sha256=_hash_of(text.encode()),
        media_type="text/plain", **who,
    )  # fmt: skip


def _keep_file(file: NewFile, source: str, who: dict[str, Any]) -> Evidence:
    kept = Evidence(
        name=file.name[:200], media_type=file.media_type[:100], source=source[:300],
        sha256=_hash_of(file.content), **who,
    )  # fmt: skip
    kept.file.save(kept.ref, ContentFile(file.content), save=False)
    wait_for_disk(kept.file)
    kept.save(force_insert=True)
    return kept


def _hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
