"""Telling somebody who has no post at the school (a chief executive, a member of a panel) that something waits.

The letter holds no word of the matter: only that there is something new, and where to open it.
"""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from accord.core.queue import task
from accord.people.models import Login


def tell_above(*, logins: Iterable[Login], path: str, once: str) -> None:
    """Write to each that something new waits at an address of these pages; the same `once` writes once in a week."""
    for login in logins:
        if login.email:
            write_above.enqueue(login_id=login.pk, path=path, dedupe_key=f"above:{once}:{login.pk}")


@task()
def write_above(*, login_id: int, path: str) -> None:
    """Write to one person, in their language."""
    login = Login.objects.filter(pk=login_id).first()
    if login is None or not login.is_active or not login.email:
        return
    with translation.override(login.language or settings.LANGUAGE_CODE):
        words = _("There is something new for you, in confidence. Sign in and open it here:")
        subject = _("Something new for you, in confidence")
    EmailMessage(subject, f"{words}\n{settings.ACCORD_BASE_URL}{path}\n", to=[login.email]).send()
