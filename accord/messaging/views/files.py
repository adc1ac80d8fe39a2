"""Files of messages as downloads, on both faces; no browser opens one by itself."""

from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_GET

from accord.messaging.access.files import get_file_for, get_own_file_for
from accord.messaging.models import Attachment
from accord.messaging.views.looks import note_look
from accord.people.access.posts import get_post_for
from accord.people.viewer import asking


@require_GET
def file(request: HttpRequest, school: str, ref: str) -> HttpResponseBase:
    """A file of a message that a member of staff may read."""
    post = get_post_for(asking(request), school)
    found = get_file_for(post, ref)
    note_look(post, found.message.conversation, "file")
    return _download(found)


@require_GET
def own_file(request: HttpRequest, ref: str) -> HttpResponseBase:
    """A file of a message that a guardian may read."""
    return _download(get_own_file_for(asking(request), ref))


def _download(attachment: Attachment) -> HttpResponseBase:
    try:
        opened = attachment.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(opened, as_attachment=True, filename=attachment.name, content_type="application/octet-stream")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return cast(HttpResponseBase, answer)
