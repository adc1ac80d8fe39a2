"""One request that changes something is one transaction, has one effect, and gives one answer.

Reading needs no transaction. A form carries a one-time key: sent twice (a double click, a bad line, the back
button), it gives the answer of the first sending. A refusal or a fault undoes everything the request did.
"""

import hashlib
from collections.abc import Callable, Iterator

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from accord.core import problems
from accord.core.errors import DomainError
from accord.core.models import OnceKey

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
FIELD = "once"
HEADER = "X-Once"
LARGEST_KEPT = 256 * 1024


class UnitOfWork:
    """Wraps every changing request in a transaction and its one-time key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            return self.get_response(request)
        with transaction.atomic():
            response = self._answer(request)
            if getattr(request, "undo", False) or response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Undo the request; turn a refusal into a page that says what to do."""
        request.undo = True  # type: ignore[attr-defined]
        if isinstance(exception, DomainError):
            return problems.page(request, exception)
        return None

    def _answer(self, request: HttpRequest) -> HttpResponse:
        login = getattr(request, "user", None)
        if login is None or not login.is_authenticated:
            return self.get_response(request)
        key = request.headers.get(HEADER) or request.POST.get(FIELD, "")
        if not key:
            request.undo = True  # type: ignore[attr-defined]
            return problems.page(request, _missing_key())
        if len(key) > 64:
            request.undo = True  # type: ignore[attr-defined]
            return problems.page(request, _missing_key())
        return self._answer_once(request, owner=f"login:{login.pk}", key=key)

    def _answer_once(self, request: HttpRequest, *, owner: str, key: str) -> HttpResponse:
        path_hash = hashlib.sha256(request.get_full_path().encode()).hexdigest()
        body_hash = _fingerprint(request)
        try:
            with transaction.atomic():
                mark = OnceKey.objects.create(owner=owner, key=key, path_hash=path_hash, body_hash=body_hash)
        except IntegrityError:
            first = OnceKey.objects.get(owner=owner, key=key)
            if (first.path_hash, first.body_hash) != (path_hash, body_hash):
                return problems.page(request, _already_sent())
            return _again(first)
        response = self.get_response(request)
        if response.status_code >= 400:
            mark.delete()
        else:
            _keep(mark, response)
        return response


def _fingerprint(request: HttpRequest) -> str:
    digest = hashlib.sha256()
    for part in _said(request):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def _said(request: HttpRequest) -> Iterator[str]:
    for name, values in sorted(request.POST.lists()):
        if name not in (FIELD, "csrfmiddlewaretoken"):
            yield name
            yield from (str(value) for value in values)
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            yield f"{name}:{getattr(file, 'name', '')}:{getattr(file, 'size', 0)}"


def _keep(mark: OnceKey, response: HttpResponseBase) -> None:
    mark.status = response.status_code
    mark.location = response.get("Location", "")
    if isinstance(response, HttpResponse) and not response.streaming and len(response.content) <= LARGEST_KEPT:
        mark.body = response.content
        mark.content_type = response.get("Content-Type", "")
    mark.save(update_fields=["status", "location", "body", "content_type"])


def _again(first: OnceKey) -> HttpResponse:
    answer = HttpResponse(
        bytes(first.body), status=first.status or 200, content_type=first.content_type or "text/html; charset=utf-8"
    )
    if first.location:
        answer["Location"] = first.location
    return answer


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
