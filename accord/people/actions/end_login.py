"""End a login."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from accord.core import audit
from accord.people.models import Login


@transaction.atomic
def end_login(*, login: Login, actor: str, reason: str = "") -> Login:
    """Close a person's sign-in for good; whoever is signed in with it is out at once, on every device."""
    login.is_active = False
    login.save(update_fields=["is_active"])
    end_sessions(login=login)
    audit.record(by=actor, verb="end_login", subject=f"login:{login.ref}", details={"reason": reason})
    return login


def end_sessions(*, login: Login, keep: str = "") -> int:
    """Sign a login out on every device but the one whose session key is kept; returns how many were ended."""
    sessions = UserSession.objects.filter(user=login).exclude(session_key=keep or "-")
    ended = 0
    for session in sessions:
        session.end()
        ended += 1
    return ended
