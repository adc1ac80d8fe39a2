"""What was sent is measured and read before any transaction begins.

Reading takes as long as the sender's line takes; nobody else may wait for the write lock meanwhile.
"""

import hashlib
import json
from collections.abc import Iterator

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, UnreadablePostError

LARGEST_FROM_STRANGERS = 1024 * 1024
LARGEST = 100 * 1024 * 1024
"""Bytes of one request, files included: from people who are signed in, and (above) from all others."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def take_in(request: HttpRequest, *, signed_in: bool) -> None:
    """Read the whole body. Raises BadRequest or SuspiciousOperation for what is too large or not readable."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError as error:
        raise BadRequest("The length of the request is not a number.") from error
    if length > (LARGEST if signed_in else LARGEST_FROM_STRANGERS):
        raise RequestDataTooBig("The request is larger than we take.")
    try:
        if request.content_type in FORMS:
            texts = (text for name, values in request.POST.lists() for text in (name, *values))
            if any("\0" in str(text) for text in texts):
                raise BadRequest("NUL in a form field")
        else:
            request.body  # noqa: B018  (reads it now)
    except UnreadablePostError as error:
        raise BadRequest("The line broke before everything had arrived.") from error


def fingerprint(request: HttpRequest, *, leave_out: tuple[str, ...]) -> str:
    """Return the SHA-256 (hex) of everything that was sent, but for the named fields."""
    digest = hashlib.sha256()
    for part in _said(request, leave_out):
        digest.update(part)
    return digest.hexdigest()


def _said(request: HttpRequest, leave_out: tuple[str, ...]) -> Iterator[bytes]:
    if request.content_type not in FORMS:
        yield request.body
        return
    fields = [(name, values) for name, values in sorted(request.POST.lists()) if name not in leave_out]
    yield json.dumps(fields).encode()
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            yield json.dumps([name, file.name, file.size]).encode()
            yield from file.chunks()
            file.seek(0)
