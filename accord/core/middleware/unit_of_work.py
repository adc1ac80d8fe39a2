"""One request that changes something is one transaction, has one effect, and gives one answer.

Reading needs no transaction, and what a changing request reads before its first change needs none either. A form
carries a one-time key: sent twice (a double click, a bad line, the back button), it gives the answer of the first
sending. A refusal or a fault undoes everything the request did.
"""

import re
from collections.abc import Callable

from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accord.core import problems
from accord.core.errors import DomainError
from accord.core.first_change import beginning_with_first_change
from accord.core.middleware.intake import take_in
from accord.core.middleware.sent_once import FIELD, Sending, SentBefore

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
HEADER = "X-Once"
KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


class UnitOfWork:
    """Wraps every changing request in a transaction, from its first change on, and its one-time key."""

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
        try:
            return self._once(Sending(request, owner, key)) if owner else self._answer(request)[0]
        except OperationalError as trouble:
            if not problems.is_passing(trouble):
                raise
            return problems.busy(request)

    def _once(self, sending: Sending) -> HttpResponse:
        """Answer a form, or give the answer that it got when it was sent before.

        That it was is found by its key, the first that a change writes, or asked for where nothing is changed.
        """
        try:
            response, changed = self._answer(sending.request, sending)
        except SentBefore:
            return sending.earlier_answer() or problems.busy(sending.request)
        return response if changed else sending.earlier_answer() or response

    def _answer(self, request: HttpRequest, sending: Sending | None = None) -> tuple[HttpResponse, bool]:
        """Return the answer, and whether anything was changed on the way to it."""
        with beginning_with_first_change(sending.take_key if sending else _nothing) as change:
            response = self.get_response(request)
            if getattr(request, "undo", False) or response.status_code >= 500:
                transaction.set_rollback(True)
            elif sending and change.came:
                sending.keep(response)
        return response, change.came

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Undo the request; turn a refusal into a page that says what to do."""
        request.undo = True  # type: ignore[attr-defined]
        if isinstance(exception, DomainError):
            return problems.page(request, exception)
        if isinstance(exception, OperationalError) and problems.is_passing(exception):
            return problems.busy(request)
        return None


def _nothing() -> None:
    """What strangers send has no key."""


def _missing_key() -> DomainError:
    return DomainError(
        "form-out-of-date",
        _("This page was open for too long, so we could not take what you sent."),
        400,
        _("Go back, copy what you wrote, load the page anew and send it again."),
    )
