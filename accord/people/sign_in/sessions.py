"""Sessions in the database, as Django keeps them; each request looks its own up by a question written once."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now

from accord.core.questions import question
from accord.core.shelf import Shelf
from accord.people.records import login_with_posts_soon


@question
def _session(*, key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=Now())


_last_of: Shelf[int] = Shelf(most=4096)
"""Whose a session was, by its key: what may be asked for soon; who asks, the session itself says."""


class SessionStore(db.SessionStore):
    """One session; an unknown key, or one that is over, is forgotten."""

    def load(self) -> dict[str, Any]:
        """What the session holds; whose it was when it was last looked up, that login is asked for on the way."""
        if login_id := _last_of.take(self.session_key):
            login_with_posts_soon(login_id)
        held: dict[str, Any] = super().load()
        if SESSION_KEY in held:
            _last_of.put(self.session_key, int(held[SESSION_KEY]))
        return held

    def _get_session_from_db(self) -> Session | None:
        found = _session.first(key=self.session_key or "")
        if found is None:
            self._session_key = None
        return found
