"""Drawing the busiest pages once, before processes are made of this one.

What is made for the first page of its kind (questions in the words of the database, dates in words, patterns) then
lies in memory that all processes share, where each would make it for itself. Somebody of staff and somebody of a
family are signed in, their pages are asked for, and everything is undone: nothing stays in the database, and the pages
go nowhere.
"""

import logging
import re
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from accord.core.faults import told

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

    from accord.people.models import Login

log = logging.getLogger(__name__)

OF_STAFF = (
    "/staff/{school}/",
    "/staff/{school}/messages/",
    "/staff/{school}/messages/?place=front-door",
    "/staff/{school}/messages/search/?q=child",
    "/staff/{school}/messages/?place=all",
)
OF_FAMILIES = ("/family/", "/family/messages/")
CONVERSATION = re.compile(rb'"(/(?:staff/[\w-]+|family)/messages/[a-z0-9]{16}/)')
"""Where a list leads to somebody's conversation; the first one is opened."""
ENOUGH = 2
"""What is asked for twice also has its second time behind it: kept drawings, questions that are asked again."""


def rehearse(pages: "WSGIHandler") -> None:
    """Draw the busiest pages for nobody. What hinders it hinders no start: each page can still be drawn later."""
    from django.db import transaction

    try:
        with transaction.atomic():
            for login, paths in _visits():
                session = _signed_in(login)
                for path in paths:
                    page = _ask(pages, path, session, login.language)
                if conversation := CONVERSATION.search(page):
                    _ask(pages, conversation[1].decode(), session, login.language)
            transaction.set_rollback(True)
        _look_for_words_of_danger()
    except Exception as hindrance:
        log.info("The pages were not drawn beforehand (%s).", told(hindrance))


def _visits() -> "Iterator[tuple[Login, list[str]]]":
    """Who asks for which pages: somebody of the office who needs no second step, and a guardian."""
    from accord.people.models import Guardian, StaffMember
    from accord.rules.visibility import CONFIDENTIAL_ROLES

    now = {"login__is_active": True, "ends_on": None}
    staff = StaffMember.objects.filter(roles__role="office", **now).exclude(roles__role__in=CONFIDENTIAL_ROLES)
    member = staff.select_related("login", "school").first()
    if member and member.login:
        yield member.login, [path.format(school=member.school.slug) for path in OF_STAFF]
    guardian = Guardian.objects.filter(**now).select_related("login").first()
    if guardian and guardian.login:
        yield guardian.login, list(OF_FAMILIES)


def _look_for_words_of_danger() -> None:
    """Compile the patterns with which each message is looked at, in the languages of the schools."""
    from accord.messaging.before_sending import speaks_of_danger
    from accord.schools.facts import settings_of
    from accord.schools.models import School

    for school in School.objects.select_related("district"):
        speaks_of_danger("", school.main_language, settings_of(school).languages.value)


def _signed_in(login: "Login") -> str:
    """A session as the sign-in would leave it, which is undone with everything else."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(login.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = login.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _ask(pages: "WSGIHandler", path: str, session: str, language: str) -> bytes:
    """Ask for a page as a request would, but without its beginning and end, which give lines to the database back."""
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIRequest

    at, (path, _mark, question) = urlsplit(settings.ACCORD_BASE_URL), path.partition("?")
    asked: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": question,
        "SERVER_NAME": at.hostname or "localhost",
        "SERVER_PORT": str(at.port or 80),
        "HTTP_HOST": at.netloc,
        "HTTP_X_FORWARDED_PROTO": at.scheme,
        "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.LANGUAGE_COOKIE_NAME}={language}",
        "wsgi.url_scheme": at.scheme,
    }
    page = b""
    for _time in range(ENOUGH):
        answered = pages.get_response(WSGIRequest({**asked, "wsgi.input": BytesIO()}))
        log.info("%s: %s", path, answered.status_code)
        page = bytes(getattr(answered, "content", b""))
    return page
