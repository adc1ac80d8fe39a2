"""Sessions in the database, as Django keeps them; each request looks its own up by a question written once."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now

from accord.core.questions import question


@question
def _session(*, key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=Now())


class SessionStore(db.SessionStore):
    """One session; an unknown key, or one that is over, is forgotten."""

    def _get_session_from_db(self) -> Session | None:
        found = _session.first(key=self.session_key or "")
        if found is None:
            self._session_key = None
        return found
