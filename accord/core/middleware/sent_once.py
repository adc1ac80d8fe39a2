"""The one-time key of a form: sent twice, a form has one effect and gets one answer."""

import hashlib

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from accord.core import problems
from accord.core.errors import DomainError
from accord.core.middleware.intake import fingerprint
from accord.core.models import OnceKey
from accord.core.new_rows import insert_unless_known, update
from accord.core.questions import question

FIELD = "once"
LARGEST_KEPT = 256 * 1024
KEPT_HEADERS = ("Location", "Content-Type", "Content-Disposition", "Content-Language", "HX-")


class SentBefore(BaseException):
    """The same form was sent twice at once, and the other was first. No fault, so nobody on the way may catch it."""


class Sending:
    """One sending of a form under its key."""

    def __init__(self, request: HttpRequest, owner: str, key: str) -> None:
        self.request = request
        where = hashlib.sha256(f"{request.method} {request.get_full_path()}".encode()).hexdigest()
        said = fingerprint(request, leave_out=(FIELD, "csrfmiddlewaretoken"))
        self._mark = OnceKey(owner=owner, key=key, path_hash=where, body_hash=said)

    def take_key(self) -> None:
        """Store that this was sent; another sending under the same key is waited for. Raises SentBefore."""
        if not insert_unless_known(self._mark):
            raise SentBefore

    def earlier_answer(self) -> HttpResponse | None:
        """The answer to the first sending, or None for what is sent the first time."""
        mark = self._mark
        first = _sent.first(owner=mark.owner, key=mark.key)
        if first is None:
            return None
        if (first.path_hash, first.body_hash) != (mark.path_hash, mark.body_hash):
            return problems.page(self.request, _already_sent())
        if first.status is None:
            return problems.page(self.request, _already_done())
        return HttpResponse(bytes(first.body), status=first.status, headers=first.headers)

    def keep(self, response: HttpResponseBase) -> None:
        """Keep the answer with what was done. After one that refuses, the form may be sent again under its key."""
        mark = self._mark
        if response.status_code >= 400:
            mark.delete()
            return
        mark.headers = {
            name: value for name, value in response.items() if name.startswith(KEPT_HEADERS) or name in KEPT_HEADERS
        }
        if isinstance(response, HttpResponse) and len(response.content) <= LARGEST_KEPT:
            mark.status, mark.body = response.status_code, response.content
        update(mark, "status", "headers", "body")


@question
def _sent(*, owner: str, key: str) -> QuerySet[OnceKey]:
    return OnceKey.objects.filter(owner=owner, key=key)


def _already_sent() -> DomainError:
    return DomainError(
        "already-sent",
        _("This form was sent before with other words. The first sending stands."),
        409,
        _("To send something new, open the page anew and fill it in again."),
    )


def _already_done() -> DomainError:
    return DomainError(
        "already-done",
        _("This was done the first time that you sent it."),
        409,
        _("Open the page anew to see it."),
    )
