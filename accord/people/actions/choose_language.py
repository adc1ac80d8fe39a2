"""Choose the language in which a person is answered."""

from django.db import transaction

from accord.core import audit
from accord.people.models import Login


@transaction.atomic
def choose_language(*, login: Login, language: str) -> Login:
    """Keep the language that a person chose for all of the person's devices."""
    login.language = language
    login.save(update_fields=["language"])
    audit.record(by=f"login:{login.ref}", verb="choose_language", subject=f"login:{login.ref}")
    return login
