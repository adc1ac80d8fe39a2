"""Who knocks at every address, and the knocking itself."""

from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accord.web.demo import Cast

PERSONAS = {
    "anonymous": "",
    "guardian": "amina",
    "separated guardian": "ewa",
    "other parent of that child": "jakub",
    "guardian under an order": "neil",
    "contact only": "nora",
    "foster carer": "mei",
    "guardian of other school": "owen",
    "former guardian": "paul",
    "student": "maya",
    "teacher of the class": "tan",
    "teacher without link": "ode",
    "office": "office",
    "head of year": "year_head",
    "special needs": "needs",
    "safeguarding lead": "safeguarding",
    "leader": "deputy",
    "headteacher": "head",
    "governor": "governor",
    "chair": "chair",
    "volunteer coordinator": "volunteers",
    "administrator": "admin",
    "trust chief executive": "chief",
    "staff of other school": "hillside_head",
    "administrator of a school outside": "alnoor_admin",
}
"""Each persona and who plays it in the cast."""

KEY = "one-time-key-of-the-matrix"


class Visitors:
    """Everybody of `PERSONAS`, signed in with their second step; nothing that they do lasts."""

    def __init__(self, cast: Cast) -> None:
        self.clients = {name: _sign_in(cast, key) for name, key in PERSONAS.items()}

    def knock(self, persona: str, method: str, url: str, **sent: str) -> Any:
        """Ask for a page or send a form to it, then undo whatever that did."""
        client, session = self.clients[persona]
        client.cookies = SimpleCookie({"session": session} if session else {})
        undo = transaction.savepoint()
        try:
            return client.get(url) if method == "GET" else client.post(url, {"once": KEY, **sent})
        finally:
            transaction.savepoint_rollback(undo)


def _sign_in(cast: Cast, key: str) -> tuple[Client, str]:
    client = Client(raise_request_exception=False)
    if not key:
        return client, ""
    login = cast.login(key)
    client.force_login(login)
    session = client.session
    session["account_authentication_methods_user"] = str(login.pk)
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.save()
    return client, client.cookies["session"].value


def every_address() -> dict[str, str]:
    """Return each named address of the product with its pattern; a nameless one is named by its pattern."""
    return dict(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], path: str, space: str) -> Any:
    for pattern in patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else f"nameless {here}", here
