"""Sign out on another device."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from accord.core import audit
from accord.people.actions.end_login import end_sessions
from accord.people.models import Login


@transaction.atomic
def end_session(*, login: Login, session: UserSession) -> None:
    """Sign one of the person's own devices out."""
    session.end()
    audit.record(by=f"login:{login.ref}", verb="end_session", subject=f"login:{login.ref}")


@transaction.atomic
def end_other_sessions(*, login: Login, keep: str) -> int:
    """Sign the person out on all devices but this one; returns how many there were."""
    ended = end_sessions(login=login, keep=keep)
    audit.record(by=f"login:{login.ref}", verb="end_sessions", subject=f"login:{login.ref}", details={"ended": ended})
    return ended
