"""What a mail program sends along of whoever writes: staff numbers and private addresses never reach a family (C5)."""

from collections.abc import Iterator, Sequence
from email.utils import parseaddr

from django.conf import settings

from accord.delivery.inbound.attachments import attachment
from accord.delivery.inbound.mail import Attachment
from accord.people.models import Guardian, StaffMember

CARD, CALENDAR = b"BEGIN:VCARD", b"BEGIN:VCALENDAR"


def without_own_details(files: Sequence[Attachment], writer: Guardian | StaffMember) -> list[Attachment]:
    """The files of a mail of staff without their own visiting card, and with the school's address in invitations."""
    own = writer.login.email if isinstance(writer, StaffMember) and writer.login else None
    return list(_without(files, own.lower().encode())) if own else list(files)


def _without(files: Sequence[Attachment], own: bytes) -> Iterator[Attachment]:
    for number, file in enumerate(files, start=1):
        begins, said = file.content[:200].lstrip(b"\xef\xbb\xbf \r\n").upper(), file.content.lower()
        unfolded = said.replace(b"\r\n ", b"").replace(b"\n ", b"")
        if own not in unfolded:
            yield file
        elif begins.startswith(CALENDAR):
            yield attachment(file.name, file.declared_type, _under_school(file.content, own), number=number)
        elif not begins.startswith(CARD):
            yield file


def _under_school(content: bytes, own: bytes) -> bytes:
    """An invitation (RFC 5545, lines joined again) in which the school stands for whoever sent it."""
    school = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].encode()
    lines = content.replace(b"\r\n ", b"").replace(b"\n ", b"").splitlines()
    found = ((line, line.lower().find(own)) for line in lines)
    return b"".join(_replaced(line, own, school) + b"\r\n" if place >= 0 else line + b"\r\n" for line, place in found)


def _replaced(line: bytes, own: bytes, school: bytes) -> bytes:
    while (place := line.lower().find(own)) >= 0:
        line = line[:place] + school + line[place + len(own) :]
    return line
