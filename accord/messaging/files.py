"""Files of messages: looked at, kept safe on the disk, and where they are downloaded."""

from collections.abc import Sequence
from datetime import datetime

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.core.durable import wait_for_disk
from accord.core.words import isolate
from accord.delivery.inbound.attachments import attachment as look_at
from accord.delivery.inbound.mail import Attachment as FoundFile
from accord.delivery.inbound.wording import REFUSED
from accord.messaging.models import Attachment, Message, RefusedFile

NewFile = FoundFile
"""A file on its way to a message, with what its bytes say."""

MOST_FILES = 10
"""Files that go with one message."""

LARGEST = 10 * 1024 * 1024
"""Bytes of one file that is sent through a page."""

MOST_TOGETHER = 25 * 1024 * 1024
"""Bytes of all files of one message; as much as a mail may bring."""


def megabytes(size: int) -> int:
    """Return a number of bytes in whole megabytes, as people speak of them."""
    return size // (1024 * 1024)


def read_file(name: str, declared: str, content: bytes, *, number: int) -> NewFile:
    """Look at a file: its name made safe, its kind by its bytes, and whether it is one that does harm."""
    return look_at(name, declared, content, number=number)


def why_refused(file: NewFile) -> str:
    """Return the sentence that says why a file is not taken, or nothing for one that is."""
    return str(REFUSED[file.refused]) if file.refused else ""


def why_kept_back(file: RefusedFile) -> str:
    """Return the sentence for a file that came with a message and was not handed on."""
    return _("%(name)s: %(why)s") % {"name": isolate(file.name), "why": REFUSED[file.refused]}


def keep_files(message: Message, files: Sequence[NewFile], at: datetime) -> list[Attachment]:
    """Keep the files of a message: on the disk before the message is, in the same transaction.

    Of those that do harm only the name and the reason stay, so that the reader can ask for them in another way.
    """
    if not files:
        return []
    RefusedFile.objects.bulk_create(
        RefusedFile(message=message, name=one.name[:200], refused=one.refused, created_at=at)
        for one in files
        if one.refused
    )
    return [_keep(message, one, at) for one in files if not one.refused]


def _keep(message: Message, file: NewFile, at: datetime) -> Attachment:
    kept = Attachment(
        message=message,
        name=file.name[:200],
        media_type=file.media_type[:100],
        size=file.size,
        sha256=file.sha256,
        created_at=at,
    )
    kept.file.save(kept.ref, ContentFile(file.content), save=False)
    wait_for_disk(kept.file)
    kept.save(force_insert=True)
    return kept


def url_of(attachment: Attachment | str, *, school_slug: str = "") -> str:
    """Return where a file (or its ref) is downloaded: by staff of the school that is named, else by the guardian."""
    ref = attachment if isinstance(attachment, str) else attachment.ref
    if school_slug:
        return reverse("messages:file", args=[school_slug, ref])
    return reverse("family_messages:file", args=[ref])
