"""One request that changes something is one transaction, has one effect, and gives one answer.

Reading needs no transaction. A form carries a one-time key: sent twice (a double click, a bad line, the back
button), it gives the answer of the first sending. A refusal or a fault undoes everything the request did.
"""

import hashlib
import re
from collections.abc import Callable

from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from accord.core import problems
from accord.core.errors import DomainError
from accord.core.middleware.intake import fingerprint, take_in
from accord.core.models import OnceKey
from accord.core.new_rows import insert_unless_known, update

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
FIELD = "once"
HEADER = "X-Once"
KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
LARGEST_KEPT = 256 * 1024
KEPT_HEADERS = ("Location", "Content-Type", "Content-Disposition", "Content-Language", "HX-")


class UnitOfWork:
    """Wraps every changing request in a transaction and its one-time key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            return self.get_response(request)
        login = getattr(request, "user", None)
        owner = f"login:{login.pk}" if login is not None and login.is_authenticated else ""
        take_in(request, signed_in=bool(owner))
        key = request.headers.get(HEADER) or request.POST.get(FIELD, "")
        if owner and not KEY.fullmatch(key):
            return problems.page(request, _missing_key())
        said = fingerprint(request, leave_out=(FIELD, "csrfmiddlewaretoken")) if owner else ""
        try:
            with transaction.atomic():
                response = self._once(request, owner, key, said) if owner else self.get_response(request)
                if getattr(request, "undo", False) or response.status_code >= 500:
                    transaction.set_rollback(True)
        except OperationalError as trouble:
            if not problems.is_passing(trouble):
                raise
            return problems.busy(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Undo the request; turn a refusal into a page that says what to do."""
        request.undo = True  # type: ignore[attr-defined]
        if isinstance(exception, DomainError):
            return problems.page(request, exception)
        if isinstance(exception, OperationalError) and problems.is_passing(exception):
            return problems.busy(request)
        return None

    def _once(self, request: HttpRequest, owner: str, key: str, said: str) -> HttpResponse:
        where = hashlib.sha256(f"{request.method} {request.get_full_path()}".encode()).hexdigest()
        mark = OnceKey(owner=owner, key=key, path_hash=where, body_hash=said)
        if not insert_unless_known(mark):
            first = OnceKey.objects.get(owner=owner, key=key)
            if (first.path_hash, first.body_hash) != (where, said):
                return problems.page(request, _already_sent())
            return _again(request, first)
        response = self.get_response(request)
        if response.status_code >= 400:
            mark.delete()
        else:
            _keep(mark, response)
        return response


def _keep(mark: OnceKey, response: HttpResponseBase) -> None:
    mark.status = response.status_code
    mark.headers = {
        name: value for name, value in response.items() if name.startswith(KEPT_HEADERS) or name in KEPT_HEADERS
    }
    if isinstance(response, HttpResponse) and len(response.content) <= LARGEST_KEPT:
        mark.body = response.content
    else:
        mark.status = None
    update(mark, "status", "headers", "body")


def _again(request: HttpRequest, first: OnceKey) -> HttpResponse:
    if first.status is None:
        return problems.page(request, _already_done())
    return HttpResponse(bytes(first.body), status=first.status, headers=first.headers)


def _missing_key() -> DomainError:
    return DomainError(
        "form-out-of-date",
        _("This page was open for too long, so we could not take what you sent."),
        400,
        _("Go back, copy what you wrote, load the page anew and send it again."),
    )


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
